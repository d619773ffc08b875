#include "storage/sqlite/projections/board_splits.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "storage/sqlite/projections/histogram.h"

namespace caseway::storage {
namespace {

// Where a case is counted once.
using Split = std::tuple<std::int64_t, std::string, std::int64_t, std::string, std::string, std::int64_t>;

constexpr char kChange[] =
    "INSERT INTO board_split (team, pathway, restriction, split, value, cases, weeks)"
    " VALUES (:team, :pathway, :restriction, :split, :value, :by, :weeks)"
    " ON CONFLICT (team, pathway, restriction, split, value)"
    " DO UPDATE SET cases = cases + excluded.cases, weeks = excluded.weeks";
constexpr char kWeeks[] =
    "SELECT weeks FROM board_split WHERE team = :team AND pathway = :pathway AND restriction = :restriction"
    " AND split = :split AND value = :value";
constexpr char kClear[] =
    "DELETE FROM board_split WHERE team = :team AND pathway = :pathway AND restriction = :restriction"
    " AND split = :split AND value = :value AND cases = 0";

std::vector<Split> SplitsOf(const CaseState* state) {
  std::vector<Split> splits;
  if (state == nullptr || state->open != 1) return splits;
  for (const std::int64_t team : {std::int64_t{0}, state->owner_team}) {
    const auto add = [&](const char* split, const std::string& value, std::int64_t week) {
      splits.emplace_back(team, state->pathway, state->restriction, split, value, week);
    };
    add("contact", "", state->contact_week);
    if (state->owner_user == 0) add("unallocated", state->band, 0);
    if (state->paused != 0) add("paused", state->pause_reason, 0);
    if (state->returned != 0) add("returned", "", 0);
    if (state->owner_team == 0) break;
  }
  return splits;
}

Statement Bound(Connection& db, const char* sql, const Split& at) {
  auto statement = db.Prepare(sql);
  statement.Bind(":team", std::get<0>(at)).Bind(":pathway", std::get<1>(at)).Bind(":restriction", std::get<2>(at));
  statement.Bind(":split", std::get<3>(at)).Bind(":value", std::get<4>(at));
  return statement;
}

// The weeks of the last contacts are packed in one row, so that a board reads as many rows in a council of any size.
std::string WeeksAfter(std::string_view weeks, const Split& at, std::int64_t by) {
  return std::get<3>(at) == "contact" ? histogram::Changed(weeks, std::get<5>(at), by) : "";
}

// Whether the case was counted there: one from before there were splits was not.
bool Counts(std::string_view weeks, const Split& at) {
  if (std::get<3>(at) != "contact") return true;
  std::int64_t cases = 0;
  histogram::ForEach(weeks,
                     [&](std::int64_t week, std::int64_t count) { cases += week == std::get<5>(at) ? count : 0; });
  return cases > 0;
}

void Change(Connection& db, const Split& at, std::int64_t by) {
  std::string weeks;
  {
    auto find = Bound(db, kWeeks, at);
    const bool known = find.Step();
    if (known) weeks = find.Bytes(0);
    if (by < 0 && (!known || !Counts(weeks, at))) return;
  }
  const std::string after = WeeksAfter(weeks, at, by);
  auto change = Bound(db, kChange, at);
  change.Bind(":by", by).BindBytes(":weeks", after).Run();
  if (by < 0) Bound(db, kClear, at).Run();
}

}  // namespace

void CountSplits(Connection& db, const CaseState* before, const CaseState* after) {
  const auto was = SplitsOf(before), is = SplitsOf(after);
  const auto has = [](const std::vector<Split>& splits, const Split& one) {
    return std::find(splits.begin(), splits.end(), one) != splits.end();
  };
  for (const Split& one : was) {
    if (!has(is, one)) Change(db, one, -1);
  }
  for (const Split& one : is) {
    if (!has(was, one)) Change(db, one, +1);
  }
}

std::int64_t WeekNumber(std::int64_t day_number) { return day_number / 7; }

void TakeContactOfCase(Connection& db, std::int64_t case_id, std::int64_t day_number) {
  const std::int64_t week = WeekNumber(day_number);
  {
    auto find = db.Prepare("SELECT 1 FROM case_row WHERE id = :id AND open = 1 AND contact_week < :week");
    if (!find.Bind(":id", case_id).Bind(":week", week).Step()) return;
  }
  const auto before = LoadCaseState(db, case_id);
  if (!before) return;
  CaseState after = *before;
  after.contact_week = week;
  db.Prepare("UPDATE case_row SET contact_week = :week WHERE id = :id").Bind(":week", week).Bind(":id", case_id).Run();
  CountSplits(db, &*before, &after);
}

void TakeContactOfPerson(Connection& db, std::int64_t root, std::int64_t day_number) {
  std::vector<std::int64_t> cases;
  {
    auto list = db.Prepare("SELECT id FROM case_row WHERE subject_root = :root AND open = 1");
    for (list.Bind(":root", root); list.Step();) cases.push_back(list.Int(0));
  }
  for (const auto id : cases) TakeContactOfCase(db, id, day_number);
}

}  // namespace caseway::storage
