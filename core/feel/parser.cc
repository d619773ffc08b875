// The entry points and the operators, lowest precedence first. parser_comparisons.cc has the comparisons,
// parser_primary.cc what operators join.
#include "core/feel/parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/feel/builtins.h"
#include "core/feel/expression.h"
#include "core/feel/parser_depth.h"
#include "core/utf8.h"

namespace caseway::feel {

namespace {

constexpr int kMostTreeDepth = 500;

void CollectMembers(const Type& type, std::vector<std::string>& names, int depth) {
  if (depth > 8) return;
  if (type.Is(Type::Kind::kList) || type.Is(Type::Kind::kFunction)) CollectMembers(type.element(), names, depth + 1);
  for (const auto& [name, member] : type.members()) {
    if (NormalName(name).find_first_of(" +-*/'.") != std::string::npos) names.push_back(name);
    CollectMembers(member, names, depth + 1);
  }
}

}  // namespace

Parser::Parser(std::string_view text, const TypeScope& scope) : scanner_(text), scope_(scope) {
  member_names_ = {"time offset", "start included", "end included"};
  for (const auto& [name, type] : scope.names()) CollectMembers(type, member_names_, 0);
  for (const auto& [name, type] : scope.types()) CollectMembers(type, member_names_, 0);
}

Result<NodePtr> Parser::ParseWhole() {
  try {
    NodePtr root = ParseExpression();
    if (!scanner_.AtEnd()) Expected("the end");
    return root;
  } catch (const Fault& fault) {
    return InvalidInput(fmt::format("{}:{}: {}", fault.position.line, fault.position.column, fault.say));
  }
}

Result<NodePtr> Parser::ParseTestsWhole() {
  try {
    Push("?", Type::Any());
    NodePtr root = ParseTests();
    if (!scanner_.AtEnd()) Expected("the end");
    return root;
  } catch (const Fault& fault) {
    return InvalidInput(fmt::format("{}:{}: {}", fault.position.line, fault.position.column, fault.say));
  }
}

void Parser::Fail(const std::string& say) { throw Fault{scanner_.position(), say}; }
void Parser::Expected(const std::string& what) { Fail("expected " + what + " here, found " + scanner_.Found()); }

void Parser::Need(std::string_view symbol) {
  if (!scanner_.TakeSymbol(symbol)) Expected("\"" + std::string(symbol) + "\"");
}

void Parser::NeedWord(std::string_view word) {
  if (!scanner_.TakeWord(word)) Expected("\"" + std::string(word) + "\"");
}

Node Parser::Start(Op op) const {
  Node node;
  node.op = op;
  node.line = scanner_.position().line;
  node.column = scanner_.position().column;
  return node;
}

NodePtr Parser::Finish(Node node) {
  for (const NodePtr& child : node.children) node.depth = std::max(node.depth, child->depth + 1);
  if (node.depth > kMostTreeDepth) Fail("the expression is nested too deeply");
  return std::make_shared<const Node>(std::move(node));
}

NodePtr Parser::Binary(Op op, NodePtr a, NodePtr b, Position position) {
  Node node = Start(op);
  node.line = position.line;
  node.column = position.column;
  node.children = {std::move(a), std::move(b)};
  return Finish(std::move(node));
}

NodePtr Parser::Literal(Value value, Position position) {
  Node node = Start(Op::kLiteral);
  node.line = position.line;
  node.column = position.column;
  node.value = std::move(value);
  return Finish(std::move(node));
}

NodePtr Parser::ParseExpression() {
  const Deeper deeper(*this);
  const bool around = std::exchange(in_range_end_, false);
  NodePtr node = ParseOr();
  in_range_end_ = around;
  return node;
}

NodePtr Parser::ParseOr() {
  NodePtr left = ParseAnd();
  for (Position at = scanner_.position(); scanner_.TakeWord("or"); at = scanner_.position()) {
    left = Binary(Op::kOr, std::move(left), ParseAnd(), at);
  }
  return left;
}

NodePtr Parser::ParseAnd() {
  NodePtr left = ParseComparison();
  for (Position at = scanner_.position(); scanner_.TakeWord("and"); at = scanner_.position()) {
    left = Binary(Op::kAnd, std::move(left), ParseComparison(), at);
  }
  return left;
}

NodePtr Parser::ParseSum() {
  NodePtr left = ParseProduct();
  for (;;) {
    const Position at = scanner_.position();
    if (scanner_.TakeSymbol("+")) {
      left = Binary(Op::kAdd, std::move(left), ParseProduct(), at);
    } else if (scanner_.TakeSymbol("-")) {
      left = Binary(Op::kSubtract, std::move(left), ParseProduct(), at);
    } else {
      return left;
    }
  }
}

NodePtr Parser::ParseProduct() {
  NodePtr left = ParsePower();
  for (;;) {
    const Position at = scanner_.position();
    if (!scanner_.SeesSymbol("**") && scanner_.TakeSymbol("*")) {
      left = Binary(Op::kMultiply, std::move(left), ParsePower(), at);
    } else if (scanner_.TakeSymbol("/")) {
      left = Binary(Op::kDivide, std::move(left), ParsePower(), at);
    } else {
      return left;
    }
  }
}

NodePtr Parser::ParsePower() {
  NodePtr left = ParseSign();
  for (Position at = scanner_.position(); scanner_.TakeSymbol("**"); at = scanner_.position()) {
    left = Binary(Op::kPower, std::move(left), ParseSign(), at);
  }
  return left;
}

NodePtr Parser::ParseSign() {
  Node node = Start(Op::kNegate);
  if (!scanner_.TakeSymbol("-")) return ParsePostfix();
  const Deeper deeper(*this);
  node.children = {ParseSign()};
  const Node& child = *node.children[0];
  if (child.op == Op::kLiteral && child.value.Is(Value::Kind::kNumber)) {
    return Literal(Value::Number(-child.value.number()), {node.line, node.column});
  }
  return Finish(std::move(node));
}

NodePtr Parser::ParsePostfix() {
  NodePtr left = ParsePrimary();
  for (;;) {
    if (scanner_.SeesSymbol(".") && !scanner_.SeesSymbol("..")) {
      scanner_.TakeSymbol(".");
      left = ParseMember(std::move(left));
    } else if (scanner_.SeesSymbol("[") && left->op != Op::kRange && !in_range_end_) {
      left = ParseFilter(std::move(left));
    } else if (scanner_.SeesSymbol("(")) {
      left = ParseCall(std::move(left));
    } else {
      return left;
    }
  }
}

Result<Expression> Parse(std::string_view text, const TypeScope& scope) {
  if (!IsValidUtf8(text)) return InvalidInput("1:1: the text is not valid UTF-8");
  auto root = Parser(text, scope).ParseWhole();
  if (!root) return root.error();
  return Expression(*root, std::make_shared<const std::string>(text));
}

Result<Expression> ParseUnaryTests(std::string_view text, const TypeScope& scope) {
  if (!IsValidUtf8(text)) return InvalidInput("1:1: the text is not valid UTF-8");
  auto root = Parser(text, scope).ParseTestsWhole();
  if (!root) return root.error();
  return Expression(*root, std::make_shared<const std::string>(text));
}

}  // namespace caseway::feel
