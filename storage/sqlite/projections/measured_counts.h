// The rates of the board, kept as cases change: for how much each case counts, and the sums by month.
//
//   TakeMeasured(db, after, event.payload["measures"], day);   // what a move, an opening or a form worked out
//   CountMeasured(db, before, after);                          // after its team, restriction or end changed
//   CountMeasuredOf(db, root);                                 // after records were joined or taken apart
//
// Of one person the cases of a reporting year, from April on, count as one where the measure says so: by each of the
// three restrictions that a viewer may be counted for, so that the sums up to it are right. Cases recorded in error
// count nowhere. Threads: the writer alone.
#pragma once

#include <cstdint>

#include "core/document.h"
#include "storage/sqlite/projections/case_state.h"

namespace caseway::storage {

// One row of `measured`, as far as it is counted.
struct MeasuredRow {
  std::int64_t case_id = 0, day = 0, counted = 0, met = 0, per_person = 0, team = 0, restriction = 0;
};
// The reporting year a month falls in, from April on.
std::int64_t ReportingYear(std::int64_t month_number);

// A case that is already in its row.
void TakeMeasured(Connection& db, const CaseState& state, const Document& measured, std::int64_t day);
void CountMeasured(Connection& db, const CaseState& before, const CaseState& after);
void CountMeasuredOf(Connection& db, std::int64_t root);

}  // namespace caseway::storage
