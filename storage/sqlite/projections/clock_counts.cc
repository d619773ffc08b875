#include "storage/sqlite/projections/clock_counts.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <vector>

#include "storage/sqlite/projections/case_counts.h"
#include "storage/sqlite/projections/fold.h"

namespace caseway::storage {
namespace {

constexpr char kChange[] =
    "INSERT INTO clock_month (team, pathway, clock, month, restriction, completed, late)"
    " VALUES (:team, :pathway, :clock, :month, :restriction, :by, :late)"
    " ON CONFLICT (team, pathway, clock, month, restriction)"
    " DO UPDATE SET completed = completed + excluded.completed, late = late + excluded.late";
constexpr char kClear[] =
    "DELETE FROM clock_month WHERE team = :team AND pathway = :pathway AND clock = :clock AND month = :month"
    " AND restriction = :restriction AND completed = 0";
constexpr char kCounted[] =
    "SELECT case_id, clock, team, restriction, stopped, late FROM first_completed WHERE root = :root"
    " AND pathway = :pathway";
// "+" keeps to the person's own cases: their number does not grow with the council, that of a pathway's ends does.
constexpr char kStopped[] =
    "SELECT c.id, k.id, c.owner_team, c.restriction, k.stopped, k.due_at FROM case_row c"
    " JOIN case_clock k ON k.case_id = c.id WHERE c.subject_root = :root AND +c.pathway = :pathway"
    " AND (c.open = 1 OR c.ends = 'completed') AND k.stopped <> ''";
constexpr char kKeep[] =
    "INSERT OR REPLACE INTO first_completed (case_id, clock, pathway, root, team, restriction, stopped, late)"
    " VALUES (:case_id, :clock, :pathway, :root, :team, :restriction, :stopped, :late)";

struct Counted {
  std::int64_t case_id = 0;
  std::string clock;
  std::int64_t team = 0, restriction = 0, stopped = 0, late = 0;
};

void ChangeMonth(Connection& db, const std::string& pathway, const Counted& one, std::int64_t by) {
  const auto bind = [&](Statement& to, std::int64_t team) {
    to.Bind(":team", team).Bind(":pathway", pathway).Bind(":clock", one.clock);
    to.Bind(":month", MonthNumber(LondonDayNumber(one.stopped))).Bind(":restriction", one.restriction);
  };
  for (const std::int64_t team : {std::int64_t{0}, one.team}) {
    auto change = db.Prepare(kChange);
    bind(change, team);
    change.Bind(":by", by).Bind(":late", by * one.late).Run();
    auto clear = db.Prepare(kClear);
    bind(clear, team);
    clear.Run();
    if (one.team == 0) break;
  }
}

std::vector<Counted> CountedBefore(Connection& db, std::int64_t root, const std::string& pathway) {
  std::vector<Counted> before;
  auto list = db.Prepare(kCounted);
  for (list.Bind(":root", root).Bind(":pathway", pathway); list.Step();)
    before.push_back({list.Int(0), list.String(1), list.Int(2), list.Int(3), list.Int(4), list.Int(5)});
  return before;
}

// Of each clock those that stopped first.
std::vector<Counted> CountedNow(Connection& db, std::int64_t root, const std::string& pathway) {
  std::vector<Counted> all, first;
  auto list = db.Prepare(kStopped);
  for (list.Bind(":root", root).Bind(":pathway", pathway); list.Step();) {
    const auto stopped = ParseInstant(list.Text(4));
    if (!stopped) continue;
    const std::int64_t at = Micros(*stopped);
    all.push_back({list.Int(0), list.String(1), list.Int(2), list.Int(3), at, std::int64_t{at >= list.Int(5)}});
  }
  std::copy_if(all.begin(), all.end(), std::back_inserter(first), [&](const Counted& one) {
    return std::none_of(all.begin(), all.end(),
                        [&](const Counted& other) { return other.clock == one.clock && other.stopped < one.stopped; });
  });
  return first;
}

}  // namespace

void CountFirstCompleted(Connection& db, std::int64_t root, const std::string& pathway) {
  for (const Counted& one : CountedBefore(db, root, pathway)) ChangeMonth(db, pathway, one, -1);
  db.Prepare("DELETE FROM first_completed WHERE root = :root AND pathway = :pathway")
      .Bind(":root", root)
      .Bind(":pathway", pathway)
      .Run();
  for (const Counted& one : CountedNow(db, root, pathway)) {
    auto keep = db.Prepare(kKeep);
    keep.Bind(":case_id", one.case_id).Bind(":clock", one.clock).Bind(":pathway", pathway).Bind(":root", root);
    keep.Bind(":team", one.team).Bind(":restriction", one.restriction).Bind(":stopped", one.stopped);
    keep.Bind(":late", one.late).Run();
    ChangeMonth(db, pathway, one, +1);
  }
}

void CountFirstCompletedOf(Connection& db, std::int64_t root) {
  std::vector<std::string> pathways;
  {
    auto list = db.Prepare(
        "SELECT pathway FROM first_completed WHERE root = :root UNION SELECT pathway FROM case_row"
        " WHERE subject_root = :root");
    for (list.Bind(":root", root); list.Step();) pathways.push_back(list.String(0));
  }
  for (const auto& pathway : pathways) CountFirstCompleted(db, root, pathway);
}

void CountClocks(Connection& db, const CaseState& before, const CaseState& after) {
  const auto key = [](const CaseState& state) {
    return std::tie(state.open, state.ends, state.owner_team, state.restriction);
  };
  if (key(before) != key(after)) CountFirstCompleted(db, after.subject_root, after.pathway);
}

}  // namespace caseway::storage
