// Clock: the present instant, passed in so that tests and `--now` can fix it.
//
// Only the outermost layers hold one; the domain takes "now" as an argument. Threads: safe to share.
#pragma once

#include "core/dates.h"

namespace caseway {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant Now() const = 0;
};

}  // namespace caseway
