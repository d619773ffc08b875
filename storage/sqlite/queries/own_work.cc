// What somebody holds: what they can go on with, and apart from it what waits for a manager. The page asked for most,
// so one walk along the index tells both counts and which cases stand on the page, and only those are read. Which
// stages are not theirs to settle is asked here and not in SQL: a table of a handful of places, made anew for each
// statement, cost as much as all the rest of the list.
#include <algorithm>
#include <string_view>
#include <tuple>

#include "storage/sqlite/queries/work_queries.h"
#include "storage/sqlite/queries/work_rows.h"

namespace caseway::storage {
namespace {

#define CASEWAY_HELD                                                                                                 \
  "SELECT c.due_at, c.band_rank, c.id, c.with_managers, c.pathway, c.state FROM case_row c INDEXED BY case_by_owner" \
  " WHERE c.open = 1 AND c.owner_user = :user AND c.owner_user <> 0"
#define CASEWAY_IN_ORDER " ORDER BY c.with_managers, c.due_at, c.band_rank, c.id"

constexpr char kHeld[] = CASEWAY_HELD CASEWAY_IN_ORDER;
constexpr char kHeldOfKind[] = CASEWAY_HELD CASEWAY_KIND CASEWAY_IN_ORDER;
// All of one owner, whose name is asked once.
constexpr char kCase[] = "SELECT " CASEWAY_WORK_COLUMNS(":name") " FROM case_row c WHERE c.id = :id";
constexpr char kMover[] = "SELECT moved_by FROM case_row WHERE id = :id";
constexpr char kName[] = "SELECT name FROM staff_user WHERE id = :id";

// The place of a case in the list.
struct Held {
  std::int64_t due_at, band_rank, id;
};
bool operator<(const Held& a, const Held& b) {
  return std::tie(a.due_at, a.band_rank, a.id) < std::tie(b.due_at, b.band_rank, b.id);
}

// Whether "pathway/state" is among the places.
bool Among(const std::vector<std::string>& places, std::string_view pathway, std::string_view state) {
  return std::any_of(places.begin(), places.end(), [&](std::string_view place) {
    return place.size() == pathway.size() + 1 + state.size() && place[pathway.size()] == '/' &&
           place.substr(0, pathway.size()) == pathway && place.substr(pathway.size() + 1) == state;
  });
}

bool IsMovedBy(Connection& db, std::int64_t id, UserId user) {
  auto mover = db.Prepare(kMover);
  return mover.Bind(":id", id).Step() && mover.Int(0) == user.value;
}

bool WaitsForManager(Connection& db, const Statement& held, UserId user, const NotTheirs& not_theirs) {
  const std::string_view pathway = held.Text(4), state = held.Text(5);
  return held.Int(3) != 0 || Among(not_theirs.ever, pathway, state) ||
         (Among(not_theirs.brought, pathway, state) && IsMovedBy(db, held.Int(2), user));
}

// Of the cases of one owner in their order, those of the page. They are shown whatever their restriction.
std::vector<WorkRow> PageOf(Connection& db, UserId user, const std::vector<Held>& listed, const WorkFilter& filter) {
  std::vector<WorkRow> rows;
  const auto begin = std::min<std::size_t>(std::max(filter.offset, 0), listed.size());
  const auto end = std::min<std::size_t>(begin + std::max(filter.limit, 0), listed.size());
  if (begin == end) return rows;
  rows.reserve(end - begin);
  auto name = db.Prepare(kName);
  const std::string owner = name.Bind(":id", user).Step() ? name.String(0) : std::string();
  auto of = db.Prepare(kCase);
  of.Bind(":name", owner);
  for (auto at = begin; at < end; ++at, of.Reset()) {
    if (of.Bind(":id", listed[at].id).Step()) rows.push_back(WorkRowOf(of));
  }
  return rows;
}

}  // namespace

OwnWork SqliteWork::Mine(UserId user, const WorkFilter& filter, const WorkClock& clock) {
  OwnWork own;
  std::vector<Held> listed;
  const bool of_kind = !filter.pathway.empty() || !filter.state.empty();
  auto list = db_.Prepare(of_kind ? kHeldOfKind : kHeld);
  if (of_kind) BindKind(list, filter);
  for (list.Bind(":user", user); list.Step();) {
    const Held held{list.Int(0), list.Int(1), list.Int(2)};
    const bool waits = WaitsForManager(db_, list, user, filter.not_theirs);
    CountDue(waits ? own.with_managers : own.counts, held.due_at, 1, clock);
    if (waits == filter.with_managers && IsDue(held.due_at, filter.due, clock)) listed.push_back(held);
  }
  // What waits of what is theirs comes before what a manager keeps.
  if (filter.with_managers) std::sort(listed.begin(), listed.end());
  own.rows = PageOf(db_, user, listed, filter);
  return own;
}

}  // namespace caseway::storage
