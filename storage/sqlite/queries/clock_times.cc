// How many cases stopped a clock in time, from counts kept by month; and those cases, page by page.
#include "storage/sqlite/projections/case_counts.h"
#include "storage/sqlite/projections/fold.h"
#include "storage/sqlite/queries/counted_cases.h"
#include "storage/sqlite/queries/reading.h"
#include "storage/sqlite/queries/work_queries.h"
#include "storage/sqlite/queries/work_rows.h"

namespace caseway::storage {
namespace {

constexpr char kMonths[] =
    "SELECT completed, late FROM clock_month WHERE team = :team AND pathway = :pathway AND clock = :clock"
    " AND month >= :from AND month <= :to AND restriction <= :counted";
constexpr char kOne[] =
    "SELECT f.late, f.stopped, k.started FROM first_completed f JOIN case_clock k ON k.case_id = f.case_id AND k.id ="
    " f.clock WHERE f.case_id = :id AND f.clock = :clock";
#define CASEWAY_CLOCKED                                                                             \
  "SELECT " CASEWAY_WORK                                                                            \
  " JOIN first_completed f ON f.case_id = c.id WHERE f.pathway = :pathway AND f.clock = :clock AND" \
  " f.stopped >= :from AND f.stopped < :to AND " CASEWAY_VISIBLE
constexpr char kClocked[] = CASEWAY_CLOCKED " ORDER BY f.late DESC, f.stopped, f.case_id";
constexpr char kClockedByTeam[] = CASEWAY_CLOCKED " AND f.team = :team ORDER BY f.late DESC, f.stopped, f.case_id";

std::int64_t DayNumber(Date date) { return Days(date).time_since_epoch().count(); }

// One case that this viewer counts otherwise, where its clock stopped from the first of these days to the last.
void CountDifferent(Connection& db, const DifferentCase& one, const std::string& clock, std::int64_t from,
                    std::int64_t to, ClockFigure& figure) {
  auto find = db.Prepare(kOne);
  if (!find.Bind(":id", one.id).Bind(":clock", clock).Step()) return;
  const std::int64_t day = LondonDayNumber(find.Int(1));
  if (day < from || day > to) return;
  figure.completed += static_cast<int>(one.change);
  figure.late += static_cast<int>(one.change * find.Int(0));
}

}  // namespace

ClockFigure SqliteWork::ClockTimes(const BoardQuery& query, const std::string& clock, const Viewer& viewer) {
  const std::int64_t from = DayNumber(query.from), to = DayNumber(query.to);
  ClockFigure figure;
  auto list = db_.Prepare(kMonths);
  list.Bind(":team", query.team).Bind(":pathway", query.pathway).Bind(":clock", clock);
  list.Bind(":from", MonthNumber(from)).Bind(":to", MonthNumber(to)).Bind(":counted", CountedRestriction(viewer));
  while (list.Step()) {
    figure.completed += static_cast<int>(list.Int(0));
    figure.late += static_cast<int>(list.Int(1));
  }
  for (const auto& one : DifferentCases(db_, viewer)) {
    const bool in_team = !query.team || one.team == query.team.value;
    if (in_team && one.pathway == query.pathway) CountDifferent(db_, one, clock, from, to, figure);
  }
  return figure;
}

std::vector<ClockedCase> SqliteWork::CasesByClock(const BoardQuery& query, const std::string& clock,
                                                  const Viewer& viewer, int limit, int offset) {
  auto list = db_.Prepare(query.team ? kClockedByTeam : kClocked);
  BindViewer(list, viewer);
  list.Bind(":pathway", query.pathway).Bind(":clock", clock);
  list.Bind(":from", Micros(FromLondon({query.from, 0, 0}))).Bind(":to", Micros(EndOfLondonDay(query.to)));
  if (query.team) list.Bind(":team", query.team);
  WorkPage page(db_, viewer, limit, offset);
  page.Take(list);
  std::vector<ClockedCase> cases;
  for (WorkRow& row : page.rows()) {
    auto find = db_.Prepare(kOne);
    if (!find.Bind(":id", row.id).Bind(":clock", clock).Step()) continue;
    cases.push_back({std::move(row), InstantAt(find.Int(2)), InstantAt(find.Int(1)), find.Int(0) != 0});
  }
  return cases;
}

}  // namespace caseway::storage
