// Numbers: rounding, roots, powers, remainders.
#include "core/feel/builtins/arguments.h"

namespace caseway::feel {

namespace {

constexpr std::int64_t kMostDecimals = 6176;  // the reach of decimal128

// Rounds to the second argument's decimals, or to the whole when there is none.
Value Rounded(const Values& a, Rounding how) {
  const auto number = NumberAt(a, 0);
  const auto scale = a.size() > 1 ? NumberAt(a, 1) : std::optional(Decimal(0));
  const auto decimals = scale ? scale->Round(0, Rounding::kDown).ToInteger() : std::nullopt;
  if (!number || !decimals || *decimals < -6111 || *decimals > kMostDecimals) return {};
  return Value::Number(number->Round(static_cast<int>(*decimals), how));
}

Value Floor(const Values& a, Session&) { return Rounded(a, Rounding::kFloor); }
Value Ceiling(const Values& a, Session&) { return Rounded(a, Rounding::kCeiling); }
Value HalfEven(const Values& a, Session&) { return Rounded(a, Rounding::kHalfEven); }
Value RoundUp(const Values& a, Session&) { return Rounded(a, Rounding::kUp); }
Value RoundDown(const Values& a, Session&) { return Rounded(a, Rounding::kDown); }
Value HalfUp(const Values& a, Session&) { return Rounded(a, Rounding::kHalfUp); }
Value HalfDown(const Values& a, Session&) { return Rounded(a, Rounding::kHalfDown); }

Value Abs(const Values& a, Session&) {
  const Value value = Argument(a, 0);
  if (value.Is(Kind::kDaysDuration)) {
    const DaysDuration d = value.days_duration();
    return Value::Duration(d < DaysDuration{} ? -d : d);
  }
  if (value.Is(Kind::kMonthsDuration)) {
    const std::int64_t months = value.months_duration().months;
    return Value::Duration(MonthsDuration{months < 0 ? -months : months});
  }
  const auto number = NumberAt(a, 0);
  return number ? Value::Number(number->Abs()) : Value();
}

Value Modulo(const Values& a, Session&) {
  const auto dividend = NumberAt(a, 0);
  const auto divisor = NumberAt(a, 1);
  return dividend && divisor && !divisor->IsZero() ? Value::Number(dividend->Modulo(*divisor)) : Value();
}

Value Sqrt(const Values& a, Session&) {
  const auto number = NumberAt(a, 0);
  return number && !number->IsNegative() ? Value::Number(number->Sqrt()) : Value();
}

Value Log(const Values& a, Session&) {
  const auto number = NumberAt(a, 0);
  return number && !number->IsNegative() && !number->IsZero() ? Value::Number(number->Log()) : Value();
}

Value Exp(const Values& a, Session&) {
  const auto number = NumberAt(a, 0);
  return number ? Value::Number(number->Exp()) : Value();
}

Value Divisible(const Values& a, bool even) {
  const auto number = NumberAt(a, 0);
  if (!number || !number->IsWhole()) return {};
  return Value::Boolean(number->Abs().Modulo(Decimal(2)).IsZero() == even);
}

Value Even(const Values& a, Session&) { return Divisible(a, true); }
Value Odd(const Values& a, Session&) { return Divisible(a, false); }

}  // namespace

const Builtins& NumberBuiltins() {
  constexpr auto kNumber = Type::Kind::kNumber;
  static const Builtins kTable = {
      {"decimal", "n, scale", HalfEven, kNumber},
      {"floor", "n, [scale]", Floor, kNumber},
      {"ceiling", "n, [scale]", Ceiling, kNumber},
      {"round up", "n, [scale]", RoundUp, kNumber},
      {"round down", "n, [scale]", RoundDown, kNumber},
      {"round half up", "n, [scale]", HalfUp, kNumber},
      {"round half down", "n, [scale]", HalfDown, kNumber},
      {"abs", "n", Abs},
      {"modulo", "dividend, divisor", Modulo, kNumber},
      {"sqrt", "number", Sqrt, kNumber},
      {"log", "number", Log, kNumber},
      {"exp", "number", Exp, kNumber},
      {"even", "number", Even, Type::Kind::kBoolean},
      {"odd", "number", Odd, Type::Kind::kBoolean},
  };
  return kTable;
}

}  // namespace caseway::feel
