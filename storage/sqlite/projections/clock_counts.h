// The first case of each person in a pathway to stop a clock: what the board's figures of time are made of.
//
//   CountFirstCompleted(db, root, "assessment");      // after one of the person's cases stopped a clock, or ended
//   CountFirstCompletedOf(db, root);                  // in every pathway: after records were joined or taken apart
//
// Cases marked in error or cancelled are not completed. Threads: the writer alone.
#pragma once

#include <cstdint>
#include <string>

#include "storage/sqlite/projections/case_state.h"

namespace caseway::storage {

void CountFirstCompleted(Connection& db, std::int64_t root, const std::string& pathway);
void CountFirstCompletedOf(Connection& db, std::int64_t root);
// Only where the change is one that these counts can see; its clocks must be kept by then.
void CountClocks(Connection& db, const CaseState& before, const CaseState& after);

}  // namespace caseway::storage
