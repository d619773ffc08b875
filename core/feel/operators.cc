// The operators on values: arithmetic on numbers, texts, dates, times and durations; comparison; ranges; properties.
#include <algorithm>

#include "core/feel/session.h"

namespace caseway::feel {

using Kind = Value::Kind;

namespace {

constexpr std::int64_t kFar = std::int64_t{1} << 60;  // durations stay well inside 64 bits

Decimal SecondsOf(const DaysDuration& duration) {
  return Decimal(duration.seconds) + Decimal(duration.nanos) / Decimal(1'000'000'000);
}

Value DurationOf(const Decimal& seconds) {
  const Decimal whole = seconds.Round(0, Rounding::kDown);
  const auto count = whole.ToInteger();
  if (!count || *count > kFar || *count < -kFar) return {};
  const Decimal nanos = ((seconds - whole) * Decimal(1'000'000'000)).Round(0, Rounding::kDown);
  return Value::Duration(DaysDuration{*count, static_cast<std::int32_t>(nanos.ToInteger().value_or(0))});
}

Value MonthsOf(const Decimal& months) {
  const auto count = months.Round(0, Rounding::kDown).ToInteger();
  if (!count || *count > kFar || *count < -kFar) return {};
  return Value::Duration(MonthsDuration{*count});
}

Value Numbers(Op op, const Decimal& a, const Decimal& b) {
  switch (op) {
    case Op::kAdd: return Value::Number(a + b);
    case Op::kSubtract: return Value::Number(a - b);
    case Op::kMultiply: return Value::Number(a * b);
    case Op::kDivide: return b.IsZero() ? Value() : Value::Number(a / b);
    case Op::kPower: return Value::Number(a.Power(b));
    default: return {};
  }
}

DateTime Midnight(const CalendarDate& date) {
  DateTime moment{date, {}};
  moment.time.offset = 0;
  return moment;
}

bool Within(const CalendarDate& date, std::int64_t months) {
  const std::int64_t year = date.year + months / 12;
  return months < kFar && months > -kFar && year < 999'999'999 && year > -999'999'999;
}

bool Within(const CalendarDate& date, const DaysDuration& duration) {
  const std::int64_t days = DayNumber(date) + duration.seconds / 86400;
  return days < 365'000'000'000 && days > -365'000'000'000 && duration.seconds < kFar && duration.seconds > -kFar;
}

// A point in time moved by a duration.
Value Moved(const Value& point, const Value& by, int sign) {
  if (by.Is(Kind::kMonthsDuration)) {
    const std::int64_t months = sign * by.months_duration().months;
    if (point.Is(Kind::kDate) && Within(point.date(), months)) return Value::Date(AddMonths(point.date(), months));
    if (!point.Is(Kind::kDateTime) || !Within(point.moment().date, months)) return {};
    return Value::Moment(DateTime{AddMonths(point.moment().date, months), point.moment().time});
  }
  if (!by.Is(Kind::kDaysDuration)) return {};
  const DaysDuration duration = sign < 0 ? -by.days_duration() : by.days_duration();
  if (point.Is(Kind::kTime)) {  // whole days leave the clock where it is
    return Value::Time(Add(point.time(), DaysDuration{duration.seconds % 86400, duration.nanos}));
  }
  if (point.Is(Kind::kDate) && Within(point.date(), duration)) {
    return Value::Date(Add(Midnight(point.date()), duration).date);
  }
  if (!point.Is(Kind::kDateTime) || !Within(point.moment().date, duration)) return {};
  return Value::Moment(Add(point.moment(), duration));
}

// Both points with their zone, or both without; a date alone is midnight UTC.
Value Between(const Value& a, const Value& b) {
  if (a.Is(Kind::kTime) && b.Is(Kind::kTime)) {
    if (HasZone(a.time()) != HasZone(b.time())) return {};
    return Value::Duration(SinceMidnightUtc(a.time()) + -SinceMidnightUtc(b.time()));
  }
  auto moment = [](const Value& value) -> std::optional<DateTime> {
    if (value.Is(Kind::kDate)) return Midnight(value.date());
    return value.Is(Kind::kDateTime) ? std::optional(value.moment()) : std::nullopt;
  };
  const auto x = moment(a);
  const auto y = moment(b);
  if (!x || !y || HasZone(x->time) != HasZone(y->time)) return {};
  return Value::Duration(SinceEpoch(*x) + -SinceEpoch(*y));
}

bool IsPoint(const Value& value) { return value.Is(Kind::kDate) || value.Is(Kind::kTime) || value.Is(Kind::kDateTime); }
bool IsDuration(const Value& value) { return value.Is(Kind::kDaysDuration) || value.Is(Kind::kMonthsDuration); }

Value Durations(Op op, const Value& a, const Value& b) {
  if (a.kind() != b.kind()) return {};
  if (a.Is(Kind::kMonthsDuration)) {
    const Decimal x(a.months_duration().months);
    const Decimal y(b.months_duration().months);
    return op == Op::kDivide     ? Numbers(op, x, y)
           : op == Op::kAdd      ? MonthsOf(x + y)
           : op == Op::kSubtract ? MonthsOf(x - y)
                                 : Value();
  }
  const Decimal x = SecondsOf(a.days_duration());
  const Decimal y = SecondsOf(b.days_duration());
  return op == Op::kDivide     ? Numbers(op, x, y)
         : op == Op::kAdd      ? DurationOf(x + y)
         : op == Op::kSubtract ? DurationOf(x - y)
                               : Value();
}

Value Scaled(Op op, const Value& duration, const Decimal& by) {
  const bool months = duration.Is(Kind::kMonthsDuration);
  const Decimal amount = months ? Decimal(duration.months_duration().months) : SecondsOf(duration.days_duration());
  if (op == Op::kDivide && by.IsZero()) return {};
  const Decimal scaled = op == Op::kDivide ? amount / by : amount * by;
  return months ? MonthsOf(scaled) : DurationOf(scaled);
}

Value Negative(const Value& a) {
  if (a.Is(Kind::kNumber)) return Value::Number(-a.number());
  if (a.Is(Kind::kDaysDuration)) return Value::Duration(-a.days_duration());
  if (a.Is(Kind::kMonthsDuration)) return Value::Duration(MonthsDuration{-a.months_duration().months});
  return {};
}

}  // namespace

Value Arithmetic(Op op, const Value& a, const Value& b) {
  if (op == Op::kNegate) return Negative(a);
  if (a.Is(Kind::kNumber) && b.Is(Kind::kNumber)) return Numbers(op, a.number(), b.number());
  if (a.Is(Kind::kText) && b.Is(Kind::kText)) return op == Op::kAdd ? Value::Text(a.text() + b.text()) : Value();
  const bool scales = op == Op::kMultiply || op == Op::kDivide;
  if (scales && IsDuration(a) && b.Is(Kind::kNumber)) return Scaled(op, a, b.number());
  if (op == Op::kMultiply && a.Is(Kind::kNumber) && IsDuration(b)) return Scaled(op, b, a.number());
  if (IsDuration(a) && IsDuration(b)) return Durations(op, a, b);
  if (op == Op::kAdd && IsPoint(a)) return Moved(a, b, 1);
  if (op == Op::kAdd && IsPoint(b)) return Moved(b, a, 1);
  if (op != Op::kSubtract) return {};
  if (IsPoint(a) && IsDuration(b)) return Moved(a, b, -1);
  return IsPoint(a) && IsPoint(b) ? Between(a, b) : Value();
}

Value Compare(Op op, const Value& a, const Value& b) {
  if (op == Op::kEqual) return Value::Of(Equal(a, b));
  if (op == Op::kNotEqual) {
    const Truth equal = Equal(a, b);
    return equal == Truth::kUnknown ? Value() : Value::Boolean(equal == Truth::kFalse);
  }
  const auto order = Order(a, b);
  if (!order) return {};
  switch (op) {
    case Op::kLess: return Value::Boolean(*order < 0);
    case Op::kLessEqual: return Value::Boolean(*order <= 0);
    case Op::kGreater: return Value::Boolean(*order > 0);
    default: return Value::Boolean(*order >= 0);
  }
}

Truth InRange(const Value& value, const Range& range) {
  if (!range.operator_form && (range.start.IsNull() || range.end.IsNull())) return Truth::kUnknown;
  Truth both = Truth::kTrue;
  if (!range.start.IsNull()) {
    const auto order = Order(value, range.start);
    if (!order) both = Truth::kUnknown;
    else if (*order < 0 || (*order == 0 && !range.start_included)) return Truth::kFalse;
  }
  if (!range.end.IsNull()) {
    const auto order = Order(value, range.end);
    if (!order) both = Truth::kUnknown;
    else if (*order > 0 || (*order == 0 && !range.end_included)) return Truth::kFalse;
  }
  return both;
}

namespace {

std::optional<std::int64_t> DateProperty(const CalendarDate& date, std::string_view name) {
  if (name == "year") return date.year;
  if (name == "month") return date.month;
  if (name == "day") return date.day;
  if (name == "weekday") return ((DayNumber(date) + 3) % 7 + 7) % 7 + 1;  // Monday is 1
  return std::nullopt;
}

Value TimeProperty(const ClockTime& time, const CalendarDate& on, std::string_view name, bool& known) {
  known = true;
  if (name == "hour") return Value::Number(time.second_of_day / 3600);
  if (name == "minute") return Value::Number(time.second_of_day / 60 % 60);
  if (name == "second") {
    return Value::Number(Decimal(time.second_of_day % 60) + Decimal(time.nanos) / Decimal(1'000'000'000));
  }
  if (name == "time offset") {
    const auto offset = OffsetOf(time, on);
    return offset ? Value::Duration(DaysDuration{*offset, 0}) : Value();
  }
  if (name == "timezone") return time.zone.empty() ? Value() : Value::Text(time.zone);
  known = false;
  return {};
}

Value DaysProperty(const DaysDuration& duration, std::string_view name, bool& known) {
  known = true;
  if (name == "days") return Value::Number(duration.seconds / 86400);
  if (name == "hours") return Value::Number(duration.seconds / 3600 % 24);
  if (name == "minutes") return Value::Number(duration.seconds / 60 % 60);
  if (name == "seconds") {
    return Value::Number(Decimal(duration.seconds % 60) + Decimal(duration.nanos) / Decimal(1'000'000'000));
  }
  known = false;
  return {};
}

Value RangeProperty(const Range& range, std::string_view name, bool& known) {
  known = true;
  if (name == "start") return range.start;
  if (name == "end") return range.end;
  if (name == "start included") return Value::Boolean(range.start_included);
  if (name == "end included") return Value::Boolean(range.end_included);
  known = false;
  return {};
}

}  // namespace

Value PropertyOf(const Value& value, std::string_view name, bool& known) {
  known = false;
  if (value.Is(Kind::kDate) || value.Is(Kind::kDateTime)) {
    const CalendarDate& date = value.Is(Kind::kDate) ? value.date() : value.moment().date;
    if (const auto property = DateProperty(date, name)) {
      known = true;
      return Value::Number(*property);
    }
  }
  switch (value.kind()) {
    case Kind::kTime: return TimeProperty(value.time(), {1970, 1, 1}, name, known);
    case Kind::kDateTime: return TimeProperty(value.moment().time, value.moment().date, name, known);
    case Kind::kDaysDuration: return DaysProperty(value.days_duration(), name, known);
    case Kind::kMonthsDuration:
      known = name == "years" || name == "months";
      if (!known) return {};
      return Value::Number(name == "years" ? value.months_duration().months / 12 : value.months_duration().months % 12);
    case Kind::kRange: return RangeProperty(value.range(), name, known);
    default: return {};
  }
}

}  // namespace caseway::feel
