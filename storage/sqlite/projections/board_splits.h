// The board's splits: what an open case is counted under besides its state: its band while nobody holds it, why it is
// paused, that it was returned, the week of the last contact with the person (P44).
//
// Threads: the writer alone.
#pragma once

#include "storage/sqlite/projections/case_state.h"

namespace caseway::storage {

// Either may be none. Only what differs between the two is written.
void CountSplits(Connection& db, const CaseState* before, const CaseState* after);

// Whole weeks since 1970 of a London day.
std::int64_t WeekNumber(std::int64_t day_number);

// A contact with the person on this day: of one case, or of every open case of a person.
void TakeContactOfCase(Connection& db, std::int64_t case_id, std::int64_t day_number);
void TakeContactOfPerson(Connection& db, std::int64_t root, std::int64_t day_number);

}  // namespace caseway::storage
