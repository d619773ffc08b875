// What goes through many: for, some, every, contexts whose entries see those before them, filters.
#include <algorithm>
#include <cstdlib>
#include <limits>

#include "core/feel/session.h"

namespace caseway::feel {

using Kind = Value::Kind;

namespace {

constexpr std::int64_t kMostItems = 100'000;

Values DaysBetween(const CalendarDate& start, const CalendarDate& end) {
  Values items;
  const std::int64_t from = DayNumber(start);
  const std::int64_t to = DayNumber(end);
  const std::int64_t step = to < from ? -1 : 1;
  if ((to - from) * step > kMostItems) return items;
  for (std::int64_t day = from; day != to + step; day += step) items.push_back(Value::Date(FromDayNumber(day)));
  return items;
}

Values NumbersBetween(std::int64_t from, std::int64_t to) {
  Values items;
  const std::int64_t step = to < from ? -1 : 1;
  for (std::int64_t n = from; n != to + step; n += step) items.push_back(Value::Number(n));
  return items;
}

// How many whole numbers or days lie between the ends, as far as they allow steps.
std::uint64_t Distance(const Value& start, const Value& end) {
  if (start.Is(Kind::kDate) && end.Is(Kind::kDate))
    return static_cast<std::uint64_t>(std::abs(DayNumber(end.date()) - DayNumber(start.date())));
  const auto whole = [](const Value& value) {
    return value.Is(Kind::kNumber) ? value.number().ToInteger() : std::nullopt;
  };
  const auto from = whole(start), to = whole(end);
  if (!from || !to) return 0;
  const auto a = static_cast<std::uint64_t>(*from), b = static_cast<std::uint64_t>(*to);
  return *to > *from ? b - a : a - b;
}

// Whole numbers or days from one end to the other, both included; nullopt when the ends allow no steps.
std::optional<Values> Steps(const Value& start, const Value& end) {
  if (start.Is(Kind::kDate) && end.Is(Kind::kDate)) return DaysBetween(start.date(), end.date());
  if (!start.Is(Kind::kNumber) || !end.Is(Kind::kNumber)) return std::nullopt;
  const auto from = start.number().ToInteger();
  const auto to = end.number().ToInteger();
  if (!from || !to || *from < -(std::int64_t{1} << 60) || *from > (std::int64_t{1} << 60)) return std::nullopt;
  if (*to < *from - kMostItems || *to > *from + kMostItems) return std::nullopt;
  return NumbersBetween(*from, *to);
}

}  // namespace

Values Session::Domain(const Node& node, const Frame* frame, bool& known) {
  std::optional<Values> items;
  const auto steps = [&](const Value& start, const Value& end) -> std::optional<Values> {
    if (Distance(start, end) > static_cast<std::uint64_t>(kMostItems) &&
        !Spend(std::numeric_limits<std::size_t>::max()))
      return std::nullopt;
    return Steps(start, end);
  };
  if (node.op == Op::kIteration) {
    items = steps(Eval(*node.children[0], frame), Eval(*node.children[1], frame));
  } else {
    const Value value = Eval(node, frame);
    if (value.Is(Kind::kList)) return value.items();
    if (value.Is(Kind::kRange)) {
      items = steps(value.range().start, value.range().end);
      if (items && !value.range().start_included) items->erase(items->begin());
      if (items && !value.range().end_included && !items->empty()) items->pop_back();
    } else if (!value.IsNull()) {
      items = Values{value};
    }
  }
  known = items.has_value();
  if (!known && !budget_->exhausted) Note("there is nothing to go through");
  return items ? std::move(*items) : Values();
}

namespace {

Value LoopResult(const Node& node, Values& results, bool unknown) {
  if (node.op == Op::kFor) return Value::List(std::move(results));
  return unknown ? Value() : Value::Boolean(node.op == Op::kEvery);
}

}  // namespace

// Binds one variable after another; a quantifier gives its deciding truth at once, null when it could not tell.
Value Session::EvalLoop(const Node& node, const Frame* frame, std::size_t binding, Values& results) {
  bool known = true;
  const Values items = Domain(*node.children[binding], frame, known);
  if (!known) return {};
  bool unknown = false;
  for (const Value& item : items) {
    if (budget_->exhausted) return {};
    const Frame inner{frame, node.names[binding], &item, false};
    if (binding + 1 < node.names.size()) {
      const Value value = EvalLoop(node, &inner, binding + 1, results);
      if (node.op == Op::kFor) {
        if (value.IsNull()) return {};
        results = value.items();
        continue;
      }
      if (value.Is(Kind::kBoolean) && value.boolean() == (node.op == Op::kSome)) return value;
      unknown = unknown || value.IsNull();
      continue;
    }
    if (node.op == Op::kFor) {
      const bool partial = std::find(node.used.begin(), node.used.end(), "partial") != node.used.end();
      if (partial && !Spend(results.size() / 16)) return {};
      const Value before = partial ? Value::List(results) : Value();
      const Frame whole{&inner, "partial", &before, false};
      results.push_back(Eval(*node.children.back(), partial ? &whole : &inner));
      continue;
    }
    const Value value = Eval(*node.children.back(), &inner);
    if (value.Is(Kind::kBoolean) && value.boolean() == (node.op == Op::kSome)) return value;
    unknown = unknown || !value.Is(Kind::kBoolean);
  }
  return LoopResult(node, results, unknown);
}

// Each entry sees those before it.
Value Session::EvalContext(const Node& node, const Frame* frame, std::size_t entry, Entries& entries) {
  if (entry == node.children.size()) return Value::Context(std::move(entries));
  const Value value = Eval(*node.children[entry], frame);
  entries.emplace_back(node.names[entry], value);
  const Frame inner{frame, node.names[entry], &value, false};
  return EvalContext(node, &inner, entry + 1, entries);
}

namespace {

Value ItemAt(const Values& items, const Decimal& index) {
  const auto whole = index.ToInteger();
  const auto count = static_cast<std::int64_t>(items.size());
  if (!whole || *whole == 0 || *whole > count || *whole < -count) return {};
  return items[static_cast<std::size_t>(*whole > 0 ? *whole - 1 : count + *whole)];
}

}  // namespace

Value Session::EvalFilter(const Node& node, const Frame* frame) {
  const Value list = Eval(*node.children[0], frame);
  if (list.IsNull()) return {};
  const Values single = list.Is(Kind::kList) ? Values() : Values{list};
  const Values& items = list.Is(Kind::kList) ? list.items() : single;
  if (node.children[1]->op == Op::kLiteral && node.children[1]->value.Is(Kind::kNumber)) {
    return ItemAt(items, node.children[1]->value.number());
  }
  Values kept;
  for (const Value& item : items) {
    const Frame within{frame, "item", &item, true};
    const Value* own = item.Member("item");  // a member called "item" comes before the item itself
    const Frame first{frame, "item", own != nullptr ? own : &item, false};
    const Frame members{&first, "", &item, true};
    const Value condition = Eval(*node.children[1], own != nullptr ? &members : &within);
    if (condition.Is(Kind::kNumber)) return ItemAt(items, condition.number());
    if (condition.IsTrue()) kept.push_back(item);
  }
  return Value::List(std::move(kept));
}

}  // namespace caseway::feel
