// The banner on every page of a person's or a case's record: who this is, then what must be seen before anything else
// (P36, P45, P46, P9).
//
//   page.before_main = [&](Writer& w) { PersonBanner(w, visit, record, person); };
//
// Name, preferred name, born and age, NHS number, address (or that it is kept secret), alerts in words, communication
// needs, an open safeguarding enquiry with whom to speak to (P9), provisional or unconfirmed identity, death. A
// key-safe number is never in it (P45). Threads: a page a call, while its record lives.
#pragma once

#include <optional>
#include <string>

#include "core/ports/record.h"
#include "web/chrome.h"

namespace caseway::web {

void PersonBanner(html::Writer& w, const Visit& visit, Record& record, const Person& person);

// Whether an alert keeps the address secret.
bool IsAddressSecret(const std::vector<Alert>& alerts);
// The address in one line as this viewer may see it: "Kept secret" where an alert says so, unless their role may see
// such things (then with a warning not to pass it on).
std::string AddressFor(const Visit& visit, const Person& person, bool secret);
// Where they are to live from a day to come: "From 1 December 2026: 2 New Road, WH9 9AA"; none where no move is
// recorded ahead (P49). `on_details`: where who may see a secret address reads it; it is on no other page.
struct MoveToComeWords {
  std::string from, address;
};
std::optional<MoveToComeWords> MoveToComeOf(const Visit& visit, Record& record, const Person& person, bool on_details);
// An alert in words, without a key-safe number: "Dog, or other animal: two large dogs".
std::string AlertWords(const Visit& visit, const Alert& alert);
bool IsKeySafe(const Alert& alert);

// "27 March 1950 (76)", "about 1941", "not known"; with the age at death where there is one.
std::string BornWords(const Person& person, Date today);
// "999 631 7064".
std::string NhsNumberWords(const std::string& digits);

}  // namespace caseway::web
