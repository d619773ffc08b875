#include "core/feel/inference.h"

#include <algorithm>

#include "core/feel/builtins.h"
#include "core/feel/inference_walk.h"

namespace caseway::feel {

using Kind = Type::Kind;

namespace {

Type LiteralType(const Value& value) {
  // Value's kinds and Type's are in the same order, after Any.
  return Type::Of(static_cast<Kind>(static_cast<int>(value.kind()) + 1));
}

bool IsNumeric(const Type& type) { return type.IsAny() || type.Is(Kind::kNull) || type.Is(Kind::kNumber); }

Type PropertyType(const Type& of, const std::string& name, bool& known) {
  static constexpr std::string_view kDate[] = {"year", "month", "day", "weekday"};
  static constexpr std::string_view kTime[] = {"hour", "minute", "second"};
  static constexpr std::string_view kDays[] = {"days", "hours", "minutes", "seconds"};
  auto among = [&](const auto& names) {
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
  };
  known = true;
  const bool day = of.Is(Kind::kDate) || of.Is(Kind::kDateTime);
  const bool clock = of.Is(Kind::kTime) || of.Is(Kind::kDateTime);
  if ((day && among(kDate)) || (clock && among(kTime))) return Type::Number();
  if (of.Is(Kind::kDaysDuration) && among(kDays)) return Type::Number();
  if (of.Is(Kind::kMonthsDuration) && (name == "years" || name == "months")) return Type::Number();
  if (clock && name == "time offset") return Type::Of(Kind::kDaysDuration);
  if (clock && name == "timezone") return Type::Text();
  if (of.Is(Kind::kRange) && (name == "start" || name == "end")) return of.element();
  if (of.Is(Kind::kRange) && (name == "start included" || name == "end included")) return Type::Boolean();
  known = false;
  return {};
}

}  // namespace

Type Inference::NameType(const Node& node) {
  for (auto it = frames_.rbegin(); it != frames_.rend(); ++it) {
    if (it->first == node.text) return it->second;
  }
  if (const Type* type = scope_.Find(node.text)) return *type;
  if (node.builtin != nullptr) return Type::Function({}, Type::Of(node.builtin->result));
  if (node.text == "today") return Type::Date();
  if (node.text == "now") return Type::Of(Kind::kDateTime);
  Add(node, "unknown-name", "\"" + node.text + "\" is not a name known here");
  return {};
}

Type Inference::PathType(const Node& node) {
  Type of = Visit(*node.children[0]);
  const bool list = of.Is(Kind::kList);
  if (list) of = of.element();
  if (of.IsAny() || of.Is(Kind::kNull)) return {};
  if (of.Is(Kind::kContext)) {
    const Type* member = of.Member(node.text);
    if (member != nullptr) return list ? Type::List(*member) : *member;
    if (!of.open()) {
      const Node& root = *node.children[0];
      const std::string whole = root.op == Op::kName ? root.text : "this context";
      Add(node, "unknown-member", "\"" + whole + "\" has no \"" + node.text + "\"");
    }
    return {};
  }
  bool known = false;
  const Type property = PropertyType(of, node.text, known);
  if (!known) Add(node, "unknown-member", "a " + of.ToString() + " has no \"" + node.text + "\"");
  return list ? Type::List(property) : property;
}

Type Inference::ArithmeticType(const Node& node) {
  const Type a = Visit(*node.children[0]);
  const Type b = Visit(*node.children[1]);
  if (a.Is(Kind::kNumber) && b.Is(Kind::kNumber)) return Type::Number();
  if (node.op == Op::kAdd && a.Is(Kind::kText) && b.Is(Kind::kText)) return Type::Text();
  const bool wrong = (a.Is(Kind::kNumber) && !IsNumeric(b)) || (b.Is(Kind::kNumber) && !IsNumeric(a)) ||
                     (a.Is(Kind::kText) && !b.IsAny() && !b.Is(Kind::kText) && !b.Is(Kind::kNull)) ||
                     a.Is(Kind::kBoolean) || b.Is(Kind::kBoolean);
  auto lasts = [](const Type& t) { return t.Is(Kind::kDaysDuration) || t.Is(Kind::kMonthsDuration); };
  if (wrong && !lasts(a) && !lasts(b)) {
    Add(node, "unlike-types", "this arithmetic joins " + a.ToString() + " and " + b.ToString());
    return {};
  }
  const bool point = a.Is(Kind::kDate) || a.Is(Kind::kDateTime) || a.Is(Kind::kTime);
  const bool sums = node.op == Op::kAdd || node.op == Op::kSubtract;
  if (sums && point && lasts(b)) return a;
  if (sums && lasts(a) && a.kind() == b.kind()) return a;
  if (node.op == Op::kSubtract && point && a.kind() == b.kind()) return Type::Of(Kind::kDaysDuration);
  return {};
}

Type Inference::Joined(const Type& a, const Type& b) {
  if (a.Is(Kind::kNull)) return b;
  if (b.Is(Kind::kNull)) return a;
  if (a.kind() != b.kind()) return {};
  return a.codes().empty() ? (b.codes().empty() ? a : Type::Text()) : (a.codes() == b.codes() ? a : Type::Text());
}

Type Inference::LoopType(const Node& node) {
  const std::size_t before = frames_.size();
  for (std::size_t i = 0; i < node.names.size(); ++i) {
    const Type domain = Visit(*node.children[i]);
    const bool many = domain.Is(Kind::kList) || domain.Is(Kind::kRange);
    frames_.emplace_back(node.names[i], many ? domain.element() : Type::Any());
  }
  if (node.op == Op::kFor) frames_.emplace_back("partial", Type::List({}));
  const Type body = Visit(*node.children.back());
  frames_.resize(before);
  if (node.op == Op::kFor) return Type::List(body);
  CheckTruth(*node.children.back(), body);
  return Type::Boolean();
}

Type Inference::ContextType(const Node& node) {
  const std::size_t before = frames_.size();
  Type::Members members;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const Type type = Visit(*node.children[i]);
    members.emplace_back(node.names[i], type);
    frames_.emplace_back(node.names[i], type);
  }
  frames_.resize(before);
  return Type::Context(std::move(members));
}

