#include "core/calendar/due.h"

#include <fmt/format.h>

#include "core/calendar/counting.h"

namespace caseway {
namespace {

// Before it London kept its own solar time; after it a span of months might need five digits.
constexpr int kFirstYear = 1848;
constexpr int kLastYear = 8999;

Error PastCalendar(const Calendar& calendar, Date unknown) {
  const auto& known = *calendar.known();
  return {
      ErrorCode::kUnavailable,
      fmt::format("The calendar \"{}\" knows the closed days from {} to {}; this date needs {}. Add the days to come "
                  "to the calendar's bank holidays.",
                  calendar.id(), FormatLong(known.from), FormatLong(known.until), FormatLong(unknown))};
}

// The moment counting begins: an origin known by its day alone begins with that day.
Instant Start(const Origin& origin) {
  if (!origin.only_a_day) return origin.at;
  return FromLondon({LondonDate(origin.at), 0, 0});
}

bool IsFarOff(Instant instant) {
  const int year = static_cast<int>(LondonDate(instant).year());
  return year < kFirstYear || year > kLastYear;
}

Due Unexplained(const DueRule& rule, const Origin& origin, const Calendar& calendar) {
  Due due{.kind = rule.kind, .is_instant = IsHours(rule.within.unit), .within = rule.within, .origin = origin};
  due.calendar = NeedsCalendar(rule.within.unit) ? calendar.id() : "";
  due.source = rule.source;
  due.setting = rule.setting;
  return due;
}

}  // namespace

std::string_view DueKindName(DueKind kind) { return kind == DueKind::kLimit ? "limit" : "look-again"; }

Result<DueKind> ParseDueKind(std::string_view text) {
  if (text == "look-again") return DueKind::kLookAgain;
  if (text == "limit") return DueKind::kLimit;
  return InvalidInput(fmt::format("\"{}\" is not a kind of date: write look-again or limit.", text));
}

std::string ClockOf(const DueRule& rule) {
  if (!rule.clock.empty()) return rule.clock;
  if (NeedsCalendar(rule.within.unit)) return "team";
  return rule.within.unit == SpanUnit::kHours ? "elapsed" : "calendar";
}

Result<void> CheckDueRule(const DueRule& rule) {
  const std::string clock = ClockOf(rule);
  const std::string span = FormatSpan(rule.within);
  if (NeedsCalendar(rule.within.unit) && (clock == "elapsed" || clock == "calendar"))
    return InvalidInput(
        fmt::format("\"{}\" needs a clock with opening hours: team or a calendar, not {}.", span, clock));
  if (rule.within.unit == SpanUnit::kHours && clock != "elapsed")
    return InvalidInput(fmt::format("\"{}\" runs on the clock elapsed; for opening hours write working hours.", span));
  if (!IsHours(rule.within.unit) && clock == "elapsed")
    return InvalidInput(fmt::format("\"{}\" is not in hours: the clock elapsed is for hours alone.", span));
  if (rule.kind == DueKind::kLimit && !rule.off && rule.source.empty())
    return InvalidInput(fmt::format("The limit \"{}\" names no source: name it, or ship the limit off.", span));
  return {};
}

Result<Due> DueDate(const DueRule& rule, const Origin& origin, const Calendar& calendar, const Pauses& pauses,
                    PastData past) {
  if (const auto fault = CheckDueRule(rule); !fault) return fault.error();
  if (IsFarOff(origin.at)) return InvalidInput("This date is too far off to count from.");
  const Pauses moving = rule.kind == DueKind::kLookAgain ? pauses : Pauses{};
  const counting::Course course{rule.within, Start(origin), calendar, moving};
  counting::Walk walk = IsHours(rule.within.unit) ? WalkHours(course) : WalkDays(course);
  const Calendar& counted = IsHours(rule.within.unit) ? calendar : calendar.WorkingDays();
  if (walk.past_data && past == PastData::kRefuse) return PastCalendar(counted, walk.unknown);
  if (walk.unfinished) return InvalidInput("The calendar is open too little for so long a span.");
  Due due = Unexplained(rule, origin, calendar);
  due.day = walk.day;
  due.at = walk.at;
  due.provisional = walk.past_data;
  due.explanation = std::move(walk.steps);
  return due;
}

}  // namespace caseway
