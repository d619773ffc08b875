// Days and instants, and the one place where Europe/London is known.
//
//   Date d = *ParseDate("2026-10-01");        // also "1/10/2026" and "01/10/2026"
//   Instant t = *ParseInstant("2026-10-01T09:16");   // London time when there is no offset: 08:16 UTC
//   FormatLong(d) -> "1 October 2026";  FormatIso(t) -> "2026-10-01T08:16:00Z"
//   ToLondon(t).minutes -> 556
//
// Pure; no clock is read here: "now" is always an argument. Threads: safe; the zone is loaded once.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"

namespace caseway {

using Date = std::chrono::year_month_day;                          // a calendar day
using Days = std::chrono::sys_days;                                // the same as a count, for arithmetic
using Instant = std::chrono::sys_time<std::chrono::microseconds>;  // UTC

// A wall-clock time in London: a day and minutes after its midnight (0 to 1439), with seconds apart.
struct LondonTime {
  Date date{};
  int minutes = 0;
  int seconds = 0;
  bool operator==(const LondonTime&) const = default;
};

LondonTime ToLondon(Instant instant);
// In autumn's repeated hour the first is meant; in spring's missing hour the instant of the change is returned.
Instant FromLondon(const LondonTime& local);
// The first instant after `date` in London: the end of the day, exclusive.
Instant EndOfLondonDay(Date date);
Date LondonDate(Instant instant);

// ISO 8601 (YYYY-MM-DD) and day/month/year. Errors: kInvalidInput with a sentence ("September has 30 days").
Result<Date> ParseDate(std::string_view text);
// "2026-10-01T09:16[:30[.123456]]" or "01/10/2026 09:16" in London, or with "Z" or an offset "+01:00".
Result<Instant> ParseInstant(std::string_view text);

std::string FormatIso(Date date);         // 2026-10-01
std::string FormatIso(Instant instant);   // 2026-10-01T08:16:00Z, with micros when there are any
std::string FormatLong(Date date);        // 1 October 2026
std::string FormatLong(Instant instant);  // 1 October 2026 at 9:16am (London)
std::string FormatShort(Date date);       // 01/10/2026
std::string FormatClock(int minutes);     // 9:16am

// Whole years from `born` to `on` (29 February counts on 1 March in common years).
int AgeInYears(Date born, Date on);

// A date known only so far. `first` is the first day it may be.
enum class DatePrecision { kUnknown, kDecade, kYear, kMonth, kDay };
struct ApproximateDate {
  Date first{};
  DatePrecision precision = DatePrecision::kUnknown;
  bool operator==(const ApproximateDate&) const = default;
};
// "1941-05-10", "10/05/1941", "1941-05", "1941", "1940s", "" (unknown).
Result<ApproximateDate> ParseApproximateDate(std::string_view text);
std::string FormatIso(const ApproximateDate& date);   // the same shapes, ISO
std::string FormatLong(const ApproximateDate& date);  // "10 May 1941", "about 1941", "not known"

}  // namespace caseway
