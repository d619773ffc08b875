// Calls: arguments in order or by name.
#include <algorithm>

#include "core/feel/builtins.h"
#include "core/feel/parser.h"
#include "core/feel/samples.h"

namespace caseway::feel {

bool Parser::SeesNamedArgument() {
  const std::size_t start = scanner_.at();
  const bool named = !scanner_.TakeNewName(":").empty();
  scanner_.Return(start);
  return named;
}

NodePtr Parser::ParseCall(NodePtr callee) {
  Node node = Start(Op::kCall);
  node.line = callee->line;
  node.column = callee->column;
  node.children = {std::move(callee)};
  Need("(");
  if (!scanner_.TakeSymbol(")")) {
    const bool named = SeesNamedArgument();
    do {
      if (named) {
        node.names.push_back(scanner_.TakeNewName(":"));
        if (node.names.back().empty()) Expected("the name of an argument");
        Need(":");
      }
      node.children.push_back(ParseExpression());
    } while (scanner_.TakeSymbol(","));
    Need(")");
  }
  if (!node.names.empty() && node.children[0]->builtin != nullptr) NameArguments(node);
  // What is written out, like date("2026-10-01"), is worked out once.
  const Position at{node.line, node.column};
  NodePtr call = Finish(std::move(node));
  const auto constant = ConstantOf(*call);
  return constant && !constant->IsNull() ? Literal(*constant, at) : call;
}

// Puts the named arguments of a builtin in their places, once and for all.
void Parser::NameArguments(Node& call) {
  for (const Signature& way : SignaturesOf(*call.children[0]->builtin)) {
    std::vector<NodePtr> placed(way.parameters.size());
    std::size_t last = 0;
    bool fits = true;
    for (std::size_t i = 0; i < call.names.size() && fits; ++i) {
      const auto found = std::find(way.parameters.begin(), way.parameters.end(), call.names[i]);
      fits = found != way.parameters.end();
      if (!fits) break;
      const auto place = static_cast<std::size_t>(found - way.parameters.begin());
      placed[place] = call.children[i + 1];
      last = std::max(last, place + 1);
    }
    if (!fits || last < way.required) continue;
    placed.resize(last);
    for (NodePtr& argument : placed) {
      if (!argument) argument = Literal(Value::Null(), {call.line, call.column});
    }
    call.children.resize(1);
    call.children.insert(call.children.end(), placed.begin(), placed.end());
    call.names.clear();
    return;
  }
}

}  // namespace caseway::feel
