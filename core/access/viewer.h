// Viewer: for whom a list is made. Queries leave out what this person may not know of (P9, P32).
//
// Made from the Actor by core/access once per request. Threads: a value.
#pragma once

#include <vector>

#include "core/dates.h"
#include "core/ids.h"

namespace caseway {

// The two levels of restriction (P9).
enum class Restriction { kNone = 0, kStandard = 1, kSealed = 2 };

struct Viewer {
  UserId user;
  // Standard restriction: safeguarding staff see content; others see only that an enquiry is open (and only where they
  // hold a case for the person, or out of hours).
  bool sees_restricted = false;
  // Nothing is ever shown of cases whose subject or source of risk is one of these (the viewer or a declared relative).
  std::vector<PersonId> declared;
  // Sees every case regardless of restriction: the system itself, exports run by the record's owner, verify.
  bool is_system = false;
  // When the page is made: a break-glass that ran out before it no longer counts. Left out, none counts.
  Instant now = Instant::max();
};

}  // namespace caseway
