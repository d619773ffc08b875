// When a move counts from: now, or the earlier time at which it was done (P56: written down later, with a reason).
//
//   const auto when = WhenOf(*row, command.happened, command.late_reason, deed);
//   Decide(..., when->at);                    // dates, clocks and pauses count from when it was done
//
// A move stands after the one before it: not before the case came to its state, and a case that has not moved yet not
// before it was received. A day without a time is that day, from the earliest moment it can be. Pure. Threads: any.
#pragma once

#include <optional>
#include <string>

#include "core/casework/deed.h"

namespace caseway::casework {

struct MoveTime {
  Instant at{};
  std::optional<Happened> happened;  // as told; none: now
  std::string late_reason;           // why it is written down more than a day later, or ""
};

// Errors: kInvalidInput on "happened" for a time ahead or before the move before, on "late_reason" when more than a day
// has passed and nothing is said.
Result<MoveTime> WhenOf(const CaseRow& row, const std::optional<Happened>& happened, const std::string& late_reason,
                        const Deed& deed);

}  // namespace caseway::casework
