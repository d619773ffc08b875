#include "storage/sqlite/write_queue.h"

#include <iterator>
#include <utility>

namespace caseway::storage {

bool WriteQueue::Add(WriteJob& job) {
  const std::lock_guard<std::mutex> guard(mutex_);
  if (closed_ || waiting_.jobs.size() >= limits_.jobs) return false;
  waiting_.jobs.push_back(std::move(job));
  if (waiting_.jobs.size() == 1) changed_.notify_one();
  return true;
}

bool WriteQueue::Add(AuditJob& job) {
  const std::lock_guard<std::mutex> guard(mutex_);
  if (closed_ || waiting_.audit.size() >= limits_.audit_rows) return false;
  if (job.done) wake_ = true;
  waiting_.audit.push_back(std::move(job));
  if (wake_ || waiting_.audit.size() == 1) changed_.notify_one();
  return true;
}

bool WriteQueue::Add(AloneJob& job) {
  const std::lock_guard<std::mutex> guard(mutex_);
  if (closed_) return false;
  waiting_.alone.push_back(std::move(job));
  changed_.notify_one();
  return true;
}

void WriteQueue::GiveBack(std::vector<AuditJob> rows) {
  const std::lock_guard<std::mutex> guard(mutex_);
  rows.insert(rows.end(), std::make_move_iterator(waiting_.audit.begin()),
              std::make_move_iterator(waiting_.audit.end()));
  waiting_.audit = std::move(rows);
}

WriteQueue::Group WriteQueue::Take() {
  std::unique_lock<std::mutex> lock(mutex_);
  changed_.wait(lock, [&] { return IsUrgent() || !waiting_.audit.empty(); });
  if (!IsUrgent()) changed_.wait_for(lock, limits_.audit_delay, [&] { return IsUrgent(); });
  wake_ = false;
  return std::exchange(waiting_, Group());
}

void WriteQueue::Close() {
  const std::lock_guard<std::mutex> guard(mutex_);
  closed_ = true;
  changed_.notify_one();
}

}  // namespace caseway::storage
