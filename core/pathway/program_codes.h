// The codes and settings that a rule of the program names: a council may word and set them, not leave them out.
//
// Threads: constants.
#pragma once

#include <string_view>

#include "core/calendar/span.h"

namespace caseway::pathway {

struct NeededCode {
  std::string_view list, code, why;
};
inline constexpr NeededCode kNeededCodes[] = {
    {"party-roles", "source-of-risk", "someone alleged to be a risk is kept apart by it (P32)"},
};

// Settings by which the program looks back: a stretch of days, weeks or months, whatever the hour and the calendar.
inline constexpr std::string_view kLookBackSettings[] = {"safeguarding.long_enquiry", "safeguarding.repeat_window"};

inline bool LooksBack(std::string_view setting) {
  for (const std::string_view one : kLookBackSettings) {
    if (one == setting) return true;
  }
  return false;
}

inline bool LooksBackBy(const Span& span) { return !IsHours(span.unit) && !NeedsCalendar(span.unit); }

// Settings of the program that count hours round the clock.
inline constexpr std::string_view kElapsedHoursSettings[] = {"break_glass.hours"};

inline bool CountsElapsedHours(std::string_view setting) {
  for (const std::string_view one : kElapsedHoursSettings) {
    if (one == setting) return true;
  }
  return false;
}

inline bool IsElapsedHours(const Span& span) { return span.unit == SpanUnit::kHours && span.count > 0; }

}  // namespace caseway::pathway
