// Ranges, lists and contexts.
#include <algorithm>

#include "core/feel/parser.h"

namespace caseway::feel {

NodePtr Parser::ParseRangeEnd(Node range) {
  in_range_end_ = true;
  range.children.push_back(ParseSum());
  in_range_end_ = false;
  if (scanner_.TakeSymbol("]")) {
    range.second = true;
  } else if (!scanner_.TakeSymbol(")") && !scanner_.TakeSymbol("[")) {
    Expected("the end of the range");
  }
  return Finish(std::move(range));
}

NodePtr Parser::ParseOpenRange() {
  Node node = Start(Op::kRange);
  Need("]");
  node.children = {ParseSum()};
  Need("..");
  return ParseRangeEnd(std::move(node));
}

NodePtr Parser::ParseBracket() {
  Node node = Start(Op::kList);
  Need("[");
  if (scanner_.TakeSymbol("]")) return Finish(std::move(node));
  do node.children.push_back(ParseTest());
  while (scanner_.TakeSymbol(","));
  if (node.children.size() == 1 && scanner_.TakeSymbol("..")) {
    node.op = Op::kRange;
    node.first = true;
    return ParseRangeEnd(std::move(node));
  }
  Need("]");
  return Finish(std::move(node));
}

NodePtr Parser::ParseParenthesis() {
  Node node = Start(Op::kRange);
  Need("(");
  NodePtr inner = ParseTest();
  if (scanner_.TakeSymbol("..")) {
    node.children = {std::move(inner)};
    return ParseRangeEnd(std::move(node));
  }
  Need(")");
  return inner;
}

std::string Parser::ParseKey() {
  if (!scanner_.SeesSymbol("\"")) {
    std::string name = scanner_.TakeNewName(":");
    if (name.empty()) Expected("the name of an entry and \":\"");
    return name;
  }
  std::string error;
  auto text = scanner_.TakeString(error);
  if (!text) Fail(error);
  return std::move(*text);
}

NodePtr Parser::ParseContext() {
  Node node = Start(Op::kContext);
  Need("{");
  const std::size_t before = variables_.size();
  for (bool more = !scanner_.SeesSymbol("}"); more; more = scanner_.TakeSymbol(",")) {
    std::string key = ParseKey();
    Need(":");
    node.children.push_back(ParseExpression());
    if (std::find(node.names.begin(), node.names.end(), key) != node.names.end()) {
      Fail("the entry \"" + key + "\" is there twice");
    }
    Push(key, KnownType(*node.children.back()));
    member_names_.push_back(key);
    node.names.push_back(std::move(key));
  }
  Need("}");
  variables_.resize(before);
  return Finish(std::move(node));
}

}  // namespace caseway::feel
