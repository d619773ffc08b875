// Days of the calendar, and the moment of the evaluation.
#include "core/feel/builtins/arguments.h"

namespace caseway::feel {

namespace {

Value Today(const Values&, Session& session) { return Value::Date(LondonDate(session.settings().now)); }
Value Now(const Values&, Session& session) { return Value::Moment(session.settings().now); }

std::optional<CalendarDate> DayAt(const Values& a) {
  if (const Value date = One(a, 0, Kind::kDate); !date.IsNull()) return date.date();
  const Value moment = One(a, 0, Kind::kDateTime);
  return moment.IsNull() ? std::nullopt : std::optional(moment.moment().date);
}

std::int64_t DayOfYearOf(const CalendarDate& date) { return DayNumber(date) - DayNumber({date.year, 1, 1}) + 1; }
std::int64_t WeekdayOf(const CalendarDate& date) { return ((DayNumber(date) + 3) % 7 + 7) % 7; }  // Monday is 0

Value DayOfYear(const Values& a, Session&) {
  const auto day = DayAt(a);
  return day ? Value::Number(DayOfYearOf(*day)) : Value();
}

Value DayOfWeek(const Values& a, Session&) {
  static constexpr const char* kNames[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                           "Friday", "Saturday", "Sunday"};
  const auto day = DayAt(a);
  return day ? Value::Text(kNames[WeekdayOf(*day)]) : Value();
}

Value MonthOfYear(const Values& a, Session&) {
  static constexpr const char* kNames[] = {"January", "February", "March",     "April",   "May",      "June",
                                           "July",    "August",   "September", "October", "November", "December"};
  const auto day = DayAt(a);
  return day ? Value::Text(kNames[day->month - 1]) : Value();
}

// ISO 8601: the week belongs to the year of its Thursday.
Value WeekOfYear(const Values& a, Session&) {
  const auto day = DayAt(a);
  if (!day) return {};
  const CalendarDate thursday = FromDayNumber(DayNumber(*day) - WeekdayOf(*day) + 3);
  return Value::Number((DayOfYearOf(thursday) - 1) / 7 + 1);
}

}  // namespace

const Builtins& TemporalBuiltins() {
  static const Builtins kTable = {
      {"today", "", Today, Type::Kind::kDate},
      {"now", "", Now, Type::Kind::kDateTime},
      {"day of year", "date", DayOfYear, Type::Kind::kNumber},
      {"day of week", "date", DayOfWeek, Type::Kind::kText},
      {"month of year", "date", MonthOfYear, Type::Kind::kText},
      {"week of year", "date", WeekOfYear, Type::Kind::kNumber},
  };
  return kTable;
}

}  // namespace caseway::feel
