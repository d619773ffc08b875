// Reading the arguments of a builtin: absent ones are null, a list of one item stands for its item where one is wanted,
// an item stands for a list of one where a list is. Sources of core/feel/builtins only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/feel/builtins.h"
#include "core/feel/session.h"

namespace caseway::feel {

using Kind = Value::Kind;

inline Value Argument(const Values& arguments, std::size_t at) {
  return at < arguments.size() ? arguments[at] : Value();
}

// The argument, or the only item of a list, when it is of the kind; else null.
inline Value One(const Values& arguments, std::size_t at, Kind kind) {
  const Value value = Argument(arguments, at);
  if (value.Is(kind)) return value;
  if (value.Is(Kind::kList) && value.items().size() == 1 && value.items()[0].Is(kind)) return value.items()[0];
  return {};
}

inline std::optional<Decimal> NumberAt(const Values& arguments, std::size_t at) {
  const Value value = One(arguments, at, Kind::kNumber);
  return value.IsNull() ? std::nullopt : std::optional(value.number());
}

inline std::optional<std::int64_t> IntegerAt(const Values& arguments, std::size_t at) {
  const auto number = NumberAt(arguments, at);
  return number ? number->ToInteger() : std::nullopt;
}

inline std::optional<std::string> TextAt(const Values& arguments, std::size_t at) {
  const Value value = One(arguments, at, Kind::kText);
  return value.IsNull() ? std::nullopt : std::optional(value.text());
}

// nullopt for null: there is no list to work on.
inline std::optional<Values> ListAt(const Values& arguments, std::size_t at) {
  const Value value = Argument(arguments, at);
  if (value.IsNull()) return std::nullopt;
  return value.Is(Kind::kList) ? value.items() : Values{value};
}

// Of functions that take a list or many arguments: "sum([1, 2])" and "sum(1, 2)".
inline std::optional<Values> ItemsOf(const Values& arguments) {
  return arguments.size() == 1 ? ListAt(arguments, 0) : std::optional(arguments);
}

}  // namespace caseway::feel
