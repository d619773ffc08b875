// Making one kind of value from another: number, string, date, time, date and time, durations; not, is.
#include <algorithm>

#include "core/feel/builtins/arguments.h"

namespace caseway::feel {

namespace {

Value NumberFrom(const Values& a, Session& session) {
  if (a.size() == 1 && a[0].Is(Kind::kNumber)) return a[0];
  auto text = TextAt(a, 0);
  if (!text) return {};
  std::string grouping;
  std::string point = ".";
  if (a.size() > 1) {
    const auto g = TextAt(a, 1);
    const auto p = TextAt(a, 2);
    const bool absent = Argument(a, 1).IsNull();
    if ((!absent && (!g || (*g != " " && *g != "," && *g != "."))) || (!Argument(a, 2).IsNull() && !p)) return {};
    if (p && *p != "." && *p != ",") return {};
    grouping = g.value_or("");
    point = p.value_or(".");
    if (grouping == point) return session.Note("the grouping and the decimal separator are the same");
  }
  if (!grouping.empty()) text->erase(std::remove(text->begin(), text->end(), grouping[0]), text->end());
  if (point == ",") std::replace(text->begin(), text->end(), ',', '.');
  const auto number = Decimal::Parse(*text);
  return number ? Value::Number(*number) : session.Note("\"" + *text + "\" is no number");
}

Value StringFrom(const Values& a, Session&) {
  const Value value = Argument(a, 0);
  return value.IsNull() ? Value() : Value::Text(value.ToText());
}

Value DateFrom(const Values& a, Session&) {
  if (a.size() == 3) {
    const auto year = IntegerAt(a, 0);
    const auto month = IntegerAt(a, 1);
    const auto day = IntegerAt(a, 2);
    if (!year || !month || !day || *month < 1 || *month > 12 || *day < 1 || *day > 31) return {};
    if (*year < -999'999'999 || *year > 999'999'999) return {};
    const CalendarDate date{static_cast<std::int32_t>(*year), static_cast<std::int8_t>(*month),
                            static_cast<std::int8_t>(*day)};
    return IsValid(date) ? Value::Date(date) : Value();
  }
  if (const Value date = One(a, 0, Kind::kDate); !date.IsNull()) return date;
  if (const Value moment = One(a, 0, Kind::kDateTime); !moment.IsNull()) return Value::Date(moment.moment().date);
  const auto text = TextAt(a, 0);
  const auto date = text ? ParseTemporalDate(*text) : std::nullopt;
  return date ? Value::Date(*date) : Value();
}

Value TimeOfParts(const Values& a) {
  const auto hour = IntegerAt(a, 0);
  const auto minute = IntegerAt(a, 1);
  const auto second = NumberAt(a, 2);
  if (!hour || !minute || !second || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59) return {};
  if (second->IsNegative() || *second >= Decimal(60)) return {};
  const Decimal whole = second->Round(0, Rounding::kDown);
  ClockTime time;
  time.second_of_day = static_cast<std::int32_t>(*hour * 3600 + *minute * 60 + whole.ToInteger().value_or(0));
  const Decimal nanos = ((*second - whole) * Decimal(1'000'000'000)).Round(0, Rounding::kDown);
  time.nanos = static_cast<std::int32_t>(nanos.ToInteger().value_or(0));
  if (a.size() == 4 && !a[3].IsNull()) {
    const Value offset = One(a, 3, Kind::kDaysDuration);
    if (offset.IsNull()) return {};
    const std::int64_t seconds = offset.days_duration().seconds;
    if (seconds > 18 * 3600 || seconds < -18 * 3600) return {};
    time.offset = static_cast<std::int32_t>(seconds);
  }
  return Value::Time(time);
}

Value TimeFrom(const Values& a, Session&) {
  if (a.size() >= 3) return TimeOfParts(a);
  if (const Value time = One(a, 0, Kind::kTime); !time.IsNull()) return time;
  if (const Value moment = One(a, 0, Kind::kDateTime); !moment.IsNull()) return Value::Time(moment.moment().time);
  if (const Value date = One(a, 0, Kind::kDate); !date.IsNull()) {
    ClockTime midnight;
    midnight.offset = 0;
    return Value::Time(midnight);
  }
  const auto text = TextAt(a, 0);
  const auto time = text && (*text)[0] != 'T' ? ParseTemporalTime(*text) : std::nullopt;
  return time ? Value::Time(*time) : Value();
}

Value DateAndTimeFrom(const Values& a, Session& session) {
  if (a.size() == 2) {
    const Value date = DateFrom({a[0]}, session);
    const Value time = One(a, 1, Kind::kTime);
    if (date.IsNull() || time.IsNull() || a[0].Is(Kind::kText)) return {};
    return Value::Moment(DateTime{date.date(), time.time()});
  }
  if (const Value moment = One(a, 0, Kind::kDateTime); !moment.IsNull()) return moment;
  if (const Value date = One(a, 0, Kind::kDate); !date.IsNull()) return Value::Moment(DateTime{date.date(), {}});
  const auto text = TextAt(a, 0);
  const auto moment = text ? ParseTemporalDateTime(*text) : std::nullopt;
  return moment ? Value::Moment(*moment) : Value();
}

Value DurationFrom(const Values& a, Session&) {
  const Value value = Argument(a, 0);
  if (value.Is(Kind::kDaysDuration) || value.Is(Kind::kMonthsDuration)) return value;
  const auto text = TextAt(a, 0);
  if (!text) return {};
  if (const auto days = ParseDaysDuration(*text)) return Value::Duration(*days);
  const auto months = ParseMonthsDuration(*text);
  return months ? Value::Duration(*months) : Value();
}

std::optional<DateTime> PointAt(const Values& a, std::size_t at) {
  if (const Value date = One(a, at, Kind::kDate); !date.IsNull()) return DateTime{date.date(), {}};
  const Value moment = One(a, at, Kind::kDateTime);
  return moment.IsNull() ? std::nullopt : std::optional(moment.moment());
}

Value MonthsBetween(const Values& a, Session&) {
  const auto from = PointAt(a, 0);
  const auto to = PointAt(a, 1);
  if (!from || !to) return {};
  const auto& f = from->date;
  const auto& t = to->date;
  std::int64_t months = (std::int64_t{t.year} - f.year) * 12 + t.month - f.month;
  auto rest = [](const DateTime& point) { return std::pair(int{point.date.day}, point.time.second_of_day); };
  if (months > 0 && rest(*to) < rest(*from)) --months;
  if (months < 0 && rest(*to) > rest(*from)) ++months;
  return Value::Duration(MonthsDuration{months});
}

Value Not(const Values& a, Session&) {
  const Value value = One(a, 0, Kind::kBoolean);
  return value.IsNull() ? Value() : Value::Boolean(!value.boolean());
}

// Same kind and same in every part: "is" tells 10:00Z from 10:00+00:00@zone, where "=" does not.
Value Is(const Values& a, Session&) {
  const Value x = Argument(a, 0);
  const Value y = Argument(a, 1);
  if (x.kind() != y.kind()) return Value::Boolean(false);
  if (x.Is(Kind::kTime)) return Value::Boolean(x.time() == y.time());
  if (x.Is(Kind::kDateTime)) return Value::Boolean(x.moment() == y.moment());
  return Value::Boolean(Equal(x, y) == Truth::kTrue);
}

}  // namespace

const Builtins& ConversionBuiltins() {
  static const Builtins kTable = {
      {"number", "from | from, grouping separator, [decimal separator]", NumberFrom, Type::Kind::kNumber},
      {"string", "from", StringFrom, Type::Kind::kText},
      {"date", "from | year, month, day", DateFrom, Type::Kind::kDate},
      {"time", "from | hour, minute, second, [offset]", TimeFrom, Type::Kind::kTime},
      {"date and time", "from | date, time", DateAndTimeFrom, Type::Kind::kDateTime},
      {"duration", "from", DurationFrom},
      {"years and months duration", "from, to", MonthsBetween, Type::Kind::kMonthsDuration},
      {"not", "negand", Not, Type::Kind::kBoolean},
      {"is", "[value1], [value2]", Is, Type::Kind::kBoolean},
  };
  return kTable;
}

}  // namespace caseway::feel
