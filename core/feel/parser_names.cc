// Names, known or new to the reader, the members of a value and the filter of a list.
#include <algorithm>

#include "core/feel/builtins.h"
#include "core/feel/inference.h"
#include "core/feel/parser.h"

namespace caseway::feel {

const Parser::Variable* Parser::FindVariable(std::string_view name) const {
  for (auto it = variables_.rbegin(); it != variables_.rend(); ++it) {
    if (it->name == name) return &*it;
  }
  return nullptr;
}

Type Parser::KnownType(const Node& node) const {
  TypeFrame frames;
  for (const Variable& variable : variables_) frames.emplace_back(variable.name, variable.type);
  return InferType(node, scope_, frames);
}

// The longest name known here; else the identifier here; else nothing.
std::string Parser::TakeKnownName() {
  std::string_view best;
  std::size_t length = 0;
  auto consider = [&](std::string_view name) {
    const std::size_t here = scanner_.LengthOfName(name);
    if (here > length) {
      length = here;
      best = name;
    }
  };
  for (const Variable& variable : variables_) consider(variable.name);
  for (const auto& [name, type] : scope_.names()) consider(name);
  for (const std::string_view name : BuiltinNames()) consider(name);
  const std::size_t start = scanner_.at();
  std::string identifier = scanner_.TakeIdentifier();
  const std::size_t plain = identifier.size();
  if (length < plain || best.empty()) return identifier;
  scanner_.Return(start);
  scanner_.Advance(length);
  return std::string(best);
}

NodePtr Parser::ParseName() {
  const Position at = scanner_.position();
  const std::size_t start = scanner_.at();
  std::string name = TakeKnownName();
  const bool known = FindVariable(name) != nullptr || scope_.Find(name) != nullptr;
  if (!known) {
    if (name == "true") return Literal(Value::Boolean(true), at);
    if (name == "false") return Literal(Value::Boolean(false), at);
    if (name == "null") return Literal(Value::Null(), at);
    const bool keyword = name == "if" || name == "for" || name == "some" || name == "every" || name == "function";
    if (keyword) scanner_.Return(start);
    if (name == "if") return ParseIf();
    if (name == "for") return ParseFor();
    if (name == "some") return ParseQuantified(Op::kSome, "some");
    if (name == "every") return ParseQuantified(Op::kEvery, "every");
    if (name == "function") return ParseFunction();
    static constexpr std::string_view kReserved[] = {"then", "else", "return",  "satisfies", "and",
                                                     "or",   "in",   "between", "instance"};
    if (std::find(std::begin(kReserved), std::end(kReserved), name) != std::end(kReserved)) {
      scanner_.Return(start);
      Expected("a value");
    }
  }
  Node node = Start(Op::kName);
  node.line = at.line;
  node.column = at.column;
  const bool moment = (name == "today" || name == "now") && !scanner_.SeesSymbol("(");  // a name, not the function
  if (!known && !moment) node.builtin = FindBuiltin(name);
  node.text = std::move(name);
  return Finish(std::move(node));
}

NodePtr Parser::ParseMember(NodePtr of) {
  Node node = Start(Op::kPath);
  std::size_t length = 0;
  auto consider = [&](const std::string& name) {
    const std::size_t here = scanner_.LengthOfName(name);
    if (here <= length) return;
    length = here;
    node.text = name;
  };
  Type type = KnownType(*of);
  if (type.Is(Type::Kind::kList)) type = type.element();
  for (const auto& [name, member] : type.members()) consider(name);
  for (const std::string& name : member_names_) consider(name);
  if (length > 0) {
    scanner_.Advance(length);
  } else {
    node.text = scanner_.TakeIdentifier();
  }
  if (node.text.empty()) Expected("the name of a member");
  node.children = {std::move(of)};
  return Finish(std::move(node));
}

NodePtr Parser::ParseFilter(NodePtr list) {
  Node node = Start(Op::kFilter);
  Need("[");
  Type item = KnownType(*list);
  if (item.Is(Type::Kind::kList)) item = item.element();
  const std::size_t before = variables_.size();
  if (item.IsAny()) {
    for (const std::string& name : member_names_) Push(name, Type::Any());
  }
  for (const auto& [name, type] : item.members()) Push(name, type);
  Push("item", item);
  node.children = {std::move(list), ParseExpression()};
  variables_.resize(before);
  Need("]");
  return Finish(std::move(node));
}

}  // namespace caseway::feel