Type Inference::FilterType(const Node& node) {
  const Type list = Visit(*node.children[0]);
  const Type item = list.Is(Kind::kList) ? list.element() : list;
  const std::size_t before = frames_.size();
  const bool open = item.IsAny() || (item.Is(Kind::kContext) && item.open());
  for (const auto& [name, type] : item.members()) frames_.emplace_back(name, type);
  frames_.emplace_back("item", item);
  std::vector<Problem>* const problems = problems_;
  if (open) problems_ = nullptr;  // names may be members that are not declared
  const Type condition = Visit(*node.children[1]);
  problems_ = problems;
  frames_.resize(before);
  if (condition.Is(Kind::kNumber)) return item;
  return condition.Is(Kind::kBoolean) ? Type::List(item) : Type();
}

Type Inference::FunctionType(const Node& node) {
  const std::size_t before = frames_.size();
  for (std::size_t i = 0; i < node.names.size(); ++i) frames_.emplace_back(node.names[i], node.types[i]);
  const Type result = node.first ? Type() : Visit(*node.children[0]);
  frames_.resize(before);
  return Type::Function(node.types, result);
}

Type Inference::IfType(const Node& node) {
  CheckTruth(*node.children[0], Visit(*node.children[0]));
  const Type then = Visit(*node.children[1]);
  const Type otherwise = Visit(*node.children[2]);
  if (!Comparable(then, otherwise))
    Add(node, "unlike-types", "one branch gives a " + then.ToString() + ", the other a " + otherwise.ToString());
  return Joined(then, otherwise);
}

Type Inference::ListType(const Node& node) {
  if (node.children.empty()) return Type::List({});
  Type element = Visit(*node.children[0]);
  for (std::size_t i = 1; i < node.children.size(); ++i) element = Joined(element, Visit(*node.children[i]));
  return Type::List(element);
}

Type Inference::RangeType(const Node& node) {
  const Type start = Visit(*node.children[0]);
  const Type end = Visit(*node.children[1]);
  CheckComparison(node, *node.children[0], start, *node.children[1], end);
  return Type::RangeOf(Joined(start, end));
}

Type Inference::Visit(const Node& node) {
  switch (node.op) {
    case Op::kLiteral: return LiteralType(node.value);
    case Op::kName: return NameType(node);
    case Op::kPath: return PathType(node);
    case Op::kNegate: return Visit(*node.children[0]);
    case Op::kAdd:
    case Op::kSubtract:
    case Op::kMultiply:
    case Op::kDivide:
    case Op::kPower: return ArithmeticType(node);
    case Op::kAnd:
    case Op::kOr:
      for (const NodePtr& child : node.children) CheckTruth(*child, Visit(*child));
      return Type::Boolean();
    case Op::kEqual:
    case Op::kNotEqual:
    case Op::kLess:
    case Op::kLessEqual:
    case Op::kGreater:
    case Op::kGreaterEqual: {
      const Type a = Visit(*node.children[0]);
      const Type b = Visit(*node.children[1]);
      CheckComparison(node, *node.children[0], a, *node.children[1], b);
      return Type::Boolean();
    }
    case Op::kBetween: return BetweenType(node);
    case Op::kIn: {
      const Type x = Visit(*node.children[0]);
      for (std::size_t i = 1; i < node.children.size(); ++i) CheckTest(*node.children[i], *node.children[0], x);
      return Type::Boolean();
    }
    case Op::kIf: return IfType(node);
    case Op::kFor:
    case Op::kSome:
    case Op::kEvery: return LoopType(node);
    case Op::kList: return ListType(node);
    case Op::kContext: return ContextType(node);
    case Op::kRange: return RangeType(node);
    case Op::kIteration: {
      const Type start = Visit(*node.children[0]);
      Visit(*node.children[1]);
      return Type::List(start);
    }
    case Op::kFilter: return FilterType(node);
    case Op::kCall: return CallType(node);
    case Op::kFunction: return FunctionType(node);
    case Op::kInstanceOf: VisitAll(node); return Type::Boolean();
    case Op::kTests: return TestsType(node);
    case Op::kAnyTest: return Type::Boolean();
    case Op::kHeldTest: return HeldTestType(node);
  }
  return {};
}

Type InferType(const Node& node, const TypeScope& scope, TypeFrame& frames, std::vector<Problem>* problems) {
  return Inference(scope, frames, problems).Visit(node);
}

}  // namespace caseway::feel
