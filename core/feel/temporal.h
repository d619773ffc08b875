// FEEL's days, times and durations. Unlike core/dates.h these reach years beyond four digits, and times may have an
// offset or a zone, because the standard's own tests do; the conversions to and from core dates are here.
//
//   ParseTemporalDate("2026-10-01")->day == 1;   FormatDuration(MonthsDuration{14}) == "P1Y2M"
//
// Reading never throws: nullopt says the text is not one. Threads: values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/dates.h"

namespace caseway::feel {

struct CalendarDate {
  std::int32_t year = 0;
  std::int8_t month = 1;
  std::int8_t day = 1;
  auto operator<=>(const CalendarDate&) const = default;
};

// A wall-clock time; with `offset` (seconds east of UTC) or a zone name, or neither.
struct ClockTime {
  std::int32_t second_of_day = 0;
  std::int32_t nanos = 0;
  std::optional<std::int32_t> offset;
  std::string zone;  // "Europe/London", or ""
  bool operator==(const ClockTime&) const = default;
};

struct DateTime {
  CalendarDate date;
  ClockTime time;
  bool operator==(const DateTime&) const = default;
};

struct DaysDuration {  // days, hours, minutes, seconds
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;  // same sign as seconds
  auto operator<=>(const DaysDuration&) const = default;
};

struct MonthsDuration {  // years and months
  std::int64_t months = 0;
  auto operator<=>(const MonthsDuration&) const = default;
};

bool IsValid(const CalendarDate& date);
CalendarDate ToCalendarDate(caseway::Date date);
caseway::Date ToCoreDate(const CalendarDate& date);
DateTime ToLondonDateTime(Instant instant);

// Days since 1970-01-01, and back.
std::int64_t DayNumber(const CalendarDate& date);
CalendarDate FromDayNumber(std::int64_t days);
int DaysInMonth(std::int32_t year, int month);
CalendarDate AddMonths(const CalendarDate& date, std::int64_t months);

std::optional<CalendarDate> ParseTemporalDate(std::string_view text);
std::optional<ClockTime> ParseTemporalTime(std::string_view text);
std::optional<DateTime> ParseTemporalDateTime(std::string_view text);
std::optional<DaysDuration> ParseDaysDuration(std::string_view text);
std::optional<MonthsDuration> ParseMonthsDuration(std::string_view text);

std::string FormatDate(const CalendarDate& date);
std::string FormatTime(const ClockTime& time);
std::string FormatDateTime(const DateTime& value);
std::string FormatDuration(const DaysDuration& duration);
std::string FormatDuration(const MonthsDuration& duration);

bool IsKnownZone(const std::string& name);
// Seconds (and nanos) since the epoch; with neither offset nor zone the wall clock is taken as it stands.
DaysDuration SinceEpoch(const DateTime& value);
DaysDuration SinceMidnightUtc(const ClockTime& time);
bool HasZone(const ClockTime& time);
// The offset in force, for a zone on that day; nullopt without offset and zone.
std::optional<std::int32_t> OffsetOf(const ClockTime& time, const CalendarDate& on);

DateTime Add(const DateTime& value, const DaysDuration& duration);
ClockTime Add(const ClockTime& time, const DaysDuration& duration);
DaysDuration operator+(const DaysDuration& a, const DaysDuration& b);
DaysDuration operator-(const DaysDuration& a);

}  // namespace caseway::feel
