#include "storage/sqlite/queries/provisional_dates.h"

namespace caseway::storage {

std::vector<CaseId> CasesWithProvisionalDates(Connection& connection) {
  std::vector<CaseId> cases;
  auto find = connection.Prepare(
      "SELECT id FROM case_row WHERE open = 1 AND due_provisional = 1 UNION SELECT c.case_id FROM case_clock c JOIN"
      " case_row r ON r.id = c.case_id WHERE r.open = 1 AND c.stopped = '' AND json_extract(c.due, '$.provisional') = 1"
      " ORDER BY 1");
  while (find.Step()) cases.push_back(CaseId{find.Int(0)});
  return cases;
}

}  // namespace caseway::storage
