// What is compared, tested and asked for truth.
#include <algorithm>

#include "core/feel/inference_walk.h"

namespace caseway::feel {

using Kind = Type::Kind;

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

Type Inference::BetweenType(const Node& node) {
  const Type x = Visit(*node.children[0]);
  for (std::size_t i = 1; i < 3; ++i) {
    CheckComparison(node, *node.children[0], x, *node.children[i], Visit(*node.children[i]));
  }
  return Type::Boolean();
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

}  // namespace caseway::feel
