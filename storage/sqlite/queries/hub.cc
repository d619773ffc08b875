#include <algorithm>

#include "storage/sqlite/projections/fold.h"
#include "storage/sqlite/queries/reading.h"
#include "storage/sqlite/queries/work_queries.h"
#include "storage/sqlite/queries/work_rows.h"

namespace caseway::storage {
namespace {

// Which pathway, states and kinds of row is asked (core/pathway/listed.h).
#define CASEWAY_IN_STATES                                                                             \
  "SELECT " CASEWAY_WORK                                                                              \
  " WHERE c.open = 1 AND c.pathway = :pathway AND c.state IN (SELECT value FROM json_each(:states)) " \
  "AND " CASEWAY_VISIBLE
// Due the moment it came (the adult is not safe, or nobody knows): before all that may wait.
constexpr char kUndecided[] = CASEWAY_IN_STATES " ORDER BY c.due_at > c.received, c.received, c.id";
constexpr char kPlans[] = CASEWAY_IN_STATES " ORDER BY c.due_at, c.id";
constexpr char kOldest[] = "SELECT " CASEWAY_WORK
                           " WHERE c.open = 1 AND c.pathway = :pathway AND c.received < :before AND"
                           " " CASEWAY_VISIBLE " ORDER BY c.received, c.id";
constexpr char kItems[] =
    "SELECT i.kind, i.label, i.due, i.done, i.form, i.row, i.case_id FROM case_item i CROSS JOIN case_row c"
    " ON c.id = i.case_id WHERE i.done = 0 AND i.open = 1 AND i.kind = :kind AND c.pathway = :pathway AND"
    " " CASEWAY_VISIBLE " ORDER BY i.due, i.case_id";
constexpr char kCase[] = "SELECT " CASEWAY_WORK " WHERE c.id = :id";

std::vector<WorkRow> Page(Connection& db, Statement& list, const HubQuery& query, const Viewer& viewer) {
  BindViewer(list, viewer);
  list.Bind(":pathway", query.pathway);
  WorkPage page(db, viewer, query.limit, 0);
  page.Take(list);
  return page.rows();
}

std::vector<WorkRow> InStates(Connection& db, const char* sql, const std::vector<std::string>& states,
                              const HubQuery& query, const Viewer& viewer) {
  Document ids{Document::List{}};
  for (const auto& state : states) ids.Add(state);
  auto list = db.Prepare(sql);
  list.Bind(":states", WriteJson(ids));
  return Page(db, list, query, viewer);
}

void TakeItems(Connection& db, const std::string& kind, const HubQuery& query, const Viewer& viewer,
               std::vector<HubItem>& items) {
  const HiddenCases hidden(db, viewer);
  auto list = db.Prepare(kItems);
  BindViewer(list, viewer);
  list.Bind(":kind", kind).Bind(":pathway", query.pathway);
  for (int taken = 0; taken < query.limit && list.Step();) {
    if (hidden.Has(list.Int(6))) continue;
    auto work = db.Prepare(kCase);
    work.Bind(":id", list.Int(6)).Step();
    ++taken;
    items.push_back(
        {WorkRowOf(work),
         {list.String(0), list.String(1), list.String(2), false, list.String(4), static_cast<int>(list.Int(5))}});
  }
}

// Of several kinds in order of date, as one list.
std::vector<HubItem> ItemsOf(Connection& db, const std::vector<std::string>& kinds, const HubQuery& query,
                             const Viewer& viewer) {
  std::vector<HubItem> items;
  for (const auto& kind : kinds) TakeItems(db, kind, query, viewer, items);
  std::stable_sort(items.begin(), items.end(), [](const auto& a, const auto& b) { return a.item.due < b.item.due; });
  if (std::ssize(items) > query.limit) items.erase(items.begin() + query.limit, items.end());
  return items;
}

// The last day in time: a date's moment is the end of its day.
Date LastDayOf(const WorkRow& work) { return LondonDate(work.due_at - std::chrono::microseconds(1)); }

}  // namespace

Hub SqliteWork::SafeguardingHub(const HubQuery& query, const Viewer& viewer) {
  Hub hub;
  hub.undecided = InStates(db_, kUndecided, query.undecided, query, viewer);
  auto oldest = db_.Prepare(kOldest);
  oldest.Bind(":before", Micros(query.long_since));
  hub.long_open = Page(db_, oldest, query, viewer);
  hub.with_others = ItemsOf(db_, query.with_others, query, viewer);
  hub.meetings = ItemsOf(db_, query.meetings, query, viewer);
  for (auto& work : InStates(db_, kPlans, query.plans, query, viewer)) {
    ItemRow review{"", "", FormatIso(LastDayOf(work)), false, "", 0};
    hub.plans.push_back({std::move(work), std::move(review)});
  }
  return hub;
}

}  // namespace caseway::storage
