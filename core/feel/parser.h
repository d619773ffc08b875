// Parser: text into the tree of an Expression, by recursive descent, with names known from the scope.
//
// Names may have spaces and signs, so the longest known name at a place wins: names of the scope, of variables around,
// of members of known types, of builtins. Threads: one parse.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/feel/ast.h"
#include "core/feel/scanner.h"
#include "core/result.h"

namespace caseway::feel {

class Parser {
 public:
  Parser(std::string_view text, const TypeScope& scope);
  Result<NodePtr> ParseWhole();
  Result<NodePtr> ParseTestsWhole();

 private:
  // Thrown inside the parser only, and caught in the two functions above.
  struct Fault {
    Position position;
    std::string say;
  };
  struct Variable {
    std::string name;
    Type type;
  };
  class Deeper;

  [[noreturn]] void Fail(const std::string& say);
  [[noreturn]] void Expected(const std::string& what);
  void Need(std::string_view symbol);
  void NeedWord(std::string_view word);
  Node Start(Op op) const;
  NodePtr Finish(Node node);
  NodePtr Binary(Op op, NodePtr a, NodePtr b, Position position);
  NodePtr Literal(Value value, Position position);

  NodePtr ParseExpression();
  NodePtr ParseOr();
  NodePtr ParseAnd();
  NodePtr ParseComparison();
  NodePtr ParseComparisonTail(NodePtr left, bool& found);
  NodePtr ParseIn(NodePtr left, Position position);
  NodePtr ParseSum();
  NodePtr ParseProduct();
  NodePtr ParsePower();
  NodePtr ParseSign();
  NodePtr ParsePostfix();
  NodePtr ParsePrimary();
  NodePtr ParseIf();
  NodePtr ParseFor();
  NodePtr ParseQuantified(Op op, std::string_view word);
  void ParseBindings(Node& node, std::string_view end);
  NodePtr ParseDomain();
  NodePtr ParseFunction();
  NodePtr ParseBracket();
  NodePtr ParseParenthesis();
  NodePtr ParseOpenRange();
  NodePtr ParseRangeEnd(Node range);
  NodePtr ParseContext();
  std::string ParseKey();
  NodePtr ParseAt();
  NodePtr ParseText();
  NodePtr ParseName();
  NodePtr ParseMember(NodePtr of);
  NodePtr ParseFilter(NodePtr list);
  NodePtr ParseCall(NodePtr callee);
  void NameArguments(Node& call);
  Type ParseType();
  Type ParseTypeWithin();
  bool SeesNamedArgument();

  NodePtr ParseTests();
  NodePtr ParseTest();
  NodePtr ParseBareTest();

  std::string TakeKnownName();
  const Variable* FindVariable(std::string_view name) const;
  Type KnownType(const Node& node) const;
  void Push(std::string name, Type type) { variables_.push_back({std::move(name), std::move(type)}); }

  Scanner scanner_;
  const TypeScope& scope_;
  std::vector<Variable> variables_;
  std::vector<std::string> member_names_;  // of every type in sight: candidates after a "." of unknown type
  int depth_ = 0;
  bool in_range_end_ = false;  // where "[" ends the range: "[1..10["
};

}  // namespace caseway::feel
