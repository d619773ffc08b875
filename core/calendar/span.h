// Span: how long, in the words of a rule: "5 working days", "4 hours", "6 weeks".
//
//   Span span = *ParseSpan("5 working days");      // {5, SpanUnit::kWorkingDays}
//   FormatSpan(span) == "5 working days";          ParseSpan("5 day").error().say names what may be written
//
// It knows no calendar: core/calendar/due.h turns a span into a date. Threads: a value.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"

namespace caseway {

enum class SpanUnit {
  kDays,          // calendar days: a local date, in time until its end
  kWorkingDays,   // days on which a calendar is open: a local date
  kWeeks,         // seven days each
  kMonths,        // calendar months; 31 January and one month is the last day of February
  kHours,         // elapsed, round the clock: an instant
  kWorkingHours,  // hours in which a calendar is open: an instant
};

struct Span {
  int count = 0;  // 0 to 9999; 0 is "at once"
  SpanUnit unit = SpanUnit::kDays;
  bool operator==(const Span&) const = default;
};

// True for hours, which end at an instant; false for units that end with a day.
bool IsHours(SpanUnit unit);
// True for the units that need opening hours or closed days to be counted.
bool NeedsCalendar(SpanUnit unit);

// A whole number and a unit, singular or plural, case and extra blanks ignored. Errors: kInvalidInput with a sentence.
Result<Span> ParseSpan(std::string_view text);
// What ParseSpan reads back as the same span; "1 day", "2 days".
std::string FormatSpan(const Span& span);

}  // namespace caseway
