// HandClock: a clock that moves only when told to.
#pragma once

#include <atomic>

#include "core/ports/clock.h"

namespace caseway::tests {

class HandClock : public Clock {
 public:
  Instant Now() const override { return Instant(std::chrono::microseconds(micros_.load())); }
  void Advance(std::chrono::microseconds by) { micros_ += by.count(); }

 private:
  std::atomic<std::int64_t> micros_{1'790'000'000'000'000};  // 2026-09-21
};

}  // namespace caseway::tests
