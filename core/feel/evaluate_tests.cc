// Tests about a value: "in", the cells of a decision table, "< 5".
#include "core/feel/session.h"

namespace caseway::feel {

using Kind = Value::Kind;

Value Session::EvalIn(const Node& node, const Frame* frame) {
  const Value input = Eval(*node.children[0], frame);
  const Frame inner{frame, "?", &input, false};
  Truth any = Truth::kFalse;
  for (std::size_t i = 1; i < node.children.size(); ++i) {
    const Truth one = Test(*node.children[i], input, &inner);
    if (one == Truth::kTrue) return Value::Boolean(true);
    if (one == Truth::kUnknown) any = one;
  }
  return Value::Of(any);
}

namespace {

Truth Contains(const Value& list, const Value& input) {
  if (Equal(list, input) == Truth::kTrue) return Truth::kTrue;
  for (const Value& item : list.items()) {
    if (Equal(item, input) == Truth::kTrue) return Truth::kTrue;
    if (item.Is(Kind::kRange) && InRange(input, item.range()) == Truth::kTrue) return Truth::kTrue;
    if (item.Is(Kind::kList) && Equal(item, input) == Truth::kTrue) return Truth::kTrue;
  }
  return Truth::kFalse;
}

Truth ToTruth(const Value& value) {
  if (!value.Is(Kind::kBoolean)) return Truth::kUnknown;
  return value.boolean() ? Truth::kTrue : Truth::kFalse;
}

}  // namespace

Truth Session::Test(const Node& test, const Value& input, const Frame* frame) {
  if (test.op == Op::kAnyTest) return Truth::kTrue;
  if (test.op == Op::kTests) {
    Truth any = Truth::kFalse;
    for (const NodePtr& child : test.children) {
      const Truth one = Test(*child, input, frame);
      if (one == Truth::kTrue) return test.first ? Truth::kFalse : Truth::kTrue;
      if (one == Truth::kUnknown) any = one;
    }
    if (!test.first) return any;
    return any == Truth::kUnknown ? any : Truth::kTrue;
  }
  const Value value = Eval(test, frame);
  if (UsesHeld(test)) return value.IsNull() ? Truth::kUnknown : ToTruth(value);
  if (test.op == Op::kRange && value.IsNull()) return Truth::kUnknown;  // no range: "[10..5]"
  if (value.Is(Kind::kRange) && !input.Is(Kind::kRange)) return InRange(input, value.range());
  if (value.Is(Kind::kRange)) return Equal(input, value);
  if (value.Is(Kind::kList)) return Contains(value, input);
  return Equal(input, value);
}

// "< 5": about the held value where there is one, else a range without a start.
Value Session::HeldTest(const Node& node, const Frame* frame) {
  const Value bound = Eval(*node.children[0], frame);
  const std::string& op = node.text;
  if (const Value* held = Lookup("?", frame)) {
    const Op as = op == "<"    ? Op::kLess
                  : op == "<=" ? Op::kLessEqual
                  : op == ">"  ? Op::kGreater
                  : op == ">=" ? Op::kGreaterEqual
                  : op == "="  ? Op::kEqual
                               : Op::kNotEqual;
    return Compare(as, *held, bound);
  }
  Range range;
  range.operator_form = true;
  if (op[0] == '<') {
    range.end = bound;
    range.end_included = op == "<=";
  } else if (op[0] == '>') {
    range.start = bound;
    range.start_included = op == ">=";
  } else {
    range = {bound, bound, true, true, true};
  }
  return op == "!=" ? Note("\"!=\" is no range") : Value::Of(std::move(range));
}

}  // namespace caseway::feel
