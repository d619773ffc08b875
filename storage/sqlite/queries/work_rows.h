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

// Columns over `case_row c`, with the owner's name taken from there; and with the tables, to be followed by WHERE.
#define CASEWAY_WORK_COLUMNS(OWNER)                                                                  \
  "c.id, c.pathway, c.state, c.capacity, c.subject_root, c.subject_name, c.owner_user, " OWNER       \
  ", c.owner_team,"                                                                                  \
  " c.due_at, c.due_is_instant, c.due_kind, c.band, c.received, c.entered, c.paused, c.restriction," \
  " c.beside_at"
#define CASEWAY_WORK CASEWAY_WORK_COLUMNS("u.name") " FROM case_row c LEFT JOIN staff_user u ON u.id = c.owner_user"

// What a WorkFilter lets through, over the same `c`; bound by BindDue and BindKind.
#define CASEWAY_DUE " AND c.due_at > :after AND c.due_at <= :until"
#define CASEWAY_KIND " AND (:pathway = '' OR c.pathway = :pathway) AND (:state = '' OR c.state = :state)"

namespace caseway::storage {

void BindDue(Statement& to, const WorkFilter& filter, const WorkClock& clock);
void BindKind(Statement& to, const WorkFilter& filter);
// Whether what is due then, 0 for no date, stands under this filter: the same as CASEWAY_DUE.
bool IsDue(std::int64_t due_at, DueFilter due, const WorkClock& clock);

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
