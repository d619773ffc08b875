// The types that an expression may name.
#include "core/feel/parser.h"
#include "core/feel/parser_depth.h"

namespace caseway::feel {

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
