// WorkerPool: a few threads for what must not run on a connection's thread: Argon2, imports, exports, reports.
//
//   if (!pool.Submit([=] { reply(SignIn(form)); })) reply(Busy());   // the queue is full: 503, not a longer wait
//
// Threads: Submit from any thread. Tasks must not throw. The destructor runs what is queued and waits for it.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace caseway::http {

class WorkerPool {
 public:
  WorkerPool(int threads, std::size_t longest_queue);
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // False, and nothing done, when the queue is full.
  bool Submit(std::function<void()> task);

 private:
  void Work();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> queue_;
  std::size_t longest_queue_;
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace caseway::http
