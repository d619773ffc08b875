// Comparisons, "between" and "in", and the tests of a decision table, which are comparisons with what is held.
#include <utility>

#include "core/feel/parser.h"

namespace caseway::feel {

namespace {

struct Comparison {
  std::string_view symbol;
  Op op;
};
constexpr Comparison kComparisons[] = {{"<=", Op::kLessEqual}, {">=", Op::kGreaterEqual}, {"!=", Op::kNotEqual},
                                       {"<", Op::kLess},       {">", Op::kGreater},       {"=", Op::kEqual}};

}  // namespace

NodePtr Parser::ParseComparison() {
  NodePtr left = ParseSum();
  for (bool found = true; found;) left = ParseComparisonTail(std::move(left), found);
  return left;
}

NodePtr Parser::ParseComparisonTail(NodePtr left, bool& found) {
  const Position at = scanner_.position();
  found = true;
  for (const Comparison& comparison : kComparisons) {
    if (scanner_.TakeSymbol(comparison.symbol)) return Binary(comparison.op, std::move(left), ParseSum(), at);
  }
  if (scanner_.TakeWord("between")) {
    Node node = Start(Op::kBetween);
    node.children = {std::move(left), ParseSum()};
    NeedWord("and");
    node.children.push_back(ParseSum());
    return Finish(std::move(node));
  }
  if (scanner_.TakeWord("in")) return ParseIn(std::move(left), at);
  if (scanner_.SeesWord("instance")) {
    Node node = Start(Op::kInstanceOf);
    NeedWord("instance");
    NeedWord("of");
    node.children = {std::move(left)};
    node.types = {ParseType()};
    return Finish(std::move(node));
  }
  found = false;
  return left;
}

NodePtr Parser::ParseIn(NodePtr left, Position position) {
  Node node = Start(Op::kIn);
  node.line = position.line;
  node.column = position.column;
  node.children = {std::move(left)};
  Push("?", KnownType(*node.children[0]));
  const std::size_t start = scanner_.at();
  if (scanner_.TakeSymbol("(")) {  // "(1, 2, > 5)", but "(1..5)" is a range
    do node.children.push_back(ParseTest());
    while (scanner_.TakeSymbol(","));
    if (scanner_.SeesSymbol("..")) {
      scanner_.Return(start);
      node.children.resize(1);
      node.children.push_back(ParseSum());
    } else {
      Need(")");
    }
  } else {
    node.children.push_back(ParseBareTest());
  }
  variables_.pop_back();
  return Finish(std::move(node));
}

// The test after "in" without parentheses: "x in [1..5] and y" is a conjunction, so "and" and "or" end it.
NodePtr Parser::ParseBareTest() {
  const std::size_t start = scanner_.at();
  for (const Comparison& comparison : kComparisons) {
    if (!scanner_.SeesSymbol(comparison.symbol)) continue;
    return ParseTest();
  }
  NodePtr test = ParseSum();
  if (!UsesHeld(*test)) return test;
  scanner_.Return(start);  // "? > 3": a comparison of its own
  return ParseComparison();
}

NodePtr Parser::ParseTests() {
  Node node = Start(Op::kTests);
  if (scanner_.AtEnd()) return Finish(Start(Op::kAnyTest));
  if (scanner_.TakeSymbol("-")) {
    if (scanner_.AtEnd()) return Finish(Start(Op::kAnyTest));
    scanner_.Return(0);
    scanner_.Advance(0);
  }
  const std::size_t start = scanner_.at();
  if (scanner_.TakeWord("not") && scanner_.TakeSymbol("(")) {
    node.first = true;
    do node.children.push_back(ParseTest());
    while (scanner_.TakeSymbol(","));
    Need(")");
    if (scanner_.AtEnd()) return Finish(std::move(node));
  }
  scanner_.Return(start);  // "not(...)" was the start of something longer, or was not there
  node.first = false;
  node.children.clear();
  do node.children.push_back(ParseTest());
  while (scanner_.TakeSymbol(","));
  return Finish(std::move(node));
}

NodePtr Parser::ParseTest() {
  Node node = Start(Op::kHeldTest);
  for (const Comparison& comparison : kComparisons) {
    if (!scanner_.TakeSymbol(comparison.symbol)) continue;
    node.text = comparison.symbol;
    node.children = {ParseSum()};
    return Finish(std::move(node));
  }
  return ParseExpression();
}

}  // namespace caseway::feel
