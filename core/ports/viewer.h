// Viewer: for whom a list is made. Queries leave out what this person may not know of (P9, P32).
//
// Made from the Actor by core/access once per request. Threads: a value.
#pragma once

#include <vector>

#include "core/ids.h"

namespace caseway {

struct Viewer {
  UserId user;
  // Standard restriction: safeguarding staff see content; others see only that an enquiry is open (and only where they
  // hold a case for the person, or out of hours).
  bool sees_restricted = false;
  // Nothing is ever shown of cases whose subject or source of risk is one of these (the viewer or a declared relative).
  std::vector<PersonId> declared;
  // Sees every case regardless of restriction: the system itself, exports run by the record's owner, verify.
  bool is_system = false;
};

}  // namespace caseway
