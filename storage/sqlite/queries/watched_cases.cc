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

#define CASEWAY_FIRST                                                                                          \
  " WHERE c.open = 0 AND c.ends = 'completed' AND c.pathway = :pathway AND c.ended >= :from AND c.ended < :to" \
  " AND " CASEWAY_VISIBLE                                                                                      \
  " AND NOT EXISTS (SELECT 1 FROM case_row b WHERE b.subject_root = c.subject_root"                            \
  " AND b.pathway = c.pathway AND b.open = 0 AND b.ends = 'completed' AND b.ended < c.ended)"
constexpr char kFirst[] = "SELECT " CASEWAY_WORK CASEWAY_FIRST " ORDER BY c.ended, c.id";
constexpr char kFirstByTeam[] = "SELECT " CASEWAY_WORK CASEWAY_FIRST " AND c.owner_team = :team ORDER BY c.ended, c.id";
constexpr char kClock[] =
    "SELECT started, due_at, stopped FROM case_clock WHERE case_id = :id AND id = :clock AND stopped <> ''";

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

std::vector<ClockedCase> SqliteWork::FirstCompleted(const BoardQuery& query, const std::string& clock,
                                                    const Viewer& viewer, int limit) {
  std::vector<ClockedCase> cases;
  auto list = db_.Prepare(query.team ? kFirstByTeam : kFirst);
  BindViewer(list, viewer);
  list.Bind(":pathway", query.pathway).Bind(":from", Micros(FromLondon({query.from, 0, 0})));
  list.Bind(":to", Micros(EndOfLondonDay(query.to)));
  if (query.team) list.Bind(":team", query.team);
  WorkPage page(db_, viewer, limit, 0);
  page.Take(list);
  for (auto& work : page.rows()) {
    auto find = db_.Prepare(kClock);
    if (!find.Bind(":id", work.id).Bind(":clock", clock).Step()) continue;
    const auto stopped = ParseInstant(find.Text(2));
    if (stopped) cases.push_back({std::move(work), InstantAt(find.Int(0)), InstantAt(find.Int(1)), *stopped});
  }
  return cases;
}

}  // namespace caseway::storage
