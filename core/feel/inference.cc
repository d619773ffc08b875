#include "core/feel/inference.h"

#include <algorithm>

#include "core/feel/builtins.h"
#include "core/feel/session.h"

namespace caseway::feel {

using Kind = Type::Kind;

namespace {

class Inference {
 public:
  Inference(const TypeScope& scope, TypeFrame& frames, std::vector<Problem>* problems)
      : scope_(scope), frames_(frames), problems_(problems) {}

  Type Visit(const Node& node);

 private:
  void Add(const Node& node, std::string code, std::string say) {
    if (problems_ != nullptr) problems_->push_back({node.line, node.column, std::move(code), std::move(say)});
  }
  Type NameType(const Node& node);
  Type PathType(const Node& node);
  Type ArithmeticType(const Node& node);
  void CheckComparison(const Node& at, const Node& a, const Type& ta, const Node& b, const Type& tb);
  void CheckCode(const Node& literal, const Type& other);
  void CheckLists(const Node& at, const Type& a, const Type& b);
  void CheckTruth(const Node& node, const Type& type);
  void CheckTest(const Node& test, const Node& tested, const Type& type);
  Type BetweenType(const Node& node);
  Type IfType(const Node& node);
  Type ListType(const Node& node);
  Type RangeType(const Node& node);
  Type TestsType(const Node& node);
  Type HeldTestType(const Node& node);
  Type LoopType(const Node& node);
  Type ContextType(const Node& node);
  Type FilterType(const Node& node);
  void CheckBuiltin(const Node& node, const std::vector<Type>& given);
  void CheckPattern(const Node& node);
  Type CallType(const Node& node);
  Type FunctionType(const Node& node);
  Type Joined(const Type& a, const Type& b);
  void VisitAll(const Node& node) {
    for (const NodePtr& child : node.children) Visit(*child);
  }

