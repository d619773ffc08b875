#include "storage/sqlite/queries/work_rows.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "storage/sqlite/projections/fold.h"
#include "storage/sqlite/queries/reading.h"

namespace caseway::storage {
namespace {

// The dates a filter lets through: after the first, up to the second.
std::pair<std::int64_t, std::int64_t> DueRange(DueFilter due, const WorkClock& clock) {
  const std::int64_t now = Micros(clock.now);
  const std::int64_t today = std::max(now, Micros(clock.today_end)), week = std::max(today, Micros(clock.week_end));
  constexpr std::int64_t kEver = std::numeric_limits<std::int64_t>::max();
  switch (due) {
    case DueFilter::kOverdue: return {0, now};
    case DueFilter::kToday: return {now, today};
    case DueFilter::kThisWeek: return {today, week};
    case DueFilter::kLater: return {week, kEver};
    case DueFilter::kAll: break;
  }
  return {-1, kEver};
}

}  // namespace

void BindDue(Statement& to, const WorkFilter& filter, const WorkClock& clock) {
  const auto [after, until] = DueRange(filter.due, clock);
  to.Bind(":after", after).Bind(":until", until);
}

void BindKind(Statement& to, const WorkFilter& filter) {
  to.Bind(":pathway", filter.pathway).Bind(":state", filter.state);
}

bool IsDue(std::int64_t due_at, DueFilter due, const WorkClock& clock) {
  const auto [after, until] = DueRange(due, clock);
  return due_at > after && due_at <= until;
}

WorkRow WorkRowOf(const Statement& row) {
  WorkRow work;
  work.id = CaseId{row.Int(0)};
  work.pathway = row.Text(1);
  work.state = row.Text(2);
  work.capacity = row.Text(3);
  work.subject = PersonId{row.Int(4)};
  work.subject_name = row.Text(5);
  work.owner_user = UserId{row.Int(6)};
  work.owner_name = row.Text(7);
  work.owner_team = TeamId{row.Int(8)};
  work.due_at = InstantAt(row.Int(9));
  work.due_is_instant = row.Int(10) != 0;
  work.due_kind = row.Text(11);
  work.band = row.Text(12);
  work.received = InstantAt(row.Int(13));
  work.entered = InstantAt(row.Int(14));
  work.paused = row.Int(15) != 0;
  work.restriction = static_cast<Restriction>(row.Int(16));
  work.beside_at = InstantAt(row.Int(17));
  return work;
}

void CountDue(WorkCounts& counts, std::int64_t due_at, std::int64_t count, const WorkClock& clock) {
  const int many = static_cast<int>(count);
  counts.all += many;
  if (due_at > 0 && due_at <= Micros(clock.now)) {
    counts.overdue += many;
  } else if (due_at > 0 && due_at <= Micros(clock.today_end)) {
    counts.today += many;
  } else if (due_at > 0 && due_at <= Micros(clock.week_end)) {
    counts.this_week += many;
  } else {
    counts.later += many;
  }
}

void WorkPage::Take(Statement& list) {
  while (!Full() && list.Step()) {
    if (hidden_.Has(list.Int(0))) continue;
    if (skip_ > 0) {
      --skip_;
    } else {
      rows_.push_back(WorkRowOf(list));
    }
  }
}

}  // namespace caseway::storage
