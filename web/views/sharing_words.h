// What somebody lets us share, in words (P51): for their pages, for the people around them and those in their cases.
//
//   SharedWith(visit, choice)   -> "A relative or friend: Jo Lewis"
//   SharedWhat(visit, choice)   -> "Arrangements only: visits, times and services, since 3 March 2026"
//
// Threads: a page a call.
#pragma once

#include <string>
#include <vector>

#include "core/people/sharing.h"
#include "web/chrome.h"

namespace caseway::web {

std::string SharedWith(const Visit& visit, const SharingChoice& choice);
// With the days it holds or held, and what was said with it.
std::string SharedWhat(const Visit& visit, const SharingChoice& choice);
// What holds now about this one; null where they were not asked, or withdrew it.
const SharingChoice* ChoiceAbout(const std::vector<SharingChoice>& choices, PersonId other);
// What may be shared with this one: "They were not asked" where nothing holds.
std::string MayBeShared(const Visit& visit, const std::vector<SharingChoice>& choices, PersonId other);

// Those that hold, each a line: for print, and before something leaves the house.
std::vector<std::string> SharingLines(const Visit& visit, const std::vector<SharingChoice>& choices);
// The lines under a heading, with the way to change them; nothing asked is said so.
void SharingSummary(html::Writer& w, const Visit& visit, PersonId person, const std::vector<SharingChoice>& choices,
                    int heading_level);

}  // namespace caseway::web
