#include <map>

#include "storage/sqlite/projections/case_counts.h"
#include "storage/sqlite/projections/fold.h"
#include "storage/sqlite/projections/histogram.h"
#include "storage/sqlite/queries/board_splits.h"
#include "storage/sqlite/queries/counted_cases.h"
#include "storage/sqlite/queries/day_counts.h"
#include "storage/sqlite/queries/work_queries.h"
#include "storage/sqlite/queries/work_rows.h"

namespace caseway::storage {
namespace {

constexpr char kOpen[] =
    "SELECT pathway, state, open, unallocated, awaiting, paused, due, due_unallocated, received FROM board_open"
    " WHERE team = :team AND (:pathway = '' OR pathway = :pathway) AND restriction <= :counted";
constexpr int kDueHeld = 6, kDueUnallocated = 7;  // columns of it
constexpr char kDone[] =
    "SELECT pathway, period, taken FROM board_done WHERE team = :team AND restriction = :restriction"
    " AND grain = :grain AND period >= :from AND period <= :to AND (:pathway = '' OR pathway = :pathway)";

// The open cases of one state.
struct OpenFigures {
  std::int64_t open = 0, overdue = 0, unallocated = 0, awaiting = 0, paused = 0;
  DayCounts age;
  void Add(const OpenFigures& other) {
    open += other.open, overdue += other.overdue, unallocated += other.unallocated;
    awaiting += other.awaiting, paused += other.paused;
    age.Add(other.age);
  }
};

struct PathwayFigures {
  std::map<std::string, OpenFigures> states;
  DayCounts taken;
};

// Whole months from the first to the last of them, and the days left over at both ends.
struct Periods {
  std::int64_t first_day, last_day, first_month, last_month;
};

std::int64_t DayNumber(Date date) { return Days(date).time_since_epoch().count(); }
std::int64_t StartOfMonth(std::int64_t month) {
  return DayNumber(std::chrono::year(static_cast<int>(1970 + month / 12)) /
                   std::chrono::month(static_cast<unsigned>(month % 12 + 1)) / std::chrono::day(1));
}

// A month that has come only so far as the last day is whole: nothing of it is left out.
Periods PeriodsOf(Date from, Date to, std::int64_t today) {
  Periods periods{DayNumber(from), DayNumber(to), 0, 0};
  periods.first_month = MonthNumber(periods.first_day - 1) + 1;
  const bool reaches_today = periods.last_day >= today;
  periods.last_month = reaches_today ? MonthNumber(periods.last_day) : MonthNumber(periods.last_day + 1) - 1;
  return periods;
}

// Makes the board for one viewer.
class BoardMaker {
 public:
  BoardMaker(Connection& db, const BoardQuery& query, const Viewer& viewer)
      : db_(db),
        query_(query),
        viewer_(viewer),
        counted_(CountedRestriction(viewer)),
        now_(Micros(query.now)),
        today_(DayNumber(LondonDate(query.now))) {
    TakeOpen();
    if (query.from.ok() && query.to.ok() && query.from <= query.to) TakeDone();
    different_ = DifferentCases(db, viewer);
    for (const auto& one : different_) TakeDifferent(one);
  }

  std::vector<BoardFigure> Figures() const {
    std::vector<BoardFigure> figures;
    for (const auto& [pathway, of] : pathways_) {
      OpenFigures whole;
      for (const auto& state : of.states) whole.Add(state.second);
      AddOpen(pathway, "", whole, figures);
      figures.push_back(
          {pathway, "", "completed", static_cast<int>(of.taken.Total()), of.taken.AtShare(50), of.taken.AtShare(90)});
      for (const auto& [state, open] : of.states) {
        if (open.open > 0) AddOpen(pathway, state, open, figures);
      }
    }
    AddSplits(db_, query_, viewer_, different_, figures);
    return figures;
  }

 private:
  void TakeOpen() {
    auto list = db_.Prepare(kOpen);
    list.Bind(":team", query_.team).Bind(":pathway", query_.pathway).Bind(":counted", counted_);
    while (list.Step()) {
      auto& state = pathways_[list.String(0)].states[list.String(1)];
      state.open += list.Int(2);
      state.unallocated += list.Int(3);
      state.awaiting += list.Int(4);
      state.paused += list.Int(5);
      for (const int due : {kDueHeld, kDueUnallocated}) {
        histogram::ForEach(list.Bytes(due), [&](std::int64_t at, std::int64_t count) {
          if (at > 0 && at <= now_) state.overdue += count;
        });
      }
      histogram::ForEach(list.Bytes(8),
                         [&](std::int64_t day, std::int64_t count) { state.age.Add(today_ - day, count); });
    }
  }

