// Repeated: does something at once, and again after each pause, on a thread of its own until it is destroyed.
//
//   const Repeated sweep(std::chrono::minutes{5}, [&] { authenticator.SweepSessions(clock.Now()); });
//
// The deed must not throw; the destructor waits for the one under way. Threads: one owner.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace caseway::app {

class Repeated {
 public:
  Repeated(std::chrono::seconds pause, std::function<void()> deed);
  ~Repeated();
  Repeated(const Repeated&) = delete;
  Repeated& operator=(const Repeated&) = delete;

 private:
  void Run();

  const std::chrono::seconds pause_;
  const std::function<void()> deed_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool ending_ = false;
  std::thread thread_;  // last: it uses all of the above
};

}  // namespace caseway::app
