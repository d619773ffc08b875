// How many first completed cases were in time by a clock, from counts kept by month; and the late ones, page by page.
#include "storage/sqlite/projections/case_counts.h"
#include "storage/sqlite/projections/fold.h"
#include "storage/sqlite/queries/counted_cases.h"
#include "storage/sqlite/queries/work_queries.h"
#include "storage/sqlite/queries/work_rows.h"

namespace caseway::storage {
namespace {

constexpr char kMonths[] =
    "SELECT completed, late FROM clock_month WHERE team = :team AND pathway = :pathway AND clock = :clock"
    " AND month >= :from AND month <= :to AND restriction <= :counted";
constexpr char kOne[] = "SELECT late FROM first_completed WHERE case_id = :id AND clock = :clock";
#define CASEWAY_LATE                                                                      \
  "SELECT " CASEWAY_WORK                                                                  \
  " JOIN first_completed f ON f.case_id = c.id WHERE f.late = 1 AND f.pathway = :pathway" \
  " AND f.clock = :clock AND f.ended >= :from AND f.ended < :to AND " CASEWAY_VISIBLE
constexpr char kLate[] = CASEWAY_LATE " ORDER BY f.ended, f.case_id";
constexpr char kLateByTeam[] = CASEWAY_LATE " AND f.team = :team ORDER BY f.ended, f.case_id";

std::int64_t DayNumber(Date date) { return Days(date).time_since_epoch().count(); }

// One case that this viewer counts otherwise.
void CountDifferent(Connection& db, const DifferentCase& one, const std::string& clock, ClockFigure& figure) {
  auto find = db.Prepare(kOne);
  if (!find.Bind(":id", one.id).Bind(":clock", clock).Step()) return;
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
    const bool in_months = one.ended_day >= from && one.ended_day <= to;
    if (one.completed && in_team && in_months && one.pathway == query.pathway) CountDifferent(db_, one, clock, figure);
  }
  return figure;
}

std::vector<WorkRow> SqliteWork::LateByClock(const BoardQuery& query, const std::string& clock, const Viewer& viewer,
                                             int limit, int offset) {
  auto list = db_.Prepare(query.team ? kLateByTeam : kLate);
  BindViewer(list, viewer);
  list.Bind(":pathway", query.pathway).Bind(":clock", clock);
  list.Bind(":from", Micros(FromLondon({query.from, 0, 0}))).Bind(":to", Micros(EndOfLondonDay(query.to)));
  if (query.team) list.Bind(":team", query.team);
  WorkPage page(db_, viewer, limit, offset);
  page.Take(list);
  return page.rows();
}

}  // namespace caseway::storage
