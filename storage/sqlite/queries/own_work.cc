// What somebody holds: what they can go on with, and apart from it what waits for a manager. The page asked for most,
// so the counts never leave the index, and which stages are not theirs to settle is asked here and not in SQL: a
// table of a handful of places, made anew for each statement, cost as much as all the rest of the list.
#include <algorithm>
#include <string_view>

#include "storage/sqlite/queries/work_queries.h"
#include "storage/sqlite/queries/work_rows.h"

namespace caseway::storage {
namespace {

#define CASEWAY_OWN " WHERE c.open = 1 AND c.owner_user = :user AND c.owner_user <> 0"
#define CASEWAY_IN_ORDER " ORDER BY c.due_at, c.band_rank, c.id"

// Held and not kept by a manager, in the order of the index; and all they hold.
constexpr char kHeld[] = "SELECT " CASEWAY_WORK CASEWAY_OWN " AND c.with_managers = 0" CASEWAY_DUE CASEWAY_IN_ORDER;
constexpr char kHeldOfKind[] =
    "SELECT " CASEWAY_WORK CASEWAY_OWN " AND c.with_managers = 0" CASEWAY_DUE CASEWAY_KIND CASEWAY_IN_ORDER;
constexpr char kAllOwn[] = "SELECT " CASEWAY_WORK CASEWAY_OWN CASEWAY_DUE CASEWAY_IN_ORDER;
constexpr char kAllOwnOfKind[] = "SELECT " CASEWAY_WORK CASEWAY_OWN CASEWAY_DUE CASEWAY_KIND CASEWAY_IN_ORDER;
#define CASEWAY_OWN_DUE \
  "SELECT c.due_at, c.id, c.pathway, c.state, c.with_managers FROM case_row c INDEXED BY case_by_owner" CASEWAY_OWN
constexpr char kDue[] = CASEWAY_OWN_DUE;
constexpr char kDueOfKind[] = CASEWAY_OWN_DUE CASEWAY_KIND;

bool IsOfKind(const WorkFilter& filter) { return !filter.pathway.empty() || !filter.state.empty(); }

Statement Prepare(Connection& db, const char* sql, UserId user, const WorkFilter& filter) {
  auto list = db.Prepare(sql);
  if (IsOfKind(filter)) BindKind(list, filter);
  list.Bind(":user", user);
  return list;
}

// Whether "pathway/state" is among the places.
bool Among(const std::vector<std::string>& places, std::string_view pathway, std::string_view state) {
  return std::any_of(places.begin(), places.end(), [&](std::string_view place) {
    return place.size() == pathway.size() + 1 + state.size() && place[pathway.size()] == '/' &&
           place.substr(0, pathway.size()) == pathway && place.substr(pathway.size() + 1) == state;
  });
}

// What people hold themselves is shown to them whatever its restriction.
Viewer Holder(UserId user) {
  Viewer viewer;
  viewer.user = user;
  return viewer;
}

}  // namespace

std::vector<WorkRow> SqliteWork::Mine(UserId user, const WorkFilter& filter, const WorkClock& clock) {
  const bool of_kind = IsOfKind(filter);
  const char* held = of_kind ? kHeldOfKind : kHeld;
  auto list = Prepare(db_, filter.with_managers ? (of_kind ? kAllOwnOfKind : kAllOwn) : held, user, filter);
  BindDue(list, filter, clock);
  WorkPage page(db_, Holder(user), filter.limit, filter.offset);
  page.Take(list, [&](const Statement& row) {
    const std::string_view pathway = row.Text(1), state = row.Text(2);
    const bool waits = row.Int(17) != 0 || Among(filter.not_theirs.ever, pathway, state) ||
                       (row.Int(18) == user.value && Among(filter.not_theirs.brought, pathway, state));
    return waits == filter.with_managers;
  });
  return page.rows();
}

WorkCounts SqliteWork::MineCounts(UserId user, const WorkFilter& filter, const WorkClock& clock) {
  WorkCounts counts;
  auto moved_by_holder = [&](std::int64_t id) {
    auto mover = db_.Prepare("SELECT moved_by FROM case_row WHERE id = :id");
    return mover.Bind(":id", id).Step() && mover.Int(0) == user.value;
  };
  auto list = Prepare(db_, IsOfKind(filter) ? kDueOfKind : kDue, user, filter);
  while (list.Step()) {
    const std::string_view pathway = list.Text(2), state = list.Text(3);
    const bool waits = list.Int(4) != 0 || Among(filter.not_theirs.ever, pathway, state) ||
                       (Among(filter.not_theirs.brought, pathway, state) && moved_by_holder(list.Int(1)));
    if (waits == filter.with_managers) CountDue(counts, list.Int(0), 1, clock);
  }
  return counts;
}

}  // namespace caseway::storage