  const TypeScope& scope_;
  TypeFrame& frames_;
  std::vector<Problem>* problems_;
};

Type LiteralType(const Value& value) {
  // Value's kinds and Type's are in the same order, after Any.
  return Type::Of(static_cast<Kind>(static_cast<int>(value.kind()) + 1));
}

bool IsNumeric(const Type& type) { return type.IsAny() || type.Is(Kind::kNull) || type.Is(Kind::kNumber); }

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

// A value that one side can have and the other never, on both sides: most often a code that is misspelt somewhere.
void Inference::CheckLists(const Node& at, const Type& a, const Type& b) {
  const auto first_missing = [](const Type& of, const Type& in) {
    const auto& known = in.codes();
    const auto found = std::find_if(of.codes().begin(), of.codes().end(), [&](const std::string& code) {
      return std::find(known.begin(), known.end(), code) == known.end();
    });
    return found == of.codes().end() ? std::string() : *found;
  };
  if (a.codes().empty() || b.codes().empty()) return;
  const std::string only_a = first_missing(a, b);
  const std::string only_b = first_missing(b, a);
  if (only_a.empty() || only_b.empty()) return;
  Add(at, "code-not-offered",
      "two lists are compared that have not the same codes: \"" + only_a + "\" is not " + b.ToString());
}

void Inference::CheckCode(const Node& literal, const Type& other) {
  const auto& codes = other.codes();
  if (codes.empty() || literal.op != Op::kLiteral || !literal.value.Is(Value::Kind::kText)) return;
  if (std::find(codes.begin(), codes.end(), literal.value.text()) != codes.end()) return;
  Add(literal, "code-not-offered", "compared with \"" + literal.value.text() + "\", which is not " + other.ToString());
}

void Inference::CheckComparison(const Node& at, const Node& a, const Type& ta, const Node& b, const Type& tb) {
  if (!Comparable(ta, tb)) {
    Add(at, "unlike-types", "a " + ta.ToString() + " is compared with a " + tb.ToString());
    return;
  }
  CheckCode(a, tb);
  CheckCode(b, ta);
  CheckLists(at, ta, tb);
}

void Inference::CheckTruth(const Node& node, const Type& type) {
  if (type.IsAny() || type.Is(Kind::kBoolean) || type.Is(Kind::kNull)) return;
  Add(node, "not-boolean", "true or false is needed here, this is " + type.ToString());
}

// A test about a value of the type: "< 5", [1..5], "a", a list, or a truth about "?".
void Inference::CheckTest(const Node& test, const Node& tested, const Type& type) {
  frames_.emplace_back("?", type);
  const Type given = Visit(test);
  frames_.pop_back();
  if (UsesHeld(test)) {
    if (test.op != Op::kHeldTest) CheckTruth(test, given);
    return;
  }
  if (test.op == Op::kList) {
    for (const NodePtr& item : test.children) CheckCode(*item, type);
  }
  if (given.Is(Kind::kRange) || given.Is(Kind::kList)) {
    const Type element = given.element();
    if (!Comparable(element, type) && !type.Is(given.kind())) {
      Add(test, "unlike-types", "a " + type.ToString() + " is compared with a " + element.ToString());
    }
    return;
  }
  CheckComparison(test, test, given, tested, type);
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

// What a parameter of that name takes, where its name says so.
Kind KindOfParameter(std::string_view name) {
  static constexpr std::string_view kTexts[] = {"string", "pattern", "input"};
  static constexpr std::string_view kNumbers[] = {"number", "scale", "start position"};
  if (std::find(std::begin(kTexts), std::end(kTexts), name) != std::end(kTexts)) return Kind::kText;
  if (std::find(std::begin(kNumbers), std::end(kNumbers), name) != std::end(kNumbers)) return Kind::kNumber;
  return name == "list" ? Kind::kList : Kind::kAny;
}

bool Fits(const Signature& way, const std::vector<Type>& given) {
  if (given.size() < way.required || (!way.variadic && given.size() > way.parameters.size())) return false;
  const bool of_text = !way.parameters.empty() && way.parameters[0] == "string";
  for (std::size_t i = 0; i < given.size() && i < way.parameters.size(); ++i) {
    const bool matched = of_text && way.parameters[i] == "match";
    const Kind wanted = matched ? Kind::kText : KindOfParameter(way.parameters[i]);
    if (wanted != Kind::kAny && !given[i].IsAny() && !given[i].Is(Kind::kNull) && !given[i].Is(wanted)) return false;
  }
  return true;
}

// A pattern that is written out is tried on an empty text: what it notes there it would note always.
void Inference::CheckPattern(const Node& node) {
  static constexpr std::string_view kTakesPattern[] = {"matches", "replace", "split"};
  const Node& callee = *node.children[0];
  if (std::find(std::begin(kTakesPattern), std::end(kTakesPattern), callee.text) == std::end(kTakesPattern)) return;
  if (node.children.size() < 3 || node.children[2]->op != Op::kLiteral) return;
  Values tried = {Value::Text("")};
  for (std::size_t i = 2; i < node.children.size(); ++i) {
    const bool written = node.children[i]->op == Op::kLiteral;
    tried.push_back(written ? node.children[i]->value : Value::Text(""));
  }
  std::vector<std::string> notes;
  Settings settings;
  settings.notes = &notes;
  const NameTable none;
  Session session(none, settings);
  callee.builtin->call(tried, session);
  if (!notes.empty()) Add(*node.children[2], "bad-pattern", notes.front());
}

void Inference::CheckBuiltin(const Node& node, const std::vector<Type>& given) {
  const Node& callee = *node.children[0];
  const auto& ways = SignaturesOf(*callee.builtin);
  const bool fits = std::any_of(ways.begin(), ways.end(), [&](const Signature& way) { return Fits(way, given); });
  if (!fits || !node.names.empty()) {
    Add(callee, "wrong-arguments",
        "\"" + callee.text + "\" is called with (" + std::string(callee.builtin->parameters) + ")");
  } else {
    CheckPattern(node);
  }
  if (fits && callee.text == "list contains" && given.size() == 2 && given[0].Is(Kind::kList)) {
    CheckComparison(callee, *node.children[1], given[0].element(), *node.children[2], given[1]);
  }
}

Type Inference::CallType(const Node& node) {
  const Node& callee = *node.children[0];
  const Type function = Visit(callee);
  std::vector<Type> given;
  for (std::size_t i = 1; i < node.children.size(); ++i) given.push_back(Visit(*node.children[i]));
  const std::size_t count = given.size();
  if (callee.builtin != nullptr) {
    CheckBuiltin(node, given);
    return function.element();
  }
  if (function.IsAny()) return {};
  if (!function.Is(Kind::kFunction)) {
    Add(callee, "not-a-function", "a " + function.ToString() + " cannot be called");
    return {};
  }
  if (!function.parameters().empty() && node.names.empty() && function.parameters().size() != count) {
    Add(callee, "wrong-arguments",
        "this function takes " + std::to_string(function.parameters().size()) + " arguments");
  }
  return function.element();
}

Type Inference::FunctionType(const Node& node) {
  const std::size_t before = frames_.size();
  for (std::size_t i = 0; i < node.names.size(); ++i) frames_.emplace_back(node.names[i], node.types[i]);
  const Type result = node.first ? Type() : Visit(*node.children[0]);
  frames_.resize(before);
  return Type::Function(node.types, result);
}

Type Inference::BetweenType(const Node& node) {
  const Type x = Visit(*node.children[0]);
  for (std::size_t i = 1; i < 3; ++i) {
    CheckComparison(node, *node.children[0], x, *node.children[i], Visit(*node.children[i]));
  }
  return Type::Boolean();
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

Type Inference::TestsType(const Node& node) {
  Node held;
  held.op = Op::kName;
  held.text = "?";
  const Type type = frames_.empty() ? Type() : frames_.back().second;
  for (const NodePtr& child : node.children) CheckTest(*child, held, type);
  return Type::Boolean();
}

Type Inference::HeldTestType(const Node& node) {
  const Type operand = Visit(*node.children[0]);
  if (frames_.empty() || frames_.back().first != "?") return Type::RangeOf(operand);
  CheckComparison(node, node, frames_.back().second, *node.children[0], operand);
  return Type::Boolean();
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

}  // namespace

Type InferType(const Node& node, const TypeScope& scope, TypeFrame& frames, std::vector<Problem>* problems) {
  return Inference(scope, frames, problems).Visit(node);
}

}  // namespace caseway::feel
