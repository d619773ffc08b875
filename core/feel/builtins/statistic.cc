// Figures over lists: extremes, sums, means, and whether all or any hold.
#include <algorithm>

#include "core/feel/builtins/arguments.h"

namespace caseway::feel {

namespace {

Value Extreme(const Values& a, int wanted) {
  const auto items = ItemsOf(a);
  if (!items || items->empty()) return {};
  Value best = items->front();
  if (!Order(best, best)) return {};
  for (const Value& item : *items) {
    const auto order = Order(item, best);
    if (!order) return {};
    if (*order == wanted) best = item;
  }
  return best;
}

Value Min(const Values& a, Session&) { return Extreme(a, -1); }
Value Max(const Values& a, Session&) { return Extreme(a, 1); }

std::optional<std::vector<Decimal>> NumbersOf(const Values& a) {
  const auto items = ItemsOf(a);
  if (!items) return std::nullopt;
  std::vector<Decimal> numbers;
  for (const Value& item : *items) {
    if (!item.Is(Kind::kNumber)) return std::nullopt;
    numbers.push_back(item.number());
  }
  return numbers;
}

Decimal Total(const std::vector<Decimal>& numbers) {
  Decimal sum;
  for (const Decimal& number : numbers) sum = sum + number;
  return sum;
}

Decimal Average(const std::vector<Decimal>& numbers) {
  return Total(numbers) / Decimal(static_cast<std::int64_t>(numbers.size()));
}

Value SumOfDurations(const Values& items) {
  Value sum = items.front();
  for (std::size_t i = 1; i < items.size(); ++i) sum = Arithmetic(Op::kAdd, sum, items[i]);
  return sum;
}

bool AreDurations(const Values& items) {
  return !items.empty() && (items[0].Is(Kind::kDaysDuration) || items[0].Is(Kind::kMonthsDuration));
}

Value Sum(const Values& a, Session&) {
  const auto items = ItemsOf(a);
  if (items && AreDurations(*items)) return SumOfDurations(*items);
  const auto numbers = NumbersOf(a);
  return numbers && !numbers->empty() ? Value::Number(Total(*numbers)) : Value();
}

Value Mean(const Values& a, Session&) {
  const auto items = ItemsOf(a);
  if (items && AreDurations(*items)) {
    const Value count = Value::Number(static_cast<std::int64_t>(items->size()));
    return Arithmetic(Op::kDivide, SumOfDurations(*items), count);
  }
  const auto numbers = NumbersOf(a);
  return numbers && !numbers->empty() ? Value::Number(Average(*numbers)) : Value();
}

Value Product(const Values& a, Session&) {
  const auto numbers = NumbersOf(a);
  if (!numbers || numbers->empty()) return {};
  Decimal product(1);
  for (const Decimal& number : *numbers) product = product * number;
  return Value::Number(product);
}

Value Median(const Values& a, Session&) {
  auto numbers = NumbersOf(a);
  if (!numbers || numbers->empty()) return {};
  std::sort(numbers->begin(), numbers->end(), [](const Decimal& x, const Decimal& y) { return x < y; });
  const std::size_t middle = numbers->size() / 2;
  if (numbers->size() % 2 == 1) return Value::Number((*numbers)[middle]);
  return Value::Number(((*numbers)[middle - 1] + (*numbers)[middle]) / Decimal(2));
}

Value StandardDeviation(const Values& a, Session&) {
  const auto numbers = NumbersOf(a);
  if (!numbers || numbers->size() < 2) return {};
  const Decimal mean = Average(*numbers);
  Decimal squares;
  for (const Decimal& number : *numbers) squares = squares + (number - mean) * (number - mean);
  return Value::Number((squares / Decimal(static_cast<std::int64_t>(numbers->size()) - 1)).Sqrt());
}

Value Mode(const Values& a, Session&) {
  auto numbers = NumbersOf(a);
  if (!numbers) return {};
  std::sort(numbers->begin(), numbers->end(), [](const Decimal& x, const Decimal& y) { return x < y; });
  Values modes;
  std::size_t most = 0;
  for (std::size_t i = 0; i < numbers->size();) {
    std::size_t j = i;
    while (j < numbers->size() && (*numbers)[j] == (*numbers)[i]) ++j;
    if (j - i > most) modes.clear();
    if (j - i >= most) modes.push_back(Value::Number((*numbers)[i]));
    most = std::max(most, j - i);
    i = j;
  }
  return Value::List(std::move(modes));
}

// `decides` true: any; false: all. One deciding item decides, whatever else is unknown.
Value Holds(const Values& a, bool decides) {
  const auto items = ItemsOf(a);
  if (!items) return {};
  bool unknown = false;
  for (const Value& item : *items) {
    if (item.Is(Kind::kBoolean) && item.boolean() == decides) return item;
    unknown = unknown || !item.Is(Kind::kBoolean);
  }
  return unknown ? Value() : Value::Boolean(!decides);
}

Value Any(const Values& a, Session&) { return Holds(a, true); }
Value All(const Values& a, Session&) { return Holds(a, false); }

}  // namespace

const Builtins& StatisticBuiltins() {
  constexpr auto kNumber = Type::Kind::kNumber;
  static const Builtins kTable = {
      {"min", "list | c...", Min},
      {"max", "list | c...", Max},
      {"sum", "list | n...", Sum},
      {"mean", "list | n...", Mean},
      {"product", "list | n...", Product, kNumber},
      {"median", "list | n...", Median, kNumber},
      {"stddev", "list | n...", StandardDeviation, kNumber},
      {"mode", "list | n...", Mode, Type::Kind::kList},
      {"any", "list | b...", Any, Type::Kind::kBoolean},
      {"all", "list | b...", All, Type::Kind::kBoolean},
  };
  return kTable;
}

}  // namespace caseway::feel
