// What each worker of a team holds, counted as their own page My work counts it: one definition for both (F26).
//
//   for (const auto& load : CaseloadsOf(visit, record, team)) load.overdue;   // of what they can go on with
//
// Only what the reader may know of counts (DESIGN 10). What awaits a decision that is not theirs to take counts as
// waiting for a manager, never as overdue with them. Threads: within one snapshot.
#pragma once

#include <vector>

#include "core/ports/work_reading.h"
#include "web/visit.h"

namespace caseway::web {

// The stages whose decision `actor` may not take: what stands there waits for somebody else.
NotTheirs NotTheirsOf(const Visit& visit, const Actor& actor);

std::vector<CaseloadRow> CaseloadsOf(const Visit& visit, Record& record, TeamId team);

}  // namespace caseway::web
