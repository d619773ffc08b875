#include "storage/sqlite/projections/fold.h"
#include "storage/sqlite/queries/reading.h"
#include "storage/sqlite/queries/work_queries.h"
#include "storage/sqlite/queries/work_rows.h"

namespace caseway::storage {
namespace {

// What nobody has looked into, however old, and what was opened of late: each by its own small index.
constexpr char kTaken[] =
    "SELECT c.id, c.pathway, c.subject_root, c.subject_name, e.by_name, e.entered, e.text, e.position, g.seen_by, "
    "g.seen,"
    " e.by_user"
    " FROM (SELECT entry FROM broken_glass WHERE seen = 0 UNION SELECT position FROM entry INDEXED BY "
    "entry_access_taken"
    " WHERE type = 'case.access-taken' AND entered > :since) t CROSS JOIN entry e ON e.position = t.entry"
    " CROSS JOIN broken_glass g ON g.entry = t.entry CROSS JOIN case_row c ON c.id = e.case_id"
    " WHERE " CASEWAY_VISIBLE " ORDER BY e.entered DESC, e.position DESC";

}  // namespace

std::vector<AccessTakenRow> SqliteWork::AccessTaken(Instant since, int limit, const Viewer& viewer) {
  std::vector<AccessTakenRow> rows;
  const HiddenCases hidden(db_, viewer);
  auto list = db_.Prepare(kTaken);
  BindViewer(list, viewer);
  list.Bind(":since", Micros(since));
  while (static_cast<int>(rows.size()) < limit && list.Step()) {
    if (hidden.Has(list.Int(0))) continue;
    rows.push_back({list.Int(7), CaseId{list.Int(0)}, list.String(1), PersonId{list.Int(2)}, list.String(3),
                    UserId{list.Int(10)}, list.String(4), InstantAt(list.Int(5)), list.String(6), list.String(8),
                    InstantAt(list.Int(9))});
  }
  return rows;
}

bool SqliteWork::HasProvisionalDates() {
  auto find =
      db_.Prepare("SELECT 1 FROM case_row INDEXED BY case_provisional WHERE open = 1 AND due_provisional = 1 LIMIT 1");
  return find.Step();
}

}  // namespace caseway::storage
