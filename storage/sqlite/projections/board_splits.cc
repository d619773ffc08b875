#include "storage/sqlite/projections/board_splits.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "storage/sqlite/projections/board_ledger.h"

namespace caseway::storage {
namespace {

// Where a case is counted once, and in which week of its row.
using Split = std::pair<SplitPlace, std::int64_t>;

std::vector<Split> SplitsOf(const CaseState* state) {
  std::vector<Split> splits;
  if (state == nullptr || state->open != 1) return splits;
  for (const std::int64_t team : {std::int64_t{0}, state->owner_team}) {
    const auto add = [&](const char* split, const std::string& value, std::int64_t week) {
      splits.push_back({{team, state->pathway, state->restriction, split, value}, week});
    };
    add("contact", "", state->contact_week);
    if (state->owner_user == 0) add("unallocated", state->band, 0);
    if (state->paused != 0) add("paused", state->pause_reason, 0);
    if (state->returned != 0) add("returned", "", 0);
    if (state->owner_team == 0) break;
  }
  return splits;
}

}  // namespace

void CountSplits(Connection& db, const CaseState* before, const CaseState* after) {
  const auto was = SplitsOf(before), is = SplitsOf(after);
  const auto has = [](const std::vector<Split>& splits, const Split& one) {
    return std::find(splits.begin(), splits.end(), one) != splits.end();
  };
  BoardLedger& ledger = LedgerOf(db);
  for (const auto& one : was) {
    if (!has(is, one)) ledger.Count(one.first, one.second, -1);
  }
  for (const auto& one : is) {
    if (!has(was, one)) ledger.Count(one.first, one.second, +1);
  }
  ledger.Settle(db);
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
