// One line of a worklist, the same columns for every list, and a page of them.
//
//   WorkPage page(db, viewer, 25, 0);
//   auto list = db.Prepare("SELECT " CASEWAY_WORK " WHERE c.open = 1 ... ORDER BY ...");
//   page.Take(list);   return page.rows();
//
// Threads: one.
#pragma once

#include <vector>

#include "core/ports/work_reading.h"
#include "storage/sqlite/queries/visible.h"

// Columns and tables over `case_row c`, to be followed by WHERE.
#define CASEWAY_WORK                                                                                          \
  "c.id, c.pathway, c.state, c.capacity, c.subject_root, c.subject_name, c.owner_user, u.name, c.owner_team," \
  " c.due_at, c.due_is_instant, c.due_kind, c.band, c.received, c.entered, c.paused, c.restriction"           \
  " FROM case_row c LEFT JOIN staff_user u ON u.id = c.owner_user"

namespace caseway::storage {

WorkRow WorkRowOf(const Statement& row);

// Counts so many cases due then, each in one class: overdue, today, this week, later.
void CountDue(WorkCounts& counts, std::int64_t due_at, std::int64_t count, const WorkClock& clock);

// Takes rows in the order of the list, past `offset`, up to `limit`, without those hidden from the viewer.
class WorkPage {
 public:
  WorkPage(Connection& db, const Viewer& viewer, int limit, int offset)
      : hidden_(db, viewer), limit_(limit), skip_(offset) {}
  bool Full() const { return static_cast<int>(rows_.size()) >= limit_; }
  void Take(Statement& list);
  std::vector<WorkRow> rows() { return std::move(rows_); }

 private:
  const HiddenCases hidden_;
  const int limit_;
  int skip_;
  std::vector<WorkRow> rows_;
};

}  // namespace caseway::storage
