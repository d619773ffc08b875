#include "storage/sqlite/projections/measured_counts.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "storage/sqlite/projections/case_counts.h"
#include "storage/sqlite/projections/fold.h"

namespace caseway::storage {
namespace {

constexpr std::int64_t kSealed = 2;

constexpr char kRows[] =
    "SELECT pathway, measure, case_id, day, counted, met, per_person, team, restriction FROM measured"
    " WHERE root = :root AND root <> 0";
constexpr char kForget[] = "UPDATE measured SET root = 0 WHERE root = :root AND root <> 0";
constexpr char kCases[] =
    "SELECT id, owner_team, restriction FROM case_row WHERE subject_root = :root AND ends <> 'recorded in error'";
constexpr char kRefresh[] =
    "UPDATE measured SET root = :root, team = :team, restriction = :restriction WHERE case_id = :case_id";
constexpr char kNothing[] = "UPDATE measured SET counted = 0, met = 0 WHERE case_id = :case_id AND measure = :measure";
constexpr char kKeep[] =
    "INSERT INTO measured (case_id, measure, pathway, day, counted, met, per_person)"
    " VALUES (:case_id, :measure, :pathway, :day, :counted, :met, :per_person)"
    " ON CONFLICT (case_id, measure) DO UPDATE SET day = CASE WHEN counted > 0 THEN day ELSE excluded.day END,"
    " counted = excluded.counted, met = excluded.met";
constexpr char kChange[] =
    "INSERT INTO measured_month (team, pathway, measure, month, restriction, counted, met)"
    " VALUES (:team, :pathway, :measure, :month, :restriction, :counted, :met)"
    " ON CONFLICT (team, pathway, measure, month, restriction)"
    " DO UPDATE SET counted = counted + excluded.counted, met = met + excluded.met";
constexpr char kClear[] =
    "DELETE FROM measured_month WHERE team = :team AND pathway = :pathway AND measure = :measure AND month = :month"
    " AND restriction = :restriction AND counted = 0 AND met = 0";

struct Amounts {
  std::int64_t counted = 0, met = 0;
};
struct Cell {
  std::int64_t team = 0;
  std::string pathway, measure;
  std::int64_t month = 0, restriction = 0;
  bool operator<(const Cell& other) const {
    return std::tie(team, pathway, measure, month, restriction) <
           std::tie(other.team, other.pathway, other.measure, other.month, other.restriction);
  }
};
using Sums = std::map<Cell, Amounts>;

void Add(Sums& sums, Cell cell, std::int64_t counted, std::int64_t met) {
  Amounts& amounts = sums[std::move(cell)];
  amounts.counted += counted;
  amounts.met += met;
}

std::vector<std::int64_t> TeamsOf(const std::vector<MeasuredRow>& rows) {
  std::set<std::int64_t> teams{0};
  for (const MeasuredRow& row : rows) teams.insert(row.team);
  return {teams.begin(), teams.end()};
}

// Of the rows one viewer is counted for, all of a year: the month it began in, and whether any was met.
struct AsOne {
  bool any = false;
  std::int64_t month = 0, met = 0;
};
AsOne TakenTogether(const std::vector<MeasuredRow>& rows, std::int64_t team, std::int64_t restriction) {
  AsOne one;
  for (const MeasuredRow& row : rows) {
    if (row.restriction > restriction || (team != 0 && row.team != team)) continue;
    const std::int64_t month = MonthNumber(row.day);
    one.month = one.any ? std::min(one.month, month) : month;
    one.any = true;
    one.met = std::max(one.met, std::int64_t{row.met > 0});
  }
  return one;
}

// One person, a year: what each restriction adds to the one below it.
void AddPerson(Sums& sums, const Cell& of, const std::vector<MeasuredRow>& rows) {
  for (const std::int64_t team : TeamsOf(rows)) {
    AsOne below;
    for (std::int64_t restriction = 0; restriction <= kSealed; ++restriction) {
      const AsOne one = TakenTogether(rows, team, restriction);
      if (one.any) Add(sums, {team, of.pathway, of.measure, one.month, restriction}, 1, one.met);
      if (below.any) Add(sums, {team, of.pathway, of.measure, below.month, restriction}, -1, -below.met);
      below = one;
    }
  }
}

void AddCase(Sums& sums, const Cell& of, const MeasuredRow& row) {
  const std::int64_t month = MonthNumber(row.day);
  Add(sums, {0, of.pathway, of.measure, month, row.restriction}, row.counted, row.met);
  if (row.team != 0) Add(sums, {row.team, of.pathway, of.measure, month, row.restriction}, row.counted, row.met);
}

// All that the cases of one person are counted for.
Sums SumsOf(Connection& db, std::int64_t root) {
  Sums sums;
  std::map<std::tuple<std::string, std::string, std::int64_t>, std::vector<MeasuredRow>> years;
  auto list = db.Prepare(kRows);
  for (list.Bind(":root", root); list.Step();) {
    const MeasuredRow row{list.Int(2), list.Int(3), list.Int(4), list.Int(5), list.Int(6), list.Int(7), list.Int(8)};
    if (row.counted == 0) continue;
    const Cell of{0, list.String(0), list.String(1), 0, 0};
    if (row.per_person == 0) AddCase(sums, of, row);
    else years[{of.pathway, of.measure, ReportingYear(MonthNumber(row.day))}].push_back(row);
  }
  for (const auto& [key, rows] : years) AddPerson(sums, {0, std::get<0>(key), std::get<1>(key), 0, 0}, rows);
  return sums;
}

void BindCell(Statement& to, const Cell& cell) {
  to.Bind(":team", cell.team).Bind(":pathway", cell.pathway).Bind(":measure", cell.measure);
  to.Bind(":month", cell.month).Bind(":restriction", cell.restriction);
}

void Change(Connection& db, const Cell& cell, const Amounts& by) {
  if (by.counted == 0 && by.met == 0) return;
  auto change = db.Prepare(kChange);
  BindCell(change, cell);
  change.Bind(":counted", by.counted).Bind(":met", by.met).Run();
  auto clear = db.Prepare(kClear);
  BindCell(clear, cell);
  clear.Run();
}

// Counts the cases of the person as they are now, in place of what they were counted for.
void Recount(Connection& db, std::int64_t root, Sums before) {
  db.Prepare(kForget).Bind(":root", root).Run();
  auto cases = db.Prepare(kCases);
  for (cases.Bind(":root", root); cases.Step();) {
    auto refresh = db.Prepare(kRefresh);
    refresh.Bind(":root", root).Bind(":team", cases.Int(1)).Bind(":restriction", cases.Int(2));
    refresh.Bind(":case_id", cases.Int(0)).Run();
  }
  Sums sums = SumsOf(db, root);
  for (const auto& [cell, amounts] : before) Add(sums, cell, -amounts.counted, -amounts.met);
  for (const auto& [cell, by] : sums) Change(db, cell, by);
}

bool IsMeasured(Connection& db, std::int64_t case_id) {
  auto find = db.Prepare("SELECT 1 FROM measured WHERE case_id = :id LIMIT 1");
  return find.Bind(":id", case_id).Step();
}

}  // namespace

std::int64_t ReportingYear(std::int64_t month_number) { return (month_number - 3) / 12; }

void TakeMeasured(Connection& db, const CaseState& state, const Document& measured, std::int64_t day) {
  if (!measured.IsMembers()) return;
  Sums before = SumsOf(db, state.subject_root);
  for (const auto& [measure, amounts] : measured.Named()) {
    if (amounts["of"].Number() == 0) {
      db.Prepare(kNothing).Bind(":case_id", state.id).Bind(":measure", measure).Run();
      continue;
    }
    auto keep = db.Prepare(kKeep);
    keep.Bind(":case_id", state.id).Bind(":measure", measure).Bind(":pathway", state.pathway).Bind(":day", day);
    keep.Bind(":counted", amounts["of"].Number()).Bind(":met", amounts["met"].Number());
    keep.Bind(":per_person", std::int64_t{amounts["person"].Truth()}).Run();
  }
  Recount(db, state.subject_root, std::move(before));
}

void CountMeasured(Connection& db, const CaseState& before, const CaseState& after) {
  const auto key = [](const CaseState& state) { return std::tie(state.ends, state.owner_team, state.restriction); };
  if (key(before) != key(after) && IsMeasured(db, after.id)) CountMeasuredOf(db, after.subject_root);
}

void CountMeasuredOf(Connection& db, std::int64_t root) { Recount(db, root, SumsOf(db, root)); }

}  // namespace caseway::storage
