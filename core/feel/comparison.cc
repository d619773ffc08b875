// Equality and order of values, three-valued. Times are equal to the second, as the standard's kit has it; their order
// knows fractions.
#include "core/feel/value.h"

namespace caseway::feel {

namespace {

using Kind = Value::Kind;

template <class T>
int Sign(const T& a, const T& b) {
  return a < b ? -1 : (b < a ? 1 : 0);
}

Truth Of(bool truth) { return truth ? Truth::kTrue : Truth::kFalse; }

Truth EqualLists(const Values& a, const Values& b) {
  if (a.size() != b.size()) return Truth::kFalse;
  Truth all = Truth::kTrue;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Truth one = Equal(a[i], b[i]);
    if (one == Truth::kFalse) return one;
    if (one == Truth::kUnknown) all = one;
  }
  return all;
}

Truth EqualContexts(const Value& a, const Value& b) {
  if (a.entries().size() != b.entries().size()) return Truth::kFalse;
  Truth all = Truth::kTrue;
  for (const auto& [name, value] : a.entries()) {
    const Value* other = b.Member(name);
    if (other == nullptr) return Truth::kFalse;
    const Truth one = Equal(value, *other);
    if (one == Truth::kFalse) return one;
    if (one == Truth::kUnknown) all = one;
  }
  return all;
}

Truth EqualRanges(const Range& a, const Range& b) {
  if (a.start_included != b.start_included || a.end_included != b.end_included) return Truth::kFalse;
  if (a.operator_form != b.operator_form) return Truth::kFalse;
  const Truth start = Equal(a.start, b.start);
  const Truth end = Equal(a.end, b.end);
  if (start == Truth::kFalse || end == Truth::kFalse) return Truth::kFalse;
  return start == Truth::kTrue && end == Truth::kTrue ? Truth::kTrue : Truth::kUnknown;
}

bool BothZonedOrNeither(const ClockTime& a, const ClockTime& b) { return HasZone(a) == HasZone(b); }

}  // namespace

Truth Equal(const Value& a, const Value& b) {
  if (a.IsNull() || b.IsNull()) return Of(a.IsNull() && b.IsNull());
  if (a.kind() != b.kind()) return Truth::kUnknown;
  switch (a.kind()) {
    case Kind::kNull: return Truth::kTrue;
    case Kind::kBoolean: return Of(a.boolean() == b.boolean());
    case Kind::kText: return Of(a.text() == b.text());
    case Kind::kTime:
      return Of(BothZonedOrNeither(a.time(), b.time()) &&
                SinceMidnightUtc(a.time()).seconds == SinceMidnightUtc(b.time()).seconds);
    case Kind::kDateTime:
      return Of(BothZonedOrNeither(a.moment().time, b.moment().time) &&
                SinceEpoch(a.moment()).seconds == SinceEpoch(b.moment()).seconds);
    case Kind::kList: return EqualLists(a.items(), b.items());
    case Kind::kContext: return EqualContexts(a, b);
    case Kind::kRange: return EqualRanges(a.range(), b.range());
    case Kind::kFunction: return Of(&a.function() == &b.function());
    case Kind::kNumber:
    case Kind::kDate:
    case Kind::kDaysDuration:
    case Kind::kMonthsDuration: return Of(Order(a, b) == 0);
  }
  return Truth::kUnknown;
}

std::optional<int> Order(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) return std::nullopt;
  switch (a.kind()) {
    case Kind::kNumber: return Sign(a.number(), b.number());
    case Kind::kText: return Sign(a.text(), b.text());
    case Kind::kDate: return Sign(a.date(), b.date());
    case Kind::kTime:
      if (!BothZonedOrNeither(a.time(), b.time())) return std::nullopt;
      return Sign(SinceMidnightUtc(a.time()), SinceMidnightUtc(b.time()));
    case Kind::kDateTime:
      if (!BothZonedOrNeither(a.moment().time, b.moment().time)) return std::nullopt;
      return Sign(SinceEpoch(a.moment()), SinceEpoch(b.moment()));
    case Kind::kDaysDuration: return Sign(a.days_duration(), b.days_duration());
    case Kind::kMonthsDuration: return Sign(a.months_duration(), b.months_duration());
    case Kind::kNull:
    case Kind::kBoolean:
    case Kind::kList:
    case Kind::kContext:
    case Kind::kRange:
    case Kind::kFunction: return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace caseway::feel
