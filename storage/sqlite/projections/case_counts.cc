#include "storage/sqlite/projections/case_counts.h"

#include <string>
#include <tuple>

#include "core/dates.h"
#include "storage/sqlite/projections/board_ledger.h"
#include "storage/sqlite/projections/board_splits.h"
#include "storage/sqlite/projections/histogram.h"

namespace caseway::storage {
namespace {

constexpr char kFindDone[] =
    "SELECT rowid, taken FROM board_done WHERE team = :team AND pathway = :pathway AND restriction = :restriction"
    " AND grain = :grain AND period = :period";
constexpr char kAddDone[] =
    "INSERT INTO board_done (team, pathway, restriction, grain, period, taken)"
    " VALUES (:team, :pathway, :restriction, :grain, :period, :taken)";

bool CountsOpen(const CaseState& state) { return state.open == 1; }
bool CountsDone(const CaseState& state) { return state.open == 0 && state.ends == "completed"; }

// All that an open case is counted by.
auto OpenKey(const CaseState& state) {
  return std::tie(state.pathway, state.state, state.restriction, state.owner_team, state.owner_user, state.due_at,
                  state.received, state.awaits_decision, state.paused);
}

void BindKey(Statement& to, const CaseState& state, std::int64_t team) {
  to.Bind(":team", team).Bind(":pathway", state.pathway).Bind(":restriction", state.restriction);
}

void CountOpen(Connection& db, const CaseState& state, std::int64_t team, std::int64_t by) {
  LedgerOf(db).Count({team, state.pathway, state.state, state.restriction},
                     {.due = state.due_at,
                      .received = LondonDayNumber(state.received),
                      .unallocated = state.owner_user == 0,
                      .awaiting = state.awaits_decision != 0,
                      .paused = state.paused != 0},
                     by);
}

void CountDone(Connection& db, const CaseState& state, std::int64_t team, const char* grain, std::int64_t period,
               std::int64_t by) {
  std::int64_t row = 0;
  std::string taken;
  {
    auto find = db.Prepare(kFindDone);
    BindKey(find, state, team);
    if (find.Bind(":grain", grain).Bind(":period", period).Step()) row = find.Int(0), taken = find.Bytes(1);
  }
  const std::int64_t days = LondonDayNumber(state.ended) - LondonDayNumber(state.received);
  taken = histogram::Changed(taken, days, by);
  if (row != 0 && taken.empty()) {
    db.Prepare("DELETE FROM board_done WHERE rowid = :row").Bind(":row", row).Run();
  } else if (row != 0) {
    auto set = db.Prepare("UPDATE board_done SET taken = :taken WHERE rowid = :row");
    set.BindBytes(":taken", taken).Bind(":row", row).Run();
  } else {
    auto add = db.Prepare(kAddDone);
    BindKey(add, state, team);
    add.Bind(":grain", grain).Bind(":period", period).BindBytes(":taken", taken).Run();
  }
}

void Count(Connection& db, const CaseState& state, std::int64_t by) {
  for (const std::int64_t team : {std::int64_t{0}, state.owner_team}) {
    if (CountsOpen(state)) CountOpen(db, state, team, by);
    if (CountsDone(state)) {
      const std::int64_t day = LondonDayNumber(state.ended);
      CountDone(db, state, team, "day", day, by);
      CountDone(db, state, team, "month", MonthNumber(day), by);
    }
    if (state.owner_team == 0) break;
  }
}

}  // namespace

std::int64_t LondonDayNumber(std::int64_t micros) {
  return Days(LondonDate(Instant(std::chrono::microseconds(micros)))).time_since_epoch().count();
}

std::int64_t MonthNumber(std::int64_t day_number) {
  const Date date{Days(std::chrono::days(day_number))};
  return (static_cast<int>(date.year()) - 1970) * std::int64_t{12} + static_cast<unsigned>(date.month()) - 1;
}

void CountOnBoard(Connection& db, const CaseState* before, const CaseState* after) {
  CountSplits(db, before, after);
  if (before != nullptr && after != nullptr && CountsOpen(*before) && CountsOpen(*after) &&
      OpenKey(*before) == OpenKey(*after)) {
    return;
  }
  if (before != nullptr) Count(db, *before, -1);
  if (after != nullptr) Count(db, *after, +1);
  LedgerOf(db).Settle(db);
}

}  // namespace caseway::storage
