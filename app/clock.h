// SystemClock and FixedClock: the present instant, from the machine or from `--now` for tests.
//
// Threads: safe to share.
#pragma once

#include <optional>

#include "core/ports/clock.h"

namespace caseway::app {

// The machine's clock; with `fixed`, an instant that advances by the time since the program began, so that `--now`
// tests still see time pass in order.
class SystemClock : public Clock {
 public:
  explicit SystemClock(std::optional<Instant> fixed = {}) {
    if (fixed) shift_ = *fixed - Machine();
  }
  Instant Now() const override { return Machine() + shift_; }

 private:
  static Instant Machine() { return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()); }
  std::chrono::microseconds shift_{0};
};

// Moved by hand: for the demonstration council, which lives through three years in a minute.
class SteppedClock : public Clock {
 public:
  Instant Now() const override { return now_; }
  void Set(Instant now) { now_ = now; }

 private:
  Instant now_{};
};

}  // namespace caseway::app
