// The chronology of a person or a case: what happened, when, by whom, newest first; struck entries stay, with the
// reason.
//
//   ChronologyList(w, visit, rows, {.person = person.id, .shows_case = true});
//
// Text stands as it was written. Threads: a page a call.
#pragma once

#include <vector>

#include "core/ports/people_reading.h"
#include "web/chrome.h"

namespace caseway::web {

struct ChronologyListOptions {
  PersonId person = {};     // gives each note a link to mark it in error, where the role may
  bool shows_case = false;  // names the case of each entry and links to it
  bool is_print = false;    // without links
  int heading_level = 3;
};
void ChronologyList(html::Writer& w, const Visit& visit, const std::vector<ChronologyRow>& rows,
                    const ChronologyListOptions& options = {});

}  // namespace caseway::web
