#include "storage/sqlite/projections/fold.h"
#include "storage/sqlite/queries/reading.h"
#include "storage/sqlite/queries/work_queries.h"
#include "storage/sqlite/queries/work_rows.h"

namespace caseway::storage {
namespace {

// The names below are those of workflows/safeguarding: the states before it is decided, those of a plan, and what its
// forms track.
constexpr char kUndecided[] =
    "SELECT " CASEWAY_WORK
    " WHERE c.open = 1 AND c.pathway = 'safeguarding' AND c.state IN ('safety_unanswered', 'concern',"
    " 'information_gathering', 'no_enquiry_proposed') AND"
    " " CASEWAY_VISIBLE " ORDER BY c.received, c.id";
constexpr char kPlans[] = "SELECT " CASEWAY_WORK
                          " WHERE c.open = 1 AND c.pathway = 'safeguarding' AND c.state IN ('plan', 'plan_reviewed')"
                          " AND " CASEWAY_VISIBLE " ORDER BY c.due_at, c.id";
constexpr char kOldest[] = "SELECT " CASEWAY_WORK
                           " WHERE c.open = 1 AND c.pathway = 'safeguarding' AND c.received < :before AND"
                           " " CASEWAY_VISIBLE " ORDER BY c.received, c.id";
constexpr char kItems[] =
    "SELECT i.kind, i.label, i.due, i.done, i.form, i.row, i.case_id FROM case_item i CROSS JOIN case_row c"
    " ON c.id = i.case_id WHERE i.done = 0 AND i.open = 1 AND i.kind = :kind AND c.pathway = 'safeguarding' AND"
    " " CASEWAY_VISIBLE " ORDER BY i.due, i.case_id";
constexpr char kCase[] = "SELECT " CASEWAY_WORK " WHERE c.id = :id";

std::vector<WorkRow> Cases(Connection& db, const char* sql, const Viewer& viewer, int limit, Instant before) {
  auto list = db.Prepare(sql);
  BindViewer(list, viewer);
  if (sql == kOldest) list.Bind(":before", Micros(before));
  WorkPage page(db, viewer, limit, 0);
  page.Take(list);
  return page.rows();
}

void TakeItems(Connection& db, const char* kind, const Viewer& viewer, int limit, std::vector<HubItem>& items) {
  const HiddenCases hidden(db, viewer);
  auto list = db.Prepare(kItems);
  BindViewer(list, viewer);
  list.Bind(":kind", kind);
  while (static_cast<int>(items.size()) < limit && list.Step()) {
    if (hidden.Has(list.Int(6))) continue;
    auto work = db.Prepare(kCase);
    work.Bind(":id", list.Int(6)).Step();
    items.push_back(
        {WorkRowOf(work),
         {list.String(0), list.String(1), list.String(2), false, list.String(4), static_cast<int>(list.Int(5))}});
  }
}

// The last day in time: a date's moment is the end of its day.
Date LastDayOf(const WorkRow& work) { return LondonDate(work.due_at - std::chrono::microseconds(1)); }

Instant SixMonthsBefore(Instant now) {
  Date day = LondonDate(now) - std::chrono::months(6);
  if (!day.ok()) day = day.year() / day.month() / std::chrono::last;
  return FromLondon({day, 0, 0});
}

}  // namespace

Hub SqliteWork::SafeguardingHub(const Viewer& viewer, Instant now, int limit) {
  Hub hub;
  hub.undecided = Cases(db_, kUndecided, viewer, limit, now);
  hub.over_six_months = Cases(db_, kOldest, viewer, limit, SixMonthsBefore(now));
  TakeItems(db_, "line of enquiry", viewer, limit, hub.with_others);
  TakeItems(db_, "meeting", viewer, limit, hub.meetings);
  for (auto& work : Cases(db_, kPlans, viewer, limit, now)) {
    ItemRow review{"plan review", "", FormatIso(LastDayOf(work)), false, "", 0};
    hub.plans.push_back({std::move(work), std::move(review)});
  }
  return hub;
}

}  // namespace caseway::storage
