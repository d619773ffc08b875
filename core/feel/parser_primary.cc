// Where an expression begins: a literal, or what its first sign says; the kinds in parser_*.cc.
#include "core/feel/parser.h"
#include "core/feel/parser_depth.h"

namespace caseway::feel {

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

}  // namespace caseway::feel
