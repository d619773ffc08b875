// Calls of builtins and of functions written in FEEL, with what those take from around them.
#include <algorithm>

#include "core/feel/builtins.h"
#include "core/feel/session.h"

namespace caseway::feel {

using Kind = Value::Kind;

Value Session::EvalCall(const Node& node, const Frame* frame) {
  const Node& callee = *node.children[0];
  Values arguments;
  arguments.reserve(node.children.size() - 1);
  for (std::size_t i = 1; i < node.children.size(); ++i) arguments.push_back(Eval(*node.children[i], frame));
  if (callee.builtin != nullptr) {
    if (!node.names.empty()) return Note("\"" + callee.text + "\" has no parameters of these names");
    for (const Signature& way : SignaturesOf(*callee.builtin)) {
      const bool enough = arguments.size() >= way.required;
      if (enough && (way.variadic || arguments.size() <= way.parameters.size())) {
        return callee.builtin->call(arguments, *this);
      }
    }
    return Note("\"" + callee.text + "\" does not take " + std::to_string(arguments.size()) + " arguments");
  }
  const Value function = Eval(callee, frame);
  if (!function.Is(Kind::kFunction)) return Note("\"" + callee.text + "\" is no function");
  return node.names.empty() ? Call(function, arguments) : CallNamed(node, function.function(), std::move(arguments));
}

Value Session::CallNamed(const Node& node, const Function& function, Values arguments) {
  Values placed(function.parameters.size());
  if (arguments.size() > placed.size()) return Note("too many arguments");
  for (std::size_t i = 0; i < node.names.size(); ++i) {
    const auto found = std::find(function.parameters.begin(), function.parameters.end(), node.names[i]);
    if (found == function.parameters.end()) return Note("there is no parameter \"" + node.names[i] + "\"");
    placed[static_cast<std::size_t>(found - function.parameters.begin())] = arguments[i];
  }
  return function.call(placed, *this);
}

Value Session::Call(const Value& function, const Values& arguments) {
  if (!function.Is(Kind::kFunction)) return Note("this is no function");
  const Function& f = function.function();
  if (!f.variadic && arguments.size() != f.parameters.size()) return Note("the number of arguments is wrong");
  if (budget_->depth > settings_.max_depth) return Note("a function calls itself too deeply");
  budget_->depth += 8;  // a call weighs more on the stack than a node
  Value value = f.call(arguments, *this);
  budget_->depth -= 8;
  return value;
}

namespace {

// A function written in FEEL, with what it takes from around it.
struct Closure {
  std::shared_ptr<const Node> body;
  std::vector<std::string> parameters;
  std::vector<Type> types;
  Entries captured;

  Value operator()(const Values& arguments, Session& session) const {
    std::vector<Frame> frames;
    frames.reserve(captured.size() + parameters.size());
    for (const auto& [name, value] : captured) {
      frames.push_back({frames.empty() ? nullptr : &frames.back(), name, &value, false});
    }
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      if (!Accepts(types[i], arguments[i])) return session.Note("an argument is not of the parameter's type");
      frames.push_back({frames.empty() ? nullptr : &frames.back(), parameters[i], &arguments[i], false});
    }
    return session.Eval(*body, frames.empty() ? nullptr : &frames.back());
  }
};

}  // namespace

Value Session::EvalFunction(const Node& node, const Frame* frame) {
  if (node.first) return Note("external functions are not run");
  Closure closure{node.children[0], node.names, node.types, {}};
  for (const std::string& name : node.used) {
    if (const Value* value = Lookup(name, frame)) closure.captured.emplace_back(name, *value);
  }
  Function function;
  function.parameters = node.names;
  function.call = std::move(closure);
  return Value::Of(std::move(function));
}

}  // namespace caseway::feel
