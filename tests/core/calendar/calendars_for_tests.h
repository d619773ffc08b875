// The two calendars the tests of this folder count with: office hours with the bank holidays of 2026, and round the
// clock.
#pragma once

#include "core/calendar/calendar.h"

namespace caseway {

inline Date Day(const char* iso) { return *ParseDate(iso); }
inline Instant At(const char* iso) { return *ParseInstant(iso); }

inline Calendar Office() {
  CalendarParts parts{.id = "office", .title = "Office hours"};
  for (std::size_t i = 0; i < 5; ++i) parts.week[i] = {9 * 60, 17 * 60};
  parts.closed = {{Day("2026-04-03"), "Good Friday"},
                  {Day("2026-04-06"), "Easter Monday"},
                  {Day("2026-12-25"), "Christmas Day"},
                  {Day("2026-12-28"), "Boxing Day (substitute day)"},
                  {Day("2027-01-01"), "New Year's Day"}};
  parts.known = KnownDays{Day("2026-01-01"), Day("2027-12-31")};
  return *Calendar::Make(parts);
}

}  // namespace caseway
