// The figures of the manager's board, kept as cases change: each case is taken out of where it was counted and put
// where it is now, for its team and for the council.
//
// Sealed and restricted cases are counted apart, so that a figure can be made for those who may not know of them.
// Cases recorded in error count nowhere. Threads: the writer alone.
#pragma once

#include "storage/sqlite/projections/case_state.h"

namespace caseway::storage {

// Either may be none: a case that begins, or one that is gone.
void CountOnBoard(Connection& db, const CaseState* before, const CaseState* after);

// The London day of an instant, as days since 1970.
std::int64_t LondonDayNumber(std::int64_t micros);
// Whole months since January 1970.
std::int64_t MonthNumber(std::int64_t day_number);

}  // namespace caseway::storage
