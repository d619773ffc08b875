// The banner of a person: who this is, and what must be seen before anything else (P36, P45, P46, P9).
//
//   page.before_main = [&](Writer& w) { PersonBanner(w, visit, record, person); };
//
// Stands at the top of every page of a person or of a case of theirs. Threads: a page a call, within its snapshot.
#pragma once

#include "core/ports/record.h"
#include "web/html/html.h"
#include "web/visit.h"

namespace caseway::web {

void PersonBanner(html::Writer& w, const Visit& visit, Record& record, const Person& person);

// "27 March 1950 (76)", "about 1941", "not known"; with the day of death where there is one.
std::string BornWords(const Person& person, Date today);
// "999 631 7064".
std::string NhsNumberWords(const std::string& digits);

}  // namespace caseway::web
