#include "storage/sqlite/queries/counted_cases.h"

#include "storage/sqlite/projections/case_counts.h"
#include "storage/sqlite/queries/visible.h"

namespace caseway::storage {
namespace {

constexpr char kNamed[] = "SELECT case_id FROM case_access WHERE user = :viewer AND until > :viewed";
constexpr char kOwn[] =
    "SELECT id FROM case_row WHERE owner_user = :viewer AND owner_user <> 0 AND restriction > 0"
    " AND restriction > :counted";
constexpr char kOffered[] = "SELECT id FROM case_row WHERE offered_user = :viewer AND offered_user <> 0";
constexpr char kCase[] =
    "SELECT c.pathway, c.state, c.owner_team, c.owner_user, c.due_at, c.received, c.open, c.awaits_decision, c.paused,"
    " c.ends, c.ended, c.restriction, " CASEWAY_VISIBLE
    ", c.returned, c.band, c.pause_reason, c.contact_week FROM case_row c WHERE c.id = :id";

DifferentCase CaseOf(const Statement& row) {
  DifferentCase one;
  one.pathway = row.Text(0);
  one.state = row.Text(1);
  one.team = row.Int(2);
  one.owner_user = row.Int(3);
  one.due_at = row.Int(4);
  one.received_day = LondonDayNumber(row.Int(5));
  one.open = row.Int(6) != 0;
  one.awaiting = row.Int(7) != 0;
  one.paused = row.Int(8) != 0;
  one.completed = !one.open && row.Text(9) == "completed";
  one.ended_day = LondonDayNumber(row.Int(10));
  one.returned = row.Int(13) != 0;
  one.band = row.Text(14);
  one.pause_reason = row.Text(15);
  one.contact_week = row.Int(16);
  return one;
}

std::vector<std::int64_t> Ids(Statement& list) {
  std::vector<std::int64_t> ids;
  while (list.Step()) ids.push_back(list.Int(0));
  return ids;
}

// Those that may differ: hidden ones, those the viewer is named on or asked to take over, restricted ones they hold.
std::vector<std::int64_t> Candidates(Connection& db, const Viewer& viewer, const HiddenCases& hidden) {
  std::vector<std::int64_t> ids = hidden.ids();
  const std::int64_t user = viewer.user.value == 0 ? -1 : viewer.user.value;
  auto named = db.Prepare(kNamed);
  named.Bind(":viewer", user).Bind(":viewed", viewer.now.time_since_epoch().count() - 1);
  auto own = db.Prepare(kOwn);
  own.Bind(":viewer", user).Bind(":counted", CountedRestriction(viewer));
  auto offered = db.Prepare(kOffered);
  offered.Bind(":viewer", user);
  for (auto* list : {&named, &own, &offered}) {
    for (const auto id : Ids(*list)) ids.push_back(id);
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

}  // namespace

std::int64_t CountedRestriction(const Viewer& viewer) {
  if (viewer.is_system) return 2;
  return viewer.sees_restricted ? 1 : 0;
}

std::vector<DifferentCase> DifferentCases(Connection& db, const Viewer& viewer) {
  std::vector<DifferentCase> different;
  if (viewer.is_system) return different;
  const HiddenCases hidden(db, viewer);
  for (const auto id : Candidates(db, viewer, hidden)) {
    auto find = db.Prepare(kCase);
    BindViewer(find, viewer);
    if (!find.Bind(":id", id).Step()) continue;
    const bool counted = find.Int(11) <= CountedRestriction(viewer);
    const bool known = find.Int(12) != 0 && !hidden.Has(id);
    if (counted == known) continue;
    different.push_back(CaseOf(find));
    different.back().id = id;
    different.back().change = known ? 1 : -1;
  }
  return different;
}

}  // namespace caseway::storage
