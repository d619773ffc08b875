// if, for, some, every and functions: what binds names for its body.
#include "core/feel/free_names.h"
#include "core/feel/parser.h"

namespace caseway::feel {

NodePtr Parser::ParseIf() {
  Node node = Start(Op::kIf);
  NeedWord("if");
  node.children.push_back(ParseExpression());
  NeedWord("then");
  node.children.push_back(ParseExpression());
  NeedWord("else");
  node.children.push_back(ParseExpression());
  return Finish(std::move(node));
}

NodePtr Parser::ParseDomain() {
  Node node = Start(Op::kIteration);
  NodePtr start = ParseExpression();
  if (!scanner_.TakeSymbol("..")) return start;
  node.children = {std::move(start), ParseExpression()};
  return Finish(std::move(node));
}

void Parser::ParseBindings(Node& node, std::string_view end) {
  do {
    std::string name = scanner_.TakeNewNameBeforeIn();
    if (name.empty()) Expected("a variable and \"in\"");
    NeedWord("in");
    node.children.push_back(ParseDomain());
    const Type domain = KnownType(*node.children.back());
    Push(name, domain.Is(Type::Kind::kList) || domain.Is(Type::Kind::kRange) ? domain.element() : Type::Any());
    node.names.push_back(std::move(name));
  } while (scanner_.TakeSymbol(","));
  NeedWord(end);
}

NodePtr Parser::ParseFor() {
  Node node = Start(Op::kFor);
  NeedWord("for");
  const std::size_t before = variables_.size();
  ParseBindings(node, "return");
  Push("partial", Type::List(Type::Any()));
  node.children.push_back(ParseExpression());
  variables_.resize(before);
  node.used = FreeNames(*node.children.back(), {});
  return Finish(std::move(node));
}

NodePtr Parser::ParseQuantified(Op op, std::string_view word) {
  Node node = Start(op);
  NeedWord(word);
  const std::size_t before = variables_.size();
  ParseBindings(node, "satisfies");
  node.children.push_back(ParseExpression());
  variables_.resize(before);
  return Finish(std::move(node));
}

NodePtr Parser::ParseFunction() {
  Node node = Start(Op::kFunction);
  NeedWord("function");
  Need("(");
  while (!scanner_.SeesSymbol(")")) {
    std::string name = scanner_.TakeNewName(":,)");
    if (name.empty()) Expected("the name of a parameter");
    node.types.push_back(scanner_.TakeSymbol(":") ? ParseType() : Type::Any());
    node.names.push_back(std::move(name));
    if (!scanner_.TakeSymbol(",")) break;
  }
  Need(")");
  node.first = scanner_.TakeWord("external");
  const std::size_t before = variables_.size();
  for (std::size_t i = 0; i < node.names.size(); ++i) Push(node.names[i], node.types[i]);
  node.children = {ParseExpression()};
  variables_.resize(before);
  node.used = FreeNames(*node.children[0], node.names);
  return Finish(std::move(node));
}

}  // namespace caseway::feel
