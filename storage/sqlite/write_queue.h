// WriteQueue: what waits for the writer's thread: commands, audit rows, and deeds that must be alone.
//
//   queue.Add(WriteJob{...});                 // any thread; false when full or closed
//   WriteQueue::Group group = queue.Take();   // the writer: everything that waits
//
// Audit rows nobody waits for do not wake the writer: they ride with the next group or go after a delay. Threads: safe.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <vector>

#include "storage/sqlite/group_commit.h"

namespace caseway::storage {

struct AloneJob {
  std::function<Result<void>(Connection&)> deed;
  std::function<void(Result<void>)> done;
};

class WriteQueue {
 public:
  struct Limits {
    std::size_t jobs;
    std::size_t audit_rows;
    std::chrono::milliseconds audit_delay;
  };
  struct Group {
    std::vector<WriteJob> jobs;
    std::vector<AuditJob> audit;
    std::vector<AloneJob> alone;
    bool IsEmpty() const { return jobs.empty() && audit.empty() && alone.empty(); }
  };

  explicit WriteQueue(Limits limits) : limits_(limits) {}

  // False when there is no room or the queue is closed: `job` is then untouched.
  bool Add(WriteJob& job);
  bool Add(AuditJob& job);
  bool Add(AloneJob& job);
  // Rows that could not be kept come back to wait their delay again.
  void GiveBack(std::vector<AuditJob> rows);
  // Waits; an empty group means closed and drained.
  Group Take();
  void Close();

 private:
  bool IsUrgent() const { return closed_ || wake_ || !waiting_.jobs.empty() || !waiting_.alone.empty(); }

  const Limits limits_;
  std::mutex mutex_;
  std::condition_variable changed_;
  Group waiting_;
  bool wake_ = false;  // an audit row someone waits for
  bool closed_ = false;
};

}  // namespace caseway::storage
