// The rates of the board, from sums kept by month; and the cases behind them, page by page.
#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "storage/sqlite/projections/case_counts.h"
#include "storage/sqlite/projections/fold.h"
#include "storage/sqlite/projections/measured_counts.h"
#include "storage/sqlite/queries/counted_cases.h"
#include "storage/sqlite/queries/reading.h"
#include "storage/sqlite/queries/work_queries.h"
#include "storage/sqlite/queries/work_rows.h"

namespace caseway::storage {
namespace {

constexpr char kMonths[] =
    "SELECT counted, met FROM measured_month WHERE team = :team AND pathway = :pathway AND measure = :measure"
    " AND month >= :from AND month <= :to AND restriction <= :counted";
constexpr char kRootOf[] = "SELECT root FROM measured WHERE case_id = :id AND measure = :measure AND root <> 0";
constexpr char kOfRoot[] =
    "SELECT case_id, day, counted, met, per_person, team, restriction FROM measured WHERE root = :root AND root <> 0"
    " AND pathway = :pathway AND measure = :measure AND counted > 0";
constexpr char kOne[] = "SELECT day, counted, met FROM measured WHERE case_id = :id AND measure = :measure";
#define CASEWAY_RATED                                                                        \
  "SELECT " CASEWAY_WORK                                                                     \
  " JOIN measured m ON m.case_id = c.id WHERE m.pathway = :pathway AND m.measure = :measure" \
  " AND m.day >= :from AND m.day <= :to AND m.root <> 0 AND m.counted > 0 AND " CASEWAY_VISIBLE
#define CASEWAY_BY_RATE " ORDER BY (m.met >= m.counted) <> :met_first, m.day, m.case_id"
constexpr char kRated[] = CASEWAY_RATED CASEWAY_BY_RATE;
constexpr char kRatedByTeam[] = CASEWAY_RATED " AND m.team = :team" CASEWAY_BY_RATE;

std::int64_t DayNumber(Date date) { return Days(date).time_since_epoch().count(); }

struct Asked {
  std::int64_t from = 0, to = 0;  // months
  std::int64_t team = 0;
};

// What these cases of one person come to in the months asked for.
RateFigure FigureOf(const std::vector<MeasuredRow>& rows, const Asked& asked) {
  RateFigure figure;
  std::map<std::int64_t, MeasuredRow> years;  // per person: the first day of each year, and whether any was met
  const auto is_asked = [&](std::int64_t day) {
    const std::int64_t month = MonthNumber(day);
    return month >= asked.from && month <= asked.to;
  };
  for (const MeasuredRow& row : rows) {
    if (asked.team != 0 && row.team != asked.team) continue;
    if (row.per_person != 0) {
      auto [year, is_new] = years.try_emplace(ReportingYear(MonthNumber(row.day)), row);
      year->second.day = is_new ? row.day : std::min(year->second.day, row.day);
      year->second.met = std::max(is_new ? 0 : year->second.met, std::int64_t{row.met > 0});
    } else if (is_asked(row.day)) {
      figure.counted += static_cast<int>(row.counted), figure.met += static_cast<int>(row.met);
    }
  }
  for (const auto& [year, one] : years) {
    if (is_asked(one.day)) ++figure.counted, figure.met += static_cast<int>(one.met);
  }
  return figure;
}

// Whoever has a case that this viewer is counted for otherwise: what they know of, in place of what is kept.
void CountDifferent(Connection& db, const std::vector<DifferentCase>& different, std::int64_t root,
                    const BoardQuery& query, const std::string& measure, std::int64_t counted, const Asked& asked,
                    RateFigure& figure) {
  std::vector<MeasuredRow> kept, known;
  auto list = db.Prepare(kOfRoot);
  for (list.Bind(":root", root).Bind(":pathway", query.pathway).Bind(":measure", measure); list.Step();) {
    const MeasuredRow row{list.Int(0), list.Int(1), list.Int(2), list.Int(3), list.Int(4), list.Int(5), list.Int(6)};
    const auto other = std::find_if(different.begin(), different.end(),
                                    [&](const DifferentCase& one) { return one.id == row.case_id; });
    const bool is_kept = row.restriction <= counted;
    if (is_kept) kept.push_back(row);
    if (other == different.end() ? is_kept : other->change > 0) known.push_back(row);
  }
  const RateFigure was = FigureOf(kept, asked), is = FigureOf(known, asked);
  figure.counted += is.counted - was.counted;
  figure.met += is.met - was.met;
}

}  // namespace

RateFigure SqliteWork::Rate(const BoardQuery& query, const std::string& measure, const Viewer& viewer) {
  const Asked asked{MonthNumber(DayNumber(query.from)), MonthNumber(DayNumber(query.to)), query.team.value};
  const std::int64_t counted = CountedRestriction(viewer);
  RateFigure figure;
  auto list = db_.Prepare(kMonths);
  list.Bind(":team", query.team).Bind(":pathway", query.pathway).Bind(":measure", measure);
  list.Bind(":from", asked.from).Bind(":to", asked.to).Bind(":counted", counted);
  while (list.Step()) {
    figure.counted += static_cast<int>(list.Int(0));
    figure.met += static_cast<int>(list.Int(1));
  }
  const auto different = DifferentCases(db_, viewer);
  std::set<std::int64_t> roots;
  for (const auto& one : different) {
    if (one.pathway != query.pathway) continue;
    auto find = db_.Prepare(kRootOf);
    if (find.Bind(":id", one.id).Bind(":measure", measure).Step()) roots.insert(find.Int(0));
  }
  for (const std::int64_t root : roots) CountDifferent(db_, different, root, query, measure, counted, asked, figure);
  return figure;
}

std::vector<RatedCase> SqliteWork::CasesOfRate(const BoardQuery& query, const std::string& measure, RatedFirst first,
                                               const Viewer& viewer, int limit, int offset) {
  auto list = db_.Prepare(query.team ? kRatedByTeam : kRated);
  BindViewer(list, viewer);
  list.Bind(":pathway", query.pathway).Bind(":measure", measure);
  list.Bind(":met_first", std::int64_t{first == RatedFirst::kMet});
  list.Bind(":from", DayNumber(query.from)).Bind(":to", DayNumber(query.to));
  if (query.team) list.Bind(":team", query.team);
  WorkPage page(db_, viewer, limit, offset);
  page.Take(list);
  std::vector<RatedCase> cases;
  for (WorkRow& row : page.rows()) {
    auto find = db_.Prepare(kOne);
    if (!find.Bind(":id", row.id).Bind(":measure", measure).Step()) continue;
    const Date on{Days{std::chrono::days{find.Int(0)}}};
    cases.push_back({std::move(row), on, static_cast<int>(find.Int(1)), static_cast<int>(find.Int(2))});
  }
  return cases;
}

}  // namespace caseway::storage
