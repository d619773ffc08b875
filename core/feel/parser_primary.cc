// What operators join: literals, names, members, calls, lists, contexts, ranges, functions, if, for, some, every.
#include <algorithm>

#include "core/feel/builtins.h"
#include "core/feel/free_names.h"
#include "core/feel/inference.h"
#include "core/feel/parser.h"
#include "core/feel/parser_depth.h"
#include "core/feel/samples.h"

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

NodePtr Parser::ParsePrimary() {
  const Deeper deeper(*this);
  const Position at = scanner_.position();
  if (scanner_.SeesSymbol("(")) return ParseParenthesis();
  if (scanner_.SeesSymbol("[")) return ParseBracket();
  if (scanner_.SeesSymbol("]")) return ParseOpenRange();
  if (scanner_.SeesSymbol("{")) return ParseContext();
  if (scanner_.SeesSymbol("\"")) return ParseText();
  if (scanner_.SeesSymbol("@")) return ParseAt();
  if (scanner_.TakeSymbol("?")) {
    if (FindVariable("?") == nullptr) Fail("\"?\" stands for the tested value and is only known inside a test");
    Node node = Start(Op::kName);
    node.text = "?";
    return Finish(std::move(node));
  }
  const bool fraction = scanner_.Peek() == '.' && scanner_.Peek(1) >= '0' && scanner_.Peek(1) <= '9';
  if (fraction) scanner_.Advance(1);
  if (auto number = scanner_.TakeNumber()) {
    const auto value = Decimal::Parse(fraction ? "0." + *number : *number);
    if (!value) Fail("this number is too large");
    return Literal(Value::Number(*value), at);
  }
  if (scanner_.SeesNameStart()) return ParseName();
  Expected("a value");
}

NodePtr Parser::ParseText() {
  const Position at = scanner_.position();
  std::string error;
  auto text = scanner_.TakeString(error);
  if (!text) throw Fault{at, error};
  return Literal(Value::Text(std::move(*text)), at);
}

NodePtr Parser::ParseAt() {
  const Position at = scanner_.position();
  Need("@");
  std::string error;
  if (!scanner_.SeesSymbol("\"")) Expected("a date, time or duration in quotes");
  const auto text = scanner_.TakeString(error);
  if (!text) throw Fault{at, error};
  if (const auto date = ParseTemporalDate(*text)) return Literal(Value::Date(*date), at);
  if (const auto moment = ParseTemporalDateTime(*text)) return Literal(Value::Moment(*moment), at);
  if (const auto time = ParseTemporalTime(*text)) return Literal(Value::Time(*time), at);
  if (const auto days = ParseDaysDuration(*text)) return Literal(Value::Duration(*days), at);
  if (const auto months = ParseMonthsDuration(*text)) return Literal(Value::Duration(*months), at);
  throw Fault{at, "\"" + *text + "\" is no date, time or duration"};
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
  while (!scanner_.SeesSymbol("}")) {
    std::string key = ParseKey();
    Need(":");
    node.children.push_back(ParseExpression());
    if (std::find(node.names.begin(), node.names.end(), key) != node.names.end()) {
      Fail("the entry \"" + key + "\" is there twice");
    }
    Push(key, KnownType(*node.children.back()));
    member_names_.push_back(key);
    node.names.push_back(std::move(key));
    if (!scanner_.TakeSymbol(",")) break;
  }
  Need("}");
  variables_.resize(before);
  return Finish(std::move(node));
}

Type Parser::ParseTypeWithin() {
  Need("<");
  Type type = ParseType();
  Need(">");
  return type;
}

Type Parser::ParseType() {
  const Deeper deeper(*this);
  if (scanner_.TakeWord("list")) return scanner_.SeesSymbol("<") ? Type::List(ParseTypeWithin()) : Type::List({});
  if (scanner_.TakeWord("range"))
    return scanner_.SeesSymbol("<") ? Type::RangeOf(ParseTypeWithin()) : Type::RangeOf({});
  if (scanner_.TakeWord("context")) {
    Type::Members members;
    if (!scanner_.TakeSymbol("<")) return Type::OpenContext({});
    do {
      std::string name = scanner_.TakeNewName(":");
      Need(":");
      members.emplace_back(std::move(name), ParseType());
    } while (scanner_.TakeSymbol(","));
    Need(">");
    return Type::OpenContext(std::move(members));
  }
  if (scanner_.TakeWord("function")) {
    std::vector<Type> parameters;
    if (scanner_.TakeSymbol("<") && !scanner_.TakeSymbol(">")) {
      do parameters.push_back(ParseType());
      while (scanner_.TakeSymbol(","));
      Need(">");
    }
    return Type::Function(std::move(parameters), scanner_.TakeSymbol("->") ? ParseType() : Type::Any());
  }
  std::string best;
  std::size_t length = 0;
  auto consider = [&](std::string_view name) {
    const std::size_t here = scanner_.LengthOfName(name);
    if (here > length) best = name, length = here;
  };
  for (const std::string_view name : {"Any", "Null", "boolean", "number", "string", "date", "time", "date and time",
                                      "days and time duration", "years and months duration"}) {
    consider(name);
  }
  for (const auto& [name, type] : scope_.types()) consider(name);
  if (length == 0) Expected("the name of a type");
  scanner_.Advance(length);
  const Type* own = scope_.FindType(best);
  return own != nullptr ? *own : *TypeNamed(best);
}

}  // namespace caseway::feel
