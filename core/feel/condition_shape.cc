#include "core/feel/condition_shape.h"

#include <algorithm>

#include "core/feel/free_names.h"
#include "core/feel/inference.h"
#include "core/feel/samples.h"
#include "core/feel/session.h"

namespace caseway::feel {

bool IsCall(const Node& node, std::string_view name, std::size_t arguments) {
  return node.op == Op::kCall && node.names.empty() && node.children.size() == arguments + 1 &&
         node.children[0]->builtin != nullptr && node.children[0]->text == name;
}

namespace {

bool IsPath(const Node& node) {
  if (node.op == Op::kName) return node.builtin == nullptr && node.text != "?";
  return node.op == Op::kPath && IsPath(*node.children[0]);
}

// "today" or "now", as a name or as a function, anywhere in the tree.
bool Mentions(const Node& node, std::string_view moment) {
  return (node.op == Op::kName && node.text == moment) ||
         std::any_of(node.children.begin(), node.children.end(),
                     [&](const NodePtr& child) { return Mentions(*child, moment); });
}
bool IsToday(const Node& node) { return Mentions(node, "today"); }

bool IsFixed(const Node& node) {
  return FreePaths(node).empty() && !IsToday(node) && !Mentions(node, "now") && !UsesHeld(node);
}

Value Worked(const Node& node) {
  const NameTable none;
  return Session(none, {}).Eval(node, nullptr);
}

// Today, or some days before or after it: in the same order on every day. Its month, its year and a month from it are
// not.
bool IsDayFromToday(const Node& node) {
  if (node.op == Op::kName) return node.text == "today" && node.builtin == nullptr;
  if (IsCall(node, "today", 0)) return true;
  if (node.op != Op::kAdd && node.op != Op::kSubtract) return false;
  const Node &day = *node.children[0], &span = *node.children[1];
  return IsDayFromToday(day) && IsFixed(span) && Worked(span).Is(Value::Kind::kDaysDuration);
}

// What reads no answer; any day will do for today where nothing is compared with a day that is written out.
std::optional<Value> KnownOf(const Node& node) {
  return IsFixed(node) || IsDayFromToday(node) ? std::optional(Worked(node)) : std::nullopt;
}

}  // namespace

bool Shape::Take(const Node& node) {
  switch (node.op) {
    case Op::kAnd:
    case Op::kOr:
    case Op::kIf:
      return std::all_of(node.children.begin(), node.children.end(),
                         [&](const NodePtr& child) { return Take(*child); });
    case Op::kEqual:
    case Op::kNotEqual:
    case Op::kLess:
    case Op::kLessEqual:
    case Op::kGreater:
    case Op::kGreaterEqual: return TakeComparison(*node.children[0], *node.children[1]);
    case Op::kBetween:
      return TakeComparison(*node.children[0], *node.children[1]) &&
             TakeComparison(*node.children[0], *node.children[2]);
    case Op::kIn: return TakeIn(node);
    case Op::kCall: return TakeCall(node);
    default: break;
  }
  if (ConstantOf(node)) return true;
  Variable* variable = IsPath(node) ? VariableOf(node) : nullptr;
  if (variable == nullptr || !variable->type.Is(Type::Kind::kBoolean)) return false;
  return variable->valued = true;
}

Variable* Shape::VariableOf(const Node& node) {
  const auto paths = FreePaths(node);
  if (paths.size() != 1 || paths[0][0] == "today" || paths[0][0] == "now") return nullptr;
  TypeFrame frames;
  Variable& variable = variables[paths[0]];
  variable.type = InferType(node, scope_, frames);
  return &variable;
}

bool Shape::TakeComparison(const Node& a, const Node& b) {
  const auto known_a = KnownOf(a);
  const auto known_b = KnownOf(b);
  if (known_a && known_b) return IsToday(a) == IsToday(b);  // today and a written day stand in no fixed order
  if (known_a) return TakeTerm(b, *known_a, IsToday(a));
  if (known_b) return TakeTerm(a, *known_b, IsToday(b));
  if (!IsPath(a) || !IsPath(b)) return false;
  return FreePaths(a) == FreePaths(b) ? VariableOf(a) != nullptr : TakeBeside(a, b);  // "x = x"
}

// "a > b": of two that have an order.
bool Shape::TakeBeside(const Node& a, const Node& b) {
  Variable* one = VariableOf(a);
  Variable* other = VariableOf(b);
  if (one == nullptr || other == nullptr || one->type.kind() != other->type.kind()) return false;
  const auto kind = one->type.kind();
  if (kind != Type::Kind::kNumber && kind != Type::Kind::kDate && kind != Type::Kind::kDateTime) return false;
  one->valued = other->valued = one->beside = other->beside = true;
  return true;
}

// A term of one variable that is compared with the value: the comparison turns where the variable passes a point.
bool Shape::TakeTerm(const Node& term, const Value& value, bool today) {
  if (IsPath(term)) return TakePath(term, value, today);
  if (value.IsNull()) return TakesNull(term);
  if (IsCall(term, "count", 1)) return TakeLength(*term.children[1], value, Type::Kind::kList);
  if (IsCall(term, "string length", 1)) return TakeLength(*term.children[1], value, Type::Kind::kText);
  if (IsCall(term, "abs", 1) && value.Is(Value::Kind::kNumber))
    return TakeTerm(*term.children[1], value, today) &&
           TakeTerm(*term.children[1], Value::Number(-value.number()), today) &&
           TakeTerm(*term.children[1], Value::Number(0), today);
  return TakeMoved(term, value, today);
}

// "x + 2 > 5" turns where "x > 3" does. Months are not taken: adding and taking them away is not the same.
bool Shape::TakeMoved(const Node& term, const Value& value, bool today) {
  if (term.op != Op::kAdd && term.op != Op::kSubtract) return false;
  const Node &a = *term.children[0], &b = *term.children[1];
  const auto known_a = KnownOf(a), known_b = KnownOf(b);
  const auto& known = known_a ? known_a : known_b;
  if (!known || (known_a && known_b) || known->Is(Value::Kind::kMonthsDuration)) return false;
  Value moved;
  if (term.op == Op::kAdd) moved = Arithmetic(Op::kSubtract, value, *known);
  else moved = known_a ? Arithmetic(Op::kSubtract, *known, value) : Arithmetic(Op::kAdd, value, *known);
  const bool of_today = today || IsToday(a) || IsToday(b);
  const bool exact = moved.Is(Value::Kind::kNumber) || moved.Is(Value::Kind::kDate);
  return exact && TakeTerm(known_a ? b : a, moved, of_today);
}

bool Shape::TakePath(const Node& path, const Value& value, bool today) {
  Variable* variable = VariableOf(path);
  if (variable == nullptr) return false;
  if (value.IsNull()) return true;
  variable->constants.push_back(value);
  (today ? variable->on_today : variable->on_days) = true;
  return variable->valued = true;
}

// Null is told from the rest by every sample.
bool Shape::TakesNull(const Node& term) {
  return (IsCall(term, "count", 1) || IsCall(term, "string length", 1)) && TakeTerm(term, Value::Number(0), false);
}

bool Shape::TakeLength(const Node& path, const Value& value, Type::Kind kind) {
  Variable* variable = IsPath(path) && value.Is(Value::Kind::kNumber) ? VariableOf(path) : nullptr;
  if (variable == nullptr || !variable->type.Is(kind)) return false;
  variable->lengths.push_back(value);
  return variable->valued = true;
}

bool Shape::TakeCall(const Node& node) {
  if (IsCall(node, "not", 1)) return Take(*node.children[1]);
  if (!IsCall(node, "list contains", 2)) return false;
  const Node &list = *node.children[1], &item = *node.children[2];
  const auto wanted = ConstantOf(item);
  if (wanted && !wanted->IsNull() && IsPath(list)) {
    Variable* variable = VariableOf(list);
    if (variable == nullptr || !variable->type.Is(Type::Kind::kList)) return false;
    variable->items.push_back(*wanted);
    return variable->valued = true;
  }
  return list.op == Op::kList && IsPath(item) && TakeTests(item, {node.children[1]});
}

bool Shape::TakeTests(const Node& path, const std::vector<NodePtr>& tests) {
  Variable* variable = VariableOf(path);
  if (variable == nullptr || variable->type.Is(Type::Kind::kList)) return false;
  variable->valued = variable->on_days = true;
  return std::all_of(tests.begin(), tests.end(),
                     [&](const NodePtr& test) { return CollectTestConstants(*test, variable->constants); });
}

bool Shape::TakeIn(const Node& node) {
  return IsPath(*node.children[0]) && TakeTests(*node.children[0], {node.children.begin() + 1, node.children.end()});
}

}  // namespace caseway::feel
