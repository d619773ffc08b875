#include "storage/sqlite/queries/work_rows.h"

#include "storage/sqlite/projections/fold.h"
#include "storage/sqlite/queries/reading.h"

namespace caseway::storage {

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
