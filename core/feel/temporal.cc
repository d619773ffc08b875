#include "core/feel/temporal.h"

#include <date/date.h>
#include <date/tz.h>

#include <algorithm>
#include <stdexcept>

namespace caseway::feel {

namespace {

constexpr std::int64_t kDay = 86400;
constexpr std::int32_t kNano = 1'000'000'000;

std::int64_t FloorDivide(std::int64_t a, std::int64_t b) {
  return a / b - ((a % b != 0 && (a % b < 0) != (b < 0)) ? 1 : 0);
}

// Makes the two parts of a duration agree in sign, with fewer nanos than a second.
DaysDuration Normal(std::int64_t seconds, std::int64_t nanos) {
  seconds += nanos / kNano;
  nanos %= kNano;
  if (seconds > 0 && nanos < 0) --seconds, nanos += kNano;
  if (seconds < 0 && nanos > 0) ++seconds, nanos -= kNano;
  return {seconds, static_cast<std::int32_t>(nanos)};
}

const date::time_zone* FindZone(const std::string& name) {
  try {
    return date::locate_zone(name);
  } catch (const std::runtime_error&) {  // the library's way of saying there is none
    return nullptr;
  }
}

}  // namespace

int DaysInMonth(std::int32_t year, int month) {
  static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

bool IsValid(const CalendarDate& date) {
  return date.year >= -999'999'999 && date.year <= 999'999'999 && date.month >= 1 && date.month <= 12 &&
         date.day >= 1 && date.day <= DaysInMonth(date.year, date.month);
}

CalendarDate ToCalendarDate(caseway::Date date) {
  return {static_cast<int>(date.year()), static_cast<std::int8_t>(static_cast<unsigned>(date.month())),
          static_cast<std::int8_t>(static_cast<unsigned>(date.day()))};
}

caseway::Date ToCoreDate(const CalendarDate& date) {
  return {std::chrono::year(date.year), std::chrono::month(static_cast<unsigned>(date.month)),
          std::chrono::day(static_cast<unsigned>(date.day))};
}

DateTime ToLondonDateTime(Instant instant) {
  const LondonTime local = ToLondon(instant);
  ClockTime time;
  time.second_of_day = local.minutes * 60 + local.seconds;
  time.zone = "Europe/London";
  return {ToCalendarDate(local.date), time};
}

// Counted in eras of 400 years from 1 March, so that the leap day comes last.
std::int64_t DayNumber(const CalendarDate& date) {
  const std::int64_t year = std::int64_t{date.year} - (date.month <= 2 ? 1 : 0);
  const std::int64_t era = FloorDivide(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

CalendarDate FromDayNumber(std::int64_t days) {
  days += 719468;
  const std::int64_t era = FloorDivide(days, 146097);
  const std::int64_t day_of_era = days - era * 146097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted = (5 * day_of_year + 2) / 153;
  const auto day = static_cast<std::int8_t>(day_of_year - (153 * shifted + 2) / 5 + 1);
  const auto month = static_cast<std::int8_t>(shifted < 10 ? shifted + 3 : shifted - 9);
  return {static_cast<std::int32_t>(year_of_era + era * 400 + (month <= 2 ? 1 : 0)), month, day};
}

CalendarDate AddMonths(const CalendarDate& date, std::int64_t months) {
  const std::int64_t total = std::int64_t{date.year} * 12 + date.month - 1 + months;
  const auto year = static_cast<std::int32_t>(FloorDivide(total, 12));
  const auto month = static_cast<int>(total - std::int64_t{year} * 12) + 1;
  const int day = std::min<int>(date.day, DaysInMonth(year, month));
  return {year, static_cast<std::int8_t>(month), static_cast<std::int8_t>(day)};
}

bool HasZone(const ClockTime& time) { return time.offset || !time.zone.empty(); }

std::optional<std::int32_t> OffsetOf(const ClockTime& time, const CalendarDate& on) {
  if (time.offset) return time.offset;
  if (time.zone.empty()) return std::nullopt;
  const date::time_zone* zone = FindZone(time.zone);
  if (zone == nullptr) return std::nullopt;
  // Within the years the zone data speaks of; beyond them the last rule stands.
  CalendarDate day = on;
  day.year = std::clamp(day.year, 1900, 2037);
  day.day = static_cast<std::int8_t>(std::min<int>(day.day, DaysInMonth(day.year, day.month)));
  const date::local_seconds local{std::chrono::seconds(DayNumber(day) * kDay + time.second_of_day)};
  return static_cast<std::int32_t>(zone->get_info(local).first.offset.count());
}

DaysDuration SinceEpoch(const DateTime& value) {
  const std::int64_t offset = OffsetOf(value.time, value.date).value_or(0);
  return Normal(DayNumber(value.date) * kDay + value.time.second_of_day - offset, value.time.nanos);
}

DaysDuration SinceMidnightUtc(const ClockTime& time) {
  const std::int64_t offset = OffsetOf(time, CalendarDate{1970, 1, 1}).value_or(0);
  return Normal(time.second_of_day - offset, time.nanos);
}

DaysDuration operator+(const DaysDuration& a, const DaysDuration& b) {
  return Normal(a.seconds + b.seconds, std::int64_t{a.nanos} + b.nanos);
}

DaysDuration operator-(const DaysDuration& a) { return {-a.seconds, -a.nanos}; }

DateTime Add(const DateTime& value, const DaysDuration& duration) {
  const DaysDuration sum = Normal(DayNumber(value.date) * kDay + value.time.second_of_day, value.time.nanos) + duration;
  std::int64_t seconds = sum.seconds - (sum.nanos < 0 ? 1 : 0);
  DateTime result = value;
  result.time.nanos = sum.nanos < 0 ? sum.nanos + kNano : sum.nanos;
  const std::int64_t day = FloorDivide(seconds, kDay);
  result.time.second_of_day = static_cast<std::int32_t>(seconds - day * kDay);
  result.date = FromDayNumber(day);
  return result;
}

ClockTime Add(const ClockTime& time, const DaysDuration& duration) {
  return Add(DateTime{{1970, 1, 1}, time}, duration).time;
}

bool IsKnownZone(const std::string& name) { return FindZone(name) != nullptr; }

}  // namespace caseway::feel
