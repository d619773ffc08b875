// The tables of a team's page with what may be done from them: allocate what is ticked, move a worker's cases.
//
//   AllocationForm(w, visit, team, rows, workers, error);     // posts case (many), worker, reason to /team/allocation
//   ReassignmentForm(w, visit, team, workers, error);         // posts from, to, reason to /team/reassignment
//
// Caseload, absence and competence stand beside each name (F26). What was ticked and typed stays after a refusal.
// Threads: a page a call.
#pragma once

#include <vector>

#include "core/ports/work_reading.h"
#include "web/chrome.h"

namespace caseway::web {

void AllocationForm(html::Writer& w, const Visit& visit, TeamId team, const std::vector<WorkRow>& rows,
                    const std::vector<CaseloadRow>& workers, const Error* error);
// "12 open, 3 of them waiting for a manager, 2 overdue, away": the load as it stands beside a name to choose.
std::string LoadWords(const CaseloadRow& worker);
void CaseloadTable(html::Writer& w, const Visit& visit, const std::vector<CaseloadRow>& workers);
void ReassignmentForm(html::Writer& w, const Visit& visit, TeamId team, const std::vector<CaseloadRow>& workers,
                      const Error* error);

}  // namespace caseway::web
