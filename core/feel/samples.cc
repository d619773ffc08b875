#include "core/feel/samples.h"

#include <algorithm>

#include "core/feel/free_names.h"
#include "core/feel/session.h"

namespace caseway::feel {

using Kind = Value::Kind;

std::optional<Value> ConstantOf(const Node& node) {
  if (node.op == Op::kLiteral) return node.value;
  const bool negative = node.op == Op::kNegate && node.children[0]->op == Op::kLiteral;
  bool made = node.op == Op::kCall && node.children[0]->builtin != nullptr && node.names.empty();
  if (made) {
    static constexpr std::string_view kMakers[] = {"date", "time", "date and time", "duration"};
    made = std::find(std::begin(kMakers), std::end(kMakers), node.children[0]->text) != std::end(kMakers);
    for (std::size_t i = 1; i < node.children.size(); ++i) made = made && node.children[i]->op == Op::kLiteral;
  }
  if (!negative && !made) return std::nullopt;
  const NameTable none;
  return Session(none, {}).Eval(node, nullptr);
}

namespace {

void AddNumbers(const Values& constants, Values& samples) {
  std::vector<Decimal> bounds;
  for (const Value& constant : constants) {
    if (constant.Is(Kind::kNumber)) bounds.push_back(constant.number());
  }
  std::sort(bounds.begin(), bounds.end(), [](const Decimal& a, const Decimal& b) { return a < b; });
  bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
  if (bounds.empty()) bounds.push_back(Decimal(0));
  samples.push_back(Value::Number(bounds.front() - Decimal(1)));
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    samples.push_back(Value::Number(bounds[i]));
    const Decimal next = i + 1 < bounds.size() ? bounds[i + 1] : bounds[i] + Decimal(2);
    samples.push_back(Value::Number((bounds[i] + next) / Decimal(2)));
  }
}

void AddDates(const Values& constants, Values& samples) {
  std::vector<std::int64_t> days;
  for (const Value& constant : constants) {
    if (!constant.Is(Kind::kDate)) continue;
    for (const int beside : {-1, 0, 1}) days.push_back(DayNumber(constant.date()) + beside);
  }
  if (days.empty()) days.push_back(0);
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  for (const std::int64_t day : days) samples.push_back(Value::Date(FromDayNumber(day)));
}

void AddTexts(const Type& type, const Values& constants, Values& samples) {
  for (const std::string& code : type.codes()) samples.push_back(Value::Text(code));
  if (!type.codes().empty()) return;
  for (const Value& constant : constants) {
    if (constant.Is(Kind::kText)) samples.push_back(constant);
  }
  samples.push_back(Value::Text("\x01 something else"));
}

constexpr std::int64_t kLongest = 200;
constexpr std::size_t kMostItems = 4;

// Each length, the ones beside it, none and one; nullopt past what is tried.
std::optional<std::vector<std::size_t>> Beside(const Values& lengths) {
  std::vector<std::size_t> all = {0, 1};
  for (const Value& length : lengths) {
    if (!length.Is(Kind::kNumber)) continue;
    const auto whole = length.number().Round(0, Rounding::kFloor).ToInteger();
    if (!whole || *whole > kLongest) return std::nullopt;
    for (std::int64_t one = *whole - 1; one <= *whole + 1; ++one) {
      if (one >= 0) all.push_back(static_cast<std::size_t>(one));
    }
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

// The list filled up to the length with what is none of `items`; nullopt where there is not so much.
std::optional<Value> Filled(Values list, const Type& element, const Values& items, std::size_t length) {
  const auto named = [&](const std::string& code) {
    return std::any_of(items.begin(), items.end(),
                       [&](const Value& item) { return item.Is(Kind::kText) && item.text() == code; });
  };
  for (const std::string& code : element.codes()) {
    if (list.size() < length && !named(code)) list.push_back(Value::Text(code));
  }
  if (!element.codes().empty() && list.size() < length) return std::nullopt;
  while (list.size() < length) list.push_back(Value::Text("\x01 something else"));
  return Value::List(std::move(list));
}

}  // namespace

std::optional<Values> ListSamples(const Type& element, const Values& given, const Values& lengths) {
  Values items;
  for (const Value& one : given) {
    const bool known =
        std::any_of(items.begin(), items.end(), [&](const Value& item) { return Equal(item, one) == Truth::kTrue; });
    if (!known) items.push_back(one);
  }
  const auto sizes = Beside(lengths);
  if (!sizes || items.size() > kMostItems) return std::nullopt;
  Values samples;
  for (std::size_t chosen = 0; chosen < (std::size_t{1} << items.size()); ++chosen) {
    Values list;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if ((chosen >> i) & 1U) list.push_back(items[i]);
    }
    samples.push_back(Value::List(list));
    for (const std::size_t size : *sizes) {
      if (size <= list.size()) continue;
      if (auto filled = Filled(list, element, items, size)) samples.push_back(*std::move(filled));
    }
  }
  return samples;
}

std::optional<Values> LengthSamples(const Values& lengths) {
  const auto sizes = Beside(lengths);
  if (!sizes) return std::nullopt;
  Values samples;
  for (const std::size_t size : *sizes) samples.push_back(Value::Text(std::string(size, '\x01')));
  return samples;
}

std::optional<Values> SamplesOf(const Type& type, const Values& constants) {
  Values samples;
  switch (type.kind()) {
    case Type::Kind::kBoolean: return Values{Value::Boolean(true), Value::Boolean(false)};
    case Type::Kind::kText: AddTexts(type, constants, samples); return samples;
    case Type::Kind::kNumber: AddNumbers(constants, samples); return samples;
    case Type::Kind::kDate: AddDates(constants, samples); return samples;
    default: return std::nullopt;
  }
}

bool CollectTestConstants(const Node& tests, Values& constants) {
  switch (tests.op) {
    case Op::kAnyTest: return true;
    case Op::kTests:
    case Op::kHeldTest:
    case Op::kRange:
    case Op::kList:
      return std::all_of(tests.children.begin(), tests.children.end(),
                         [&](const NodePtr& child) { return CollectTestConstants(*child, constants); });
    default: break;
  }
  const auto constant = ConstantOf(tests);
  if (constant) constants.push_back(*constant);
  return constant.has_value();
}

}  // namespace caseway::feel