  void TakeDone() {
    const Periods periods = PeriodsOf(query_.from, query_.to, today_);
    if (periods.first_month > periods.last_month) { return TakeDone("day", periods.first_day, periods.last_day); }
    TakeDone("month", periods.first_month, periods.last_month);
    TakeDone("day", periods.first_day, StartOfMonth(periods.first_month) - 1);
    TakeDone("day", StartOfMonth(periods.last_month + 1), periods.last_day);
  }

  void TakeDone(const char* grain, std::int64_t from, std::int64_t to) {
    if (from > to) return;
    auto list = db_.Prepare(kDone);
    for (std::int64_t restriction = 0; restriction <= counted_; ++restriction, list.Reset()) {
      list.Bind(":team", query_.team).Bind(":pathway", query_.pathway).Bind(":restriction", restriction);
      for (list.Bind(":grain", grain).Bind(":from", from).Bind(":to", to); list.Step();) {
        auto& taken = pathways_[list.String(0)].taken;
        histogram::ForEach(list.Bytes(2), [&](std::int64_t days, std::int64_t count) { taken.Add(days, count); });
      }
    }
  }

  void TakeDifferent(const DifferentCase& one) {
    if (query_.team && one.team != query_.team.value) return;
    if (!query_.pathway.empty() && one.pathway != query_.pathway) return;
    const bool in_period = query_.from.ok() && query_.to.ok() && one.ended_day >= DayNumber(query_.from) &&
                           one.ended_day <= DayNumber(query_.to);
    if (one.completed && in_period) pathways_[one.pathway].taken.Add(one.ended_day - one.received_day, one.change);
    if (!one.open) return;
    auto& state = pathways_[one.pathway].states[one.state];
    state.open += one.change;
    state.overdue += one.due_at > 0 && one.due_at <= now_ ? one.change : 0;
    state.unallocated += one.owner_user == 0 ? one.change : 0;
    state.awaiting += one.awaiting ? one.change : 0;
    state.paused += one.paused ? one.change : 0;
    state.age.Add(today_ - one.received_day, one.change);
  }

  static void AddOpen(const std::string& pathway, const std::string& state, const OpenFigures& from,
                      std::vector<BoardFigure>& figures) {
    const auto add = [&](const char* figure, std::int64_t count) {
      figures.push_back({pathway, state, figure, static_cast<int>(count)});
    };
    add("open", from.open);
    figures.back().days_median = from.age.AtShare(50);
    figures.back().days_90 = from.age.AtShare(90);
    add("overdue", from.overdue);
    add("unallocated", from.unallocated);
    add("awaiting", from.awaiting);
    add("paused", from.paused);
  }

  Connection& db_;
  const BoardQuery& query_;
  const Viewer& viewer_;
  std::vector<DifferentCase> different_;
  const std::int64_t counted_;
  const std::int64_t now_;
  const std::int64_t today_;
  std::map<std::string, PathwayFigures> pathways_;
};

}  // namespace

std::vector<BoardFigure> SqliteWork::Board(const BoardQuery& query, const Viewer& viewer) {
  return BoardMaker(db_, query, viewer).Figures();
}

WorkCounts SqliteWork::TeamCounts(TeamId team, bool unallocated, const WorkFilter& filter, const WorkClock& clock,
                                  const Viewer& viewer) {
  WorkCounts counts;
  const auto is_asked = [&filter](const std::string& pathway, const std::string& state) {
    return (filter.pathway.empty() || filter.pathway == pathway) && (filter.state.empty() || filter.state == state);
  };
  auto list = db_.Prepare(kOpen);
  list.Bind(":team", team).Bind(":pathway", filter.pathway).Bind(":counted", CountedRestriction(viewer));
  while (list.Step()) {
    if (!is_asked(list.String(0), list.String(1))) continue;
    const auto count_due = [&](std::int64_t due, std::int64_t count) { CountDue(counts, due, count, clock); };
    histogram::ForEach(list.Bytes(kDueUnallocated), count_due);
    if (!unallocated) histogram::ForEach(list.Bytes(kDueHeld), count_due);
  }
  for (const auto& one : DifferentCases(db_, viewer)) {
    if (one.open && one.team == team.value && (!unallocated || one.owner_user == 0) &&
        is_asked(one.pathway, one.state)) {
      CountDue(counts, one.due_at, one.change, clock);
    }
  }
  return counts;
}

}  // namespace caseway::storage
