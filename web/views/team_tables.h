// The tables of a team's page with what may be done from them: allocate what is ticked, move a worker's cases.
//
//   AllocationForm(w, visit, {team, offset}, rows, workers, error);
//   ReassignmentForm(w, visit, team, {holders, takers}, error);
//
// The first posts case (many), worker and reason to /team/allocation; the second from, to and reason to
// /team/reassignment.
//
// Caseload, absence and competence stand beside each name (F26). What was ticked and typed stays after a refusal.
// Threads: a page a call.
#pragma once

#include <vector>

#include "core/ports/work_reading.h"
#include "web/chrome.h"

namespace caseway::web {

struct AllocationOf {
  TeamId team;
  int offset = 0;  // of the page of its list
};
void AllocationForm(html::Writer& w, const Visit& visit, const AllocationOf& of, const std::vector<WorkRow>& rows,
                    const std::vector<CaseloadRow>& workers, const Error* error);
// "12 open, 3 of them waiting for a manager, 2 overdue, away": the load as it stands beside a name to choose.
std::string LoadWords(const CaseloadRow& worker);
void CaseloadTable(html::Writer& w, const Visit& visit, const std::vector<CaseloadRow>& workers);
struct Reassignment {
  const std::vector<CaseloadRow>& from;
  const std::vector<CaseloadRow>& to;  // who could be given work
};
void ReassignmentForm(html::Writer& w, const Visit& visit, TeamId team, const Reassignment& workers,
                      const Error* error);

}  // namespace caseway::web
