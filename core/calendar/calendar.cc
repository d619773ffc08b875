#include "core/calendar/calendar.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/calendar/counting.h"

namespace caseway {
namespace {

constexpr int kMinutesOfDay = 1440;

std::size_t WeekdayIndex(Date day) { return std::chrono::weekday(Days(day)).iso_encoding() - 1; }

constexpr std::array<std::string_view, 7> kWeekdays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                       "Friday", "Saturday", "Sunday"};

Instant AtMinutes(Date day, int minutes) {
  return minutes >= kMinutesOfDay ? EndOfLondonDay(day) : FromLondon({day, minutes, 0});
}

Result<void> CheckHours(const std::array<OpenHours, 7>& week) {
  bool opens = false;
  for (std::size_t i = 0; i < week.size(); ++i) {
    const auto& hours = week[i];
    if (hours.from < 0 || hours.until > kMinutesOfDay || hours.from > hours.until)
      return InvalidInput(fmt::format("The hours of {} must lie between 0:00 and 24:00.", kWeekdays[i]));
    opens = opens || !hours.IsClosed();
  }
  if (!opens) return InvalidInput("A calendar must be open on one weekday at least.");
  return {};
}

Result<void> CheckClosed(const CalendarParts& parts) {
  for (const auto& closed : parts.closed) {
    if (!closed.date.ok()) return InvalidInput(fmt::format("\"{}\" is not on a real day.", closed.title));
  }
  if (parts.known && (!parts.known->from.ok() || !parts.known->until.ok() || parts.known->from > parts.known->until))
    return InvalidInput("The days for which closed days are known must begin before they end.");
  return {};
}

}  // namespace

Calendar::Calendar(CalendarParts parts) : parts_(std::move(parts)) {
  for (const auto& closed : parts_.closed) closed_.emplace(Days(closed.date), closed.title);
}

Result<Calendar> Calendar::Make(CalendarParts parts) {
  if (const auto hours = CheckHours(parts.week); !hours) return hours.error();
  if (const auto closed = CheckClosed(parts); !closed) return closed.error();
  return Calendar(std::move(parts));
}

Calendar Calendar::RoundTheClock() {
  CalendarParts parts{.id = "round-the-clock", .title = "Round the clock"};
  parts.week.fill({0, kMinutesOfDay});
  return Calendar(std::move(parts));
}

bool Calendar::Knows(Date day) const {
  return !parts_.known || (day >= parts_.known->from && day <= parts_.known->until);
}

bool Calendar::IsOpenDay(Date day) const { return !IsClosedWeekday(day) && !closed_.contains(Days(day)); }

OpenHours Calendar::HoursOn(Date day) const { return IsOpenDay(day) ? parts_.week[WeekdayIndex(day)] : OpenHours{}; }

bool Calendar::IsClosedWeekday(Date day) const { return parts_.week[WeekdayIndex(day)].IsClosed(); }

std::string Calendar::WhyClosed(Date day) const {
  if (const auto closed = closed_.find(Days(day)); closed != closed_.end()) return closed->second;
  return IsClosedWeekday(day) ? counting::ClosedWeekday(day) : "";
}

std::string counting::ClosedWeekday(Date day) {
  const std::string whole = FormatLong(day);
  std::string words;
  words.reserve(sizeof("Wednesday 30 September, closed"));  // the longest: it is made for every weekend a date passes
  words.append(kWeekdays[WeekdayIndex(day)]).append(" ").append(whole, 0, whole.rfind(' ')).append(", closed");
  return words;
}

std::optional<Opening> OpeningOn(const Calendar& calendar, Date day) {
  const OpenHours hours = calendar.HoursOn(day);
  const Opening opening{AtMinutes(day, hours.from), AtMinutes(day, hours.until)};
  if (hours.IsClosed() || opening.from >= opening.until) return std::nullopt;
  return opening;
}

bool IsOpen(const Calendar& calendar, Instant instant) {
  const auto opening = OpeningOn(calendar, LondonDate(instant));
  return opening && opening->from <= instant && instant < opening->until;
}

Instant NextOpening(const Calendar& calendar, Instant instant) {
  // It ends: a weekday is open, and only finitely many days are named as closed.
  for (Days day = LondonDate(instant);; day += std::chrono::days{1}) {
    const auto opening = OpeningOn(calendar, day);
    if (opening && instant < opening->until) return std::max(instant, opening->from);
  }
}

}  // namespace caseway
