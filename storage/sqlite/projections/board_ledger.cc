#include "storage/sqlite/projections/board_ledger.h"

#include <algorithm>
#include <map>
#include <utility>

#include "storage/sqlite/projections/histogram.h"

namespace caseway::storage {
namespace {

// A replay of the whole log is one transaction: what waits is written now and then.
constexpr std::size_t kMostWaiting = 4096;

constexpr char kFindOpen[] =
    "SELECT rowid, open, unallocated, awaiting, paused, due, due_unallocated, received FROM board_open"
    " WHERE team = :team AND pathway = :pathway AND state = :state AND restriction = :restriction";
constexpr char kAddOpen[] =
    "INSERT INTO board_open (team, pathway, state, restriction, open, unallocated, awaiting, paused, due,"
    " due_unallocated, received) VALUES (:team, :pathway, :state, :restriction, :open, :unallocated, :awaiting, "
    ":paused,"
    " :due, :due_unallocated, :received)";
constexpr char kSetOpen[] =
    "UPDATE board_open SET open = :open, unallocated = :unallocated, awaiting = :awaiting, paused = :paused, due = "
    ":due,"
    " due_unallocated = :due_unallocated, received = :received WHERE rowid = :row";
constexpr char kFindSplit[] =
    "SELECT cases, weeks FROM board_split WHERE team = :team AND pathway = :pathway AND restriction = :restriction"
    " AND split = :split AND value = :value";
constexpr char kKeepSplit[] =
    "INSERT OR REPLACE INTO board_split (team, pathway, restriction, split, value, cases, weeks)"
    " VALUES (:team, :pathway, :restriction, :split, :value, :cases, :weeks)";
constexpr char kClearSplit[] =
    "DELETE FROM board_split WHERE team = :team AND pathway = :pathway AND restriction = :restriction"
    " AND split = :split AND value = :value";

using Changes = std::map<std::int64_t, std::int64_t>;  // by how much each value changes

// All changes of one row together.
struct OpenSum {
  std::int64_t open = 0, unallocated = 0, awaiting = 0, paused = 0;
  Changes due, due_unallocated, received;
};
struct SplitSum {
  std::int64_t cases = 0;
  Changes weeks;
};

void AddTo(OpenSum& sum, const OpenMarks& marks, std::int64_t by) {
  sum.open += by;
  if (marks.unallocated) sum.unallocated += by;
  if (marks.awaiting) sum.awaiting += by;
  if (marks.paused) sum.paused += by;
  (marks.unallocated ? sum.due_unallocated : sum.due)[marks.due] += by;
  sum.received[marks.received] += by;
}

void AddTo(SplitSum& sum, std::int64_t week, std::int64_t by) {
  sum.cases += by;
  if (week != 0) sum.weeks[week] += by;
}

std::string Changed(std::string packed, const Changes& changes) {
  for (const auto& [value, by] : changes) {
    if (by != 0) packed = histogram::Changed(packed, value, by);
  }
  return packed;
}

bool ChangesNothing(const Changes& changes) {
  for (const auto& [value, by] : changes) {
    if (by != 0) return false;
  }
  return true;
}

bool ChangesNothing(const OpenSum& sum) {
  return sum.open == 0 && sum.unallocated == 0 && sum.awaiting == 0 && sum.paused == 0 && ChangesNothing(sum.due) &&
         ChangesNothing(sum.due_unallocated) && ChangesNothing(sum.received);
}

Statement At(Connection& db, const char* sql, const OpenPlace& place) {
  Statement statement = db.Prepare(sql);
  statement.Bind(":team", place.team).Bind(":pathway", place.pathway).Bind(":restriction", place.restriction);
  statement.Bind(":state", place.state);
  return statement;
}

Statement At(Connection& db, const char* sql, const SplitPlace& place) {
  Statement statement = db.Prepare(sql);
  statement.Bind(":team", place.team).Bind(":pathway", place.pathway).Bind(":restriction", place.restriction);
  statement.Bind(":split", place.split).Bind(":value", place.value);
  return statement;
}

// A row of board_open as it is kept; `row` 0 where there is none.
struct OpenKept {
  std::int64_t row = 0, open = 0, unallocated = 0, awaiting = 0, paused = 0;
  std::string due, due_unallocated, received;
};

OpenKept Find(Connection& db, const OpenPlace& place) {
  OpenKept kept;
  Statement find = At(db, kFindOpen, place);
  if (!find.Step()) return kept;
  kept.row = find.Int(0), kept.open = find.Int(1), kept.unallocated = find.Int(2);
  kept.awaiting = find.Int(3), kept.paused = find.Int(4);
  kept.due = find.Bytes(5), kept.due_unallocated = find.Bytes(6), kept.received = find.Bytes(7);
  return kept;
}

void Add(Connection& db, const OpenPlace& place, const OpenSum& sum) {
  if (ChangesNothing(sum)) return;
  OpenKept kept = Find(db, place);
  if (kept.open + sum.open == 0) {
    db.Prepare("DELETE FROM board_open WHERE rowid = :row").Bind(":row", kept.row).Run();
    return;
  }
  Statement keep = kept.row == 0 ? At(db, kAddOpen, place) : db.Prepare(kSetOpen);
  if (kept.row != 0) keep.Bind(":row", kept.row);
  keep.Bind(":open", kept.open + sum.open).Bind(":unallocated", kept.unallocated + sum.unallocated);
  keep.Bind(":awaiting", kept.awaiting + sum.awaiting).Bind(":paused", kept.paused + sum.paused);
  const std::string due = Changed(std::move(kept.due), sum.due);
  const std::string due_unallocated = Changed(std::move(kept.due_unallocated), sum.due_unallocated);
  const std::string received = Changed(std::move(kept.received), sum.received);
  keep.BindBytes(":due", due).BindBytes(":due_unallocated", due_unallocated).BindBytes(":received", received).Run();
}

// The weeks of the last contacts are packed in one row, so that a board reads as many rows in a council of any size.
void Add(Connection& db, const SplitPlace& place, const SplitSum& sum) {
  if (sum.cases == 0 && ChangesNothing(sum.weeks)) return;
  std::int64_t cases = 0;
  std::string weeks;
  {
    Statement find = At(db, kFindSplit, place);
    if (find.Step()) cases = find.Int(0), weeks = find.Bytes(1);
  }
  if (cases + sum.cases == 0) {
    At(db, kClearSplit, place).Run();
    return;
  }
  weeks = Changed(std::move(weeks), sum.weeks);
  At(db, kKeepSplit, place).Bind(":cases", cases + sum.cases).BindBytes(":weeks", weeks).Run();
}

}  // namespace

void BoardLedger::Count(OpenPlace place, const OpenMarks& marks, std::int64_t by) {
  changes_.emplace_back(OpenChange{std::move(place), marks, by});
}

void BoardLedger::Count(SplitPlace place, std::int64_t week, std::int64_t by) {
  changes_.emplace_back(SplitChange{std::move(place), week, by});
}

void BoardLedger::Settle(Connection& db) {
  if (db.IsAutocommit() || (changes_.size() >= kMostWaiting && db.IsOutsideSavepoint())) Write(db);
}

void BoardLedger::ReturnTo(std::size_t count) {
  changes_.erase(changes_.begin() + static_cast<std::ptrdiff_t>(std::min(count, changes_.size())), changes_.end());
}

void BoardLedger::Write(Connection& db) {
  std::map<OpenPlace, OpenSum> open;
  std::map<SplitPlace, SplitSum> splits;
  for (const auto& change : std::exchange(changes_, {})) {
    if (const auto* one = std::get_if<OpenChange>(&change)) AddTo(open[one->place], one->marks, one->by);
    else if (const auto* split = std::get_if<SplitChange>(&change)) AddTo(splits[split->place], split->week, split->by);
  }
  for (const auto& [place, sum] : open) Add(db, place, sum);
  for (const auto& [place, sum] : splits) Add(db, place, sum);
}

BoardLedger& LedgerOf(Connection& db) {
  if (db.behind() == nullptr) db.Attach(std::make_unique<BoardLedger>());
  return static_cast<BoardLedger&>(*db.behind());
}

}  // namespace caseway::storage
