// Reading and writing the ISO 8601 texts of days, times and durations.
#include <fmt/format.h>

#include <limits>

#include "core/feel/temporal.h"

namespace caseway::feel {

namespace {

// Walks over a text; every step says whether what it wanted was there.
struct Cursor {
  std::string_view text;
  std::size_t at = 0;

  bool Done() const { return at == text.size(); }
  char Peek() const { return Done() ? '\0' : text[at]; }
  bool Take(char wanted) {
    if (Done() || text[at] != wanted) return false;
    ++at;
    return true;
  }
  // So many digits, at least and at most.
  std::optional<std::int64_t> Digits(std::size_t least, std::size_t most) {
    const std::size_t start = at;
    std::int64_t value = 0;
    while (!Done() && text[at] >= '0' && text[at] <= '9' && at - start < most) value = value * 10 + (text[at++] - '0');
    if (at - start < least) return std::nullopt;
    return value;
  }
};

std::optional<CalendarDate> TakeDate(Cursor& cursor) {
  const bool negative = cursor.Take('-');
  const std::size_t start = cursor.at;
  const auto year = cursor.Digits(4, 9);
  if (!year || (cursor.at - start > 4 && cursor.text[start] == '0') || !cursor.Take('-')) return std::nullopt;
  const auto month = cursor.Digits(2, 2);
  if (!month || !cursor.Take('-')) return std::nullopt;
  const auto day = cursor.Digits(2, 2);
  if (!day) return std::nullopt;
  const CalendarDate date{static_cast<std::int32_t>(negative ? -*year : *year), static_cast<std::int8_t>(*month),
                          static_cast<std::int8_t>(*day)};
  return IsValid(date) ? std::optional(date) : std::nullopt;
}

bool TakeOffset(Cursor& cursor, ClockTime& time) {
  if (cursor.Take('Z') || cursor.Take('z')) {
    time.offset = 0;
    return true;
  }
  const bool west = cursor.Peek() == '-';
  ++cursor.at;
  const auto hours = cursor.Digits(2, 2);
  if (!hours || !cursor.Take(':')) return false;
  const auto minutes = cursor.Digits(2, 2);
  if (!minutes) return false;
  std::optional<std::int64_t> seconds = 0;
  if (cursor.Take(':')) seconds = cursor.Digits(2, 2);
  if (!seconds || *hours > 18 || *minutes > 59 || *seconds > 59) return false;
  const auto total = static_cast<std::int32_t>(*hours * 3600 + *minutes * 60 + *seconds);
  if (total > 18 * 3600) return false;
  time.offset = west ? -total : total;
  return true;
}

bool TakeNanos(Cursor& cursor, std::int32_t& nanos) {
  if (!cursor.Take('.')) return true;
  const std::size_t start = cursor.at;
  std::int64_t value = 0;
  std::int64_t unit = 100'000'000;
  while (cursor.Peek() >= '0' && cursor.Peek() <= '9') {
    value += (cursor.text[cursor.at++] - '0') * unit;
    unit /= 10;
  }
  nanos = static_cast<std::int32_t>(value);
  return cursor.at > start;
}

std::optional<ClockTime> TakeTime(Cursor& cursor) {
  const auto hours = cursor.Digits(2, 2);
  if (!hours || !cursor.Take(':')) return std::nullopt;
  const auto minutes = cursor.Digits(2, 2);
  if (!minutes || !cursor.Take(':')) return std::nullopt;
  const auto seconds = cursor.Digits(2, 2);
  if (!seconds || *hours > 23 || *minutes > 59 || *seconds > 59) return std::nullopt;
  ClockTime time;
  time.second_of_day = static_cast<std::int32_t>(*hours * 3600 + *minutes * 60 + *seconds);
  if (!TakeNanos(cursor, time.nanos)) return std::nullopt;
  if (cursor.Done()) return time;
  if (cursor.Take('@')) {
    time.zone = std::string(cursor.text.substr(cursor.at));
    cursor.at = cursor.text.size();
    return IsKnownZone(time.zone) ? std::optional(time) : std::nullopt;
  }
  const char next = cursor.Peek();
  if (next != 'Z' && next != 'z' && next != '+' && next != '-') return std::nullopt;
  return TakeOffset(cursor, time) ? std::optional(time) : std::nullopt;
}

// One "12D" of a duration: adds to the total, refuses what would not fit.
bool TakePart(Cursor& cursor, char unit, std::int64_t worth, std::int64_t& total, bool& any) {
  Cursor ahead = cursor;
  const auto count = ahead.Digits(1, 18);
  if (!count || !ahead.Take(unit)) return true;  // absent is fine
  if (*count > (std::numeric_limits<std::int64_t>::max() - total) / worth) return false;
  total += *count * worth;
  any = true;
  cursor = ahead;
  return true;
}

bool TakeSeconds(Cursor& cursor, DaysDuration& total, bool& any) {
  Cursor ahead = cursor;
  const auto count = ahead.Digits(1, 18);
  if (!count) return true;
  std::int32_t nanos = 0;
  TakeNanos(ahead, nanos);  // "0.S" is taken too, as the standard's kit has it
  if (!ahead.Take('S')) return true;
  if (*count > std::numeric_limits<std::int64_t>::max() - total.seconds) return false;
  total = {total.seconds + *count, nanos};
  any = true;
  cursor = ahead;
  return true;
}

std::string Fraction(std::int32_t nanos) {
  if (nanos == 0) return "";
  std::string text = fmt::format(".{:09}", nanos);
  text.erase(text.find_last_not_of('0') + 1);
  return text;
}

}  // namespace

std::optional<CalendarDate> ParseTemporalDate(std::string_view text) {
  Cursor cursor{text};
  const auto date = TakeDate(cursor);
  return cursor.Done() ? date : std::nullopt;
}

std::optional<ClockTime> ParseTemporalTime(std::string_view text) {
  Cursor cursor{text};
  if (cursor.Peek() == 'T') ++cursor.at;
  auto time = TakeTime(cursor);
  return cursor.Done() ? time : std::nullopt;
}

std::optional<DateTime> ParseTemporalDateTime(std::string_view text) {
  Cursor cursor{text};
  const auto date = TakeDate(cursor);
  if (!date) return std::nullopt;
  if (cursor.Done()) return DateTime{*date, {}};
  if (!cursor.Take('T')) return std::nullopt;
  auto time = TakeTime(cursor);
  if (!time || !cursor.Done()) return std::nullopt;
  return DateTime{*date, *time};
}

std::optional<DaysDuration> ParseDaysDuration(std::string_view text) {
  Cursor cursor{text};
  const bool negative = cursor.Take('-');
  if (!cursor.Take('P')) return std::nullopt;
  DaysDuration total;
  bool any = false;
  if (!TakePart(cursor, 'D', 86400, total.seconds, any)) return std::nullopt;
  if (cursor.Take('T')) {
    any = false;
    const bool fits = TakePart(cursor, 'H', 3600, total.seconds, any) && TakePart(cursor, 'M', 60, total.seconds, any);
    if (!fits || !TakeSeconds(cursor, total, any)) return std::nullopt;
  }
  if (!any || !cursor.Done()) return std::nullopt;
  return negative ? -total : total;
}

std::optional<MonthsDuration> ParseMonthsDuration(std::string_view text) {
  Cursor cursor{text};
  const bool negative = cursor.Take('-');
  if (!cursor.Take('P')) return std::nullopt;
  std::int64_t months = 0;
  bool any = false;
  if (!TakePart(cursor, 'Y', 12, months, any) || !TakePart(cursor, 'M', 1, months, any)) return std::nullopt;
  if (!any || !cursor.Done()) return std::nullopt;
  return MonthsDuration{negative ? -months : months};
}

std::string FormatDate(const CalendarDate& date) {
  const std::int32_t year = date.year < 0 ? -date.year : date.year;
  return fmt::format("{}{:04}-{:02}-{:02}", date.year < 0 ? "-" : "", year, int{date.month}, int{date.day});
}

std::string FormatTime(const ClockTime& time) {
  const int s = time.second_of_day;
  std::string text = fmt::format("{:02}:{:02}:{:02}{}", s / 3600, s / 60 % 60, s % 60, Fraction(time.nanos));
  if (!time.zone.empty()) return text + "@" + time.zone;
  if (!time.offset) return text;
  if (*time.offset == 0) return text + "Z";
  const int away = *time.offset < 0 ? -*time.offset : *time.offset;
  text += fmt::format("{}{:02}:{:02}", *time.offset < 0 ? '-' : '+', away / 3600, away / 60 % 60);
  return away % 60 == 0 ? text : text + fmt::format(":{:02}", away % 60);
}

std::string FormatDateTime(const DateTime& value) { return FormatDate(value.date) + "T" + FormatTime(value.time); }

std::string FormatDuration(const DaysDuration& duration) {
  if (duration == DaysDuration{}) return "PT0S";
  const bool negative = duration.seconds < 0 || duration.nanos < 0;
  const DaysDuration d = negative ? -duration : duration;
  std::string text = negative ? "-P" : "P";
  if (d.seconds >= 86400) text += fmt::format("{}D", d.seconds / 86400);
  const std::int64_t rest = d.seconds % 86400;
  if (rest == 0 && d.nanos == 0) return text;
  text += "T";
  if (rest >= 3600) text += fmt::format("{}H", rest / 3600);
  if (rest / 60 % 60 != 0) text += fmt::format("{}M", rest / 60 % 60);
  if (rest % 60 != 0 || d.nanos != 0) text += fmt::format("{}{}S", rest % 60, Fraction(d.nanos));
  return text;
}

std::string FormatDuration(const MonthsDuration& duration) {
  if (duration.months == 0) return "P0M";
  const std::int64_t months = duration.months < 0 ? -duration.months : duration.months;
  std::string text = duration.months < 0 ? "-P" : "P";
  if (months >= 12) text += fmt::format("{}Y", months / 12);
  if (months % 12 != 0) text += fmt::format("{}M", months % 12);
  return text;
}

}  // namespace caseway::feel
