// Lists: asking, cutting, joining, changing, sorting.
#include <algorithm>

#include "core/feel/builtins/arguments.h"

namespace caseway::feel {

namespace {

bool Has(const Values& items, const Value& wanted) {
  return std::any_of(items.begin(), items.end(),
                     [&](const Value& item) { return Equal(item, wanted) == Truth::kTrue; });
}

Value ListContains(const Values& a, Session&) {
  const auto list = ListAt(a, 0);
  return list ? Value::Boolean(Has(*list, a[1])) : Value();
}

Value Count(const Values& a, Session&) {
  const auto list = ListAt(a, 0);
  return list ? Value::Number(static_cast<std::int64_t>(list->size())) : Value();
}

// The index of the place (1 is the first, -1 the last); nullopt outside the list.
std::optional<std::size_t> Place(const Values& list, std::optional<std::int64_t> position, std::size_t beyond = 0) {
  const auto count = static_cast<std::int64_t>(list.size());
  if (!position || *position == 0 || *position > count + static_cast<std::int64_t>(beyond) || *position < -count) {
    return std::nullopt;
  }
  return static_cast<std::size_t>(*position > 0 ? *position - 1 : count + *position);
}

Value Sublist(const Values& a, Session&) {
  const auto list = ListAt(a, 0);
  if (!list) return {};
  const auto from = Place(*list, IntegerAt(a, 1));
  if (!from) return {};
  std::size_t to = list->size();
  if (a.size() > 2 && !a[2].IsNull()) {
    const auto length = IntegerAt(a, 2);
    if (!length || *length < 0 || static_cast<std::size_t>(*length) > to - *from) return {};
    to = *from + static_cast<std::size_t>(*length);
  }
  return Value::List(Values(list->begin() + static_cast<long>(*from), list->begin() + static_cast<long>(to)));
}

Value Append(const Values& a, Session&) {
  auto list = ListAt(a, 0);
  if (!list) list = Values{Value()};
  list->insert(list->end(), a.begin() + 1, a.end());
  return Value::List(std::move(*list));
}

Value Concatenate(const Values& a, Session&) {
  Values all;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto list = ListAt(a, i);
    if (!list) return {};
    all.insert(all.end(), list->begin(), list->end());
  }
  return Value::List(std::move(all));
}

Value InsertBefore(const Values& a, Session&) {
  auto list = ListAt(a, 0);
  const auto place = list ? Place(*list, IntegerAt(a, 1)) : std::nullopt;
  if (!place) return {};
  list->insert(list->begin() + static_cast<long>(*place), a[2]);
  return Value::List(std::move(*list));
}

Value Remove(const Values& a, Session&) {
  auto list = ListAt(a, 0);
  const auto place = list ? Place(*list, IntegerAt(a, 1)) : std::nullopt;
  if (!place) return {};
  list->erase(list->begin() + static_cast<long>(*place));
  return Value::List(std::move(*list));
}

Value ListReplace(const Values& a, Session& session) {
  auto list = ListAt(a, 0);
  if (!list || a.size() < 3) return {};
  if (a[1].Is(Kind::kFunction)) {
    for (Value& item : *list) {
      const Value replace = session.Call(a[1], {item, a[2]});
      if (!replace.Is(Kind::kBoolean)) return {};
      if (replace.boolean()) item = a[2];
    }
    return Value::List(std::move(*list));
  }
  const auto place = Place(*list, IntegerAt(a, 1));
  if (!place) return {};
  (*list)[*place] = a[2];
  return Value::List(std::move(*list));
}

Value Reverse(const Values& a, Session&) {
  auto list = ListAt(a, 0);
  if (!list) return {};
  std::reverse(list->begin(), list->end());
  return Value::List(std::move(*list));
}

Value IndexOf(const Values& a, Session&) {
  const auto list = ListAt(a, 0);
  if (!list) return {};
  Values places;
  for (std::size_t i = 0; i < list->size(); ++i) {
    if (Equal((*list)[i], a[1]) == Truth::kTrue) places.push_back(Value::Number(static_cast<std::int64_t>(i) + 1));
  }
  return Value::List(std::move(places));
}

Value Distinct(const Values& items, Session& session) {
  Values distinct;
  for (const Value& item : items) {
    if (!session.Spend(distinct.size() / 16)) return {};
    if (!Has(distinct, item)) distinct.push_back(item);
  }
  return Value::List(std::move(distinct));
}

Value DistinctValues(const Values& a, Session& session) {
  const auto list = ListAt(a, 0);
  return list ? Distinct(*list, session) : Value();
}

Value Union(const Values& a, Session& session) {
  const Value all = Concatenate(a, session);
  return all.IsNull() ? all : Distinct(all.items(), session);
}

void FlattenInto(const Value& value, Values& flat) {
  if (!value.Is(Kind::kList)) {
    flat.push_back(value);
    return;
  }
  for (const Value& item : value.items()) FlattenInto(item, flat);
}

Value Flatten(const Values& a, Session&) {
  if (Argument(a, 0).IsNull()) return {};
  Values flat;
  FlattenInto(a[0], flat);
  return Value::List(std::move(flat));
}

Value Sort(const Values& a, Session& session) {
  auto list = ListAt(a, 0);
  if (!list) return {};
  const Value precedes = Argument(a, 1);
  if (!precedes.IsNull() && !precedes.Is(Kind::kFunction)) return {};
  bool ordered = true;
  auto before = [&](const Value& x, const Value& y) {
    if (precedes.Is(Kind::kFunction)) return session.Call(precedes, {x, y}).IsTrue();
    const auto order = Order(x, y);
    ordered = ordered && order.has_value();
    return order.value_or(0) < 0;
  };
  // Insertion by halves: unlike std::sort it stays within bounds whatever the given function answers.
  Values sorted;
  for (const Value& item : *list) {
    if (!session.Spend(sorted.size() / 256)) return {};
    std::size_t low = 0;
    std::size_t high = sorted.size();
    while (low < high) {
      const std::size_t middle = (low + high) / 2;
      if (before(item, sorted[middle])) high = middle;
      else low = middle + 1;
    }
    sorted.insert(sorted.begin() + static_cast<long>(low), item);
  }
  return ordered ? Value::List(std::move(sorted)) : Value();
}

}  // namespace

const Builtins& ListBuiltins() {
  constexpr auto kList = Type::Kind::kList;
  static const Builtins kTable = {
      {"list contains", "list, element", ListContains, Type::Kind::kBoolean},
      {"count", "list", Count, Type::Kind::kNumber},
      {"sublist", "list, start position, [length]", Sublist, kList},
      {"append", "list, item...", Append, kList},
      {"concatenate", "list...", Concatenate, kList},
      {"insert before", "list, position, newItem", InsertBefore, kList},
      {"remove", "list, position", Remove, kList},
      {"list replace", "list, position, newItem | list, match, newItem", ListReplace, kList},
      {"reverse", "list", Reverse, kList},
      {"index of", "list, match", IndexOf, kList},
      {"union", "list...", Union, kList},
      {"distinct values", "list", DistinctValues, kList},
      {"flatten", "list", Flatten, kList},
      {"sort", "list, [precedes]", Sort, kList},
  };
  return kTable;
}

}  // namespace caseway::feel
