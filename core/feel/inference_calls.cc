// Calls: which way of a function fits what it is given, and patterns that are written out.
#include <algorithm>

#include "core/feel/builtins.h"
#include "core/feel/inference_walk.h"
#include "core/feel/session.h"

namespace caseway::feel {

using Kind = Type::Kind;

namespace {

// What a parameter of that name takes, where its name says so.
Kind KindOfParameter(std::string_view name) {
  static constexpr std::string_view kTexts[] = {"string", "pattern", "input"};
  static constexpr std::string_view kNumbers[] = {"number", "scale", "start position"};
  if (std::find(std::begin(kTexts), std::end(kTexts), name) != std::end(kTexts)) return Kind::kText;
  if (std::find(std::begin(kNumbers), std::end(kNumbers), name) != std::end(kNumbers)) return Kind::kNumber;
  return name == "list" ? Kind::kList : Kind::kAny;
}

bool Fits(const Signature& way, const std::vector<Type>& given) {
  if (given.size() < way.required || (!way.variadic && given.size() > way.parameters.size())) return false;
  const bool of_text = !way.parameters.empty() && way.parameters[0] == "string";
  for (std::size_t i = 0; i < given.size() && i < way.parameters.size(); ++i) {
    const bool matched = of_text && way.parameters[i] == "match";
    const Kind wanted = matched ? Kind::kText : KindOfParameter(way.parameters[i]);
    if (wanted != Kind::kAny && !given[i].IsAny() && !given[i].Is(Kind::kNull) && !given[i].Is(wanted)) return false;
  }
  return true;
}

}  // namespace

// A pattern that is written out is tried on an empty text: what it notes there it would note always.
void Inference::CheckPattern(const Node& node) {
  static constexpr std::string_view kTakesPattern[] = {"matches", "replace", "split"};
  const Node& callee = *node.children[0];
  if (std::find(std::begin(kTakesPattern), std::end(kTakesPattern), callee.text) == std::end(kTakesPattern)) return;
  if (node.children.size() < 3 || node.children[2]->op != Op::kLiteral) return;
  Values tried = {Value::Text("")};
  for (std::size_t i = 2; i < node.children.size(); ++i) {
    const bool written = node.children[i]->op == Op::kLiteral;
    tried.push_back(written ? node.children[i]->value : Value::Text(""));
  }
  std::vector<std::string> notes;
  Settings settings;
  settings.notes = &notes;
  const NameTable none;
  Session session(none, settings);
  callee.builtin->call(tried, session);
  if (!notes.empty()) Add(*node.children[2], "bad-pattern", notes.front());
}

void Inference::CheckBuiltin(const Node& node, const std::vector<Type>& given) {
  const Node& callee = *node.children[0];
  const auto& ways = SignaturesOf(*callee.builtin);
  const bool fits = std::any_of(ways.begin(), ways.end(), [&](const Signature& way) { return Fits(way, given); });
  if (!fits || !node.names.empty()) {
    Add(callee, "wrong-arguments",
        "\"" + callee.text + "\" is called with (" + std::string(callee.builtin->parameters) + ")");
  } else {
    CheckPattern(node);
  }
  if (fits && callee.text == "list contains" && given.size() == 2 && given[0].Is(Kind::kList)) {
    CheckComparison(callee, *node.children[1], given[0].element(), *node.children[2], given[1]);
  }
}

Type Inference::CallType(const Node& node) {
  const Node& callee = *node.children[0];
  const Type function = Visit(callee);
  std::vector<Type> given;
  for (std::size_t i = 1; i < node.children.size(); ++i) given.push_back(Visit(*node.children[i]));
  const std::size_t count = given.size();
  if (callee.builtin != nullptr) {
    CheckBuiltin(node, given);
    return function.element();
  }
  if (function.IsAny()) return {};
  if (!function.Is(Kind::kFunction)) {
    Add(callee, "not-a-function", "a " + function.ToString() + " cannot be called");
    return {};
  }
  if (!function.parameters().empty() && node.names.empty() && function.parameters().size() != count) {
    Add(callee, "wrong-arguments",
        "this function takes " + std::to_string(function.parameters().size()) + " arguments");
  }
  return function.element();
}

}  // namespace caseway::feel
