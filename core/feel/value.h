// Value: anything a FEEL expression can be: null, truth, number, text, dates and times, durations, list, context,
// range, function.
//
//   Value v = Value::Context({{"safe_now", Value::Text("yes")}, {"rows", Value::List({})}});
//   v.Member("safe_now")->text()  -> "yes";   v.Member("absent") -> nullptr
//   Equal(Value::Number(1), Value::Text("1")) -> Truth::kUnknown;  v.ToString() -> {safe_now: "yes", rows: []}
//
// Immutable and cheap to copy (what is large is shared). Bounded: a list or context of more than kMostParts parts, all
// told, and a text of more than kMostBytes are null, so that no rule can exhaust the memory. Threads: safe to share.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/dates.h"
#include "core/document.h"
#include "core/feel/decimal.h"
#include "core/feel/temporal.h"

namespace caseway::feel {

enum class Truth { kFalse, kTrue, kUnknown };

class Value;
class Session;  // one evaluation under way: its limits and its moment
using Values = std::vector<Value>;
using Entries = std::vector<std::pair<std::string, Value>>;
struct Range;
struct Function;

class Value {
 public:
  static constexpr std::uint32_t kMostParts = 1'000'000;
  static constexpr std::size_t kMostBytes = 10'000'000;

  enum class Kind {
    kNull,
    kBoolean,
    kNumber,
    kText,
    kDate,
    kTime,
    kDateTime,
    kDaysDuration,
    kMonthsDuration,
    kList,
    kContext,
    kRange,
    kFunction
  };

  Value() = default;  // null
  static Value Null() { return {}; }
  static Value Boolean(bool value);
  static Value Of(Truth truth);  // kUnknown is null
  static Value Number(std::int64_t value);
  static Value Number(const Decimal& value);  // null when it is not finite
  static Value Text(std::string value);
  static Value Date(caseway::Date value);
  static Value Date(const CalendarDate& value);
  static Value Time(ClockTime value);
  static Value Moment(DateTime value);
  static Value Moment(Instant value);  // as London's clock has it
  static Value Duration(const DaysDuration& value);
  static Value Duration(const MonthsDuration& value);
  static Value List(Values items);
  static Value Context(Entries entries);
  static Value Of(Range range);
  static Value Of(Function function);

  Kind kind() const { return static_cast<Kind>(data_.index()); }
  bool IsNull() const { return kind() == Kind::kNull; }
  bool Is(Kind wanted) const { return kind() == wanted; }
  bool IsTrue() const;  // is the boolean true

  // Each requires the kind it names.
  bool boolean() const { return std::get<1>(data_); }
  const Decimal& number() const { return std::get<2>(data_); }
  const std::string& text() const { return *std::get<3>(data_); }
  const CalendarDate& date() const { return std::get<4>(data_); }
  const ClockTime& time() const { return *std::get<5>(data_); }
  const DateTime& moment() const { return *std::get<6>(data_); }
  const DaysDuration& days_duration() const { return std::get<7>(data_); }
  const MonthsDuration& months_duration() const { return std::get<8>(data_); }
  const Values& items() const { return *std::get<9>(data_); }
  const Entries& entries() const { return *std::get<10>(data_); }
  const Range& range() const { return *std::get<11>(data_); }
  const Function& function() const { return *std::get<12>(data_); }

  // The entry of a context, or nullptr (also when this is no context).
  const Value* Member(std::string_view name) const;
  // As FEEL writes it: texts in quotes inside lists and contexts, and bare on their own with ToText().
  std::string ToString() const;
  std::string ToText() const;

 private:
  template <class T>
  using Shared = std::shared_ptr<const T>;  // values are copied often and never change
  using Data = std::variant<std::monostate, bool, Decimal, Shared<std::string>, CalendarDate, Shared<ClockTime>,
                            Shared<DateTime>, DaysDuration, MonthsDuration, Shared<Values>, Shared<Entries>,
                            Shared<Range>, Shared<Function>>;
  Data data_;
  std::uint32_t parts_ = 1;  // itself and all within
};

// A range; an end that is null has no bound ("< 5" is a range without a start).
struct Range {
  Value start;
  Value end;
  bool start_included = false;
  bool end_included = false;
  bool operator_form = false;  // written as "< 5", not as "[1..5]"
};

// A function: what it is called with, and what it does. `variadic` takes the last parameter's type any number of times.
struct Function {
  std::vector<std::string> parameters;
  std::function<Value(const Values& arguments, Session& session)> call;
  bool variadic = false;
};

// FEEL's "=": unknown where the two cannot be compared; null equals null only.
Truth Equal(const Value& a, const Value& b);
// Less, equal or greater; nullopt where the two have no order.
std::optional<int> Order(const Value& a, const Value& b);
// Both ways, for storing what a decision gave: dates and decimals travel as text, marked {"date": "2026-10-01"}.
Document ToDocument(const Value& value);
Value FromDocument(const Document& document);

}  // namespace caseway::feel
