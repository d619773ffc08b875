#include <algorithm>

#include "storage/sqlite/projections/fold.h"
#include "storage/sqlite/queries/reading.h"
#include "storage/sqlite/queries/visible.h"
#include "storage/sqlite/queries/work_queries.h"

namespace caseway::storage {
namespace {

constexpr char kBreaches[] =
    "SELECT b.position, b.what, b.case_id, c.pathway, p.root, r.name, u.name, t.title, b.by_name, b.at, b.reason,"
    " c.restriction FROM possible_breach b LEFT JOIN case_row c ON c.id = b.case_id"
    " LEFT JOIN person p ON p.id = b.person LEFT JOIN person r ON r.id = p.root"
    " LEFT JOIN staff_user u ON u.id = c.owner_user LEFT JOIN team t ON t.id = c.owner_team"
    " WHERE (c.id IS NULL OR " CASEWAY_VISIBLE ") ORDER BY b.position DESC";

BreachRow BreachOf(const Statement& row) {
  BreachRow breach;
  breach.position = row.Int(0);
  breach.what = row.Text(1);
  breach.case_id = CaseId{row.Int(2)};
  breach.pathway = row.Text(3);
  breach.person = PersonId{row.Int(4)};
  breach.person_name = row.Text(5);
  breach.by = row.Text(8);
  breach.holder = !row.Text(6).empty() ? row.Text(6) : !row.Text(7).empty() ? row.Text(7) : row.Text(8);
  breach.at = InstantAt(row.Int(9));
  breach.reason = row.Text(10);
  breach.restriction = static_cast<Restriction>(row.Int(11));
  return breach;
}

}  // namespace

std::vector<BreachRow> SqliteWork::PossibleBreaches(const Viewer& viewer, int limit, int offset) {
  std::vector<BreachRow> breaches;
  const HiddenCases hidden(db_, viewer);
  const auto declared = DeclaredRoots(db_, viewer);
  auto list = db_.Prepare(kBreaches);
  BindViewer(list, viewer);
  while (static_cast<int>(breaches.size()) < limit && list.Step()) {
    const bool close = std::find(declared.begin(), declared.end(), list.Int(4)) != declared.end();
    if (close || hidden.Has(list.Int(2)) || offset-- > 0) continue;
    breaches.push_back(BreachOf(list));
  }
  return breaches;
}

}  // namespace caseway::storage
