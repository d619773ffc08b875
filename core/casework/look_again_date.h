// The two dates of a case: when it is looked at again, and the limit that runs for it. One of them is its date on the
// worklists, the other stands beside it (core/pathway/dates.h).
//
//   const auto look_again = LookAgainOf(row);   // none where its stage itself has a limit
//   payload.Set("due", MovedByHand(row, *due)); // the limit, if one runs, stays
//
// Threads: values; pure.
#pragma once

#include <optional>

#include "core/calendar/due.h"
#include "core/ports/cases_reading.h"

namespace caseway::casework {

// `row` with its date, as Find gives it.
std::optional<Due> LookAgainOf(const CaseRow& row);
bool IsByHand(const CaseRow& row);
// The date of the case once `due` is when it is looked at again, said by somebody.
Document MovedByHand(const CaseRow& row, const Due& due);

}  // namespace caseway::casework
