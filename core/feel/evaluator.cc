#include <algorithm>

#include "core/feel/builtins.h"
#include "core/feel/session.h"

namespace caseway::feel {

using Kind = Value::Kind;

Value Session::Note(std::string say) {
  if (settings_.notes != nullptr && settings_.notes->size() < 100) settings_.notes->push_back(std::move(say));
  return {};
}

bool Session::Spend(std::size_t steps) {
  if (budget_->exhausted) return false;
  const auto left = static_cast<std::size_t>(std::max(settings_.max_steps - budget_->steps, 0));
  if (steps <= left) {
    budget_->steps += static_cast<int>(steps);
    return true;
  }
  budget_->exhausted = true;
  Note("the evaluation was stopped: it takes too many steps or calls itself too deeply");
  return false;
}

Value Session::Eval(const Node& node, const Frame* frame) {
  if (budget_->exhausted) return {};
  if (++budget_->steps > settings_.max_steps || budget_->depth >= settings_.max_depth + 500) {
    budget_->exhausted = true;
    return Note("the evaluation was stopped: it takes too many steps or calls itself too deeply");
  }
  ++budget_->depth;
  Value value = Dispatch(node, frame);
  --budget_->depth;
  return value;
}

Value Session::Dispatch(const Node& node, const Frame* frame) {
  switch (node.op) {
    case Op::kLiteral: return node.value;
    case Op::kName: return EvalName(node, frame);
    case Op::kPath: return EvalPath(node, frame);
    case Op::kNegate: return Arithmetic(Op::kNegate, Eval(*node.children[0], frame), {});
    case Op::kAdd:
    case Op::kSubtract:
    case Op::kMultiply:
    case Op::kDivide:
    case Op::kPower: return Arithmetic(node.op, Eval(*node.children[0], frame), Eval(*node.children[1], frame));
    case Op::kAnd:
    case Op::kOr: return EvalLogic(node, frame);
    case Op::kEqual:
    case Op::kNotEqual:
    case Op::kLess:
    case Op::kLessEqual:
    case Op::kGreater:
    case Op::kGreaterEqual: return Compare(node.op, Eval(*node.children[0], frame), Eval(*node.children[1], frame));
    case Op::kBetween: return EvalBetween(node, frame);
    case Op::kIn: return EvalIn(node, frame);
    case Op::kIf: return Eval(*node.children[Eval(*node.children[0], frame).IsTrue() ? 1 : 2], frame);
    case Op::kFor:
    case Op::kSome:
    case Op::kEvery: {
      Values results;
      return EvalLoop(node, frame, 0, results);
    }
    case Op::kList: {
      Values items;
      items.reserve(node.children.size());
      for (const NodePtr& child : node.children) items.push_back(Eval(*child, frame));
      return Value::List(std::move(items));
    }
    case Op::kContext: {
      Entries entries;
      return EvalContext(node, frame, 0, entries);
    }
    case Op::kRange: return EvalRange(node, frame);
    case Op::kIteration: {
      bool known = true;
      Values items = Domain(node, frame, known);
      return known ? Value::List(std::move(items)) : Value();
    }
    case Op::kFilter: return EvalFilter(node, frame);
    case Op::kCall: return EvalCall(node, frame);
    case Op::kFunction: return EvalFunction(node, frame);
    case Op::kInstanceOf: return EvalInstance(node, frame);
    case Op::kTests:
    case Op::kAnyTest: {
      const Value* input = Lookup("?", frame);
      return Value::Of(Test(node, input == nullptr ? Value() : *input, frame));
    }
    case Op::kHeldTest: return HeldTest(node, frame);
  }
  return {};
}

Value Session::EvalBetween(const Node& node, const Frame* frame) {
  const Value x = Eval(*node.children[0], frame);
  const Range range{Eval(*node.children[1], frame), Eval(*node.children[2], frame), true, true, false};
  if (range.start.IsNull() || range.end.IsNull()) return {};
  return Value::Of(InRange(x, range));
}

Value Session::EvalRange(const Node& node, const Frame* frame) {
  Range range{Eval(*node.children[0], frame), Eval(*node.children[1], frame), node.first, node.second, false};
  const bool bounded = !range.start.IsNull() && !range.end.IsNull();
  const auto order = bounded ? Order(range.start, range.end) : std::optional<int>(0);
  if (!order || (range.start.IsNull() && range.end.IsNull())) return Note("a range between unlike ends");
  if (*order > 0) return Note("a range that ends before it starts");
  return Value::Of(std::move(range));
}

Value Session::EvalInstance(const Node& node, const Frame* frame) {
  const Value value = Eval(*node.children[0], frame);
  if (value.IsNull()) return Value::Boolean(node.types[0].Is(Type::Kind::kNull));
  if (node.types[0].Is(Type::Kind::kText)) return Value::Boolean(value.Is(Kind::kText));
  return Value::Boolean(!node.types[0].Is(Type::Kind::kNull) && Accepts(node.types[0], value));
}

const Value* Session::Lookup(std::string_view name, const Frame* frame) const {
  for (; frame != nullptr; frame = frame->around) {
    if (frame->name == name) return frame->value;
    if (!frame->members) continue;
    if (const Value* member = frame->value->Member(name)) return member;
  }
  return environment_.Find(name);
}

Value Session::EvalName(const Node& node, const Frame* frame) {
  if (node.builtin == nullptr) {
    if (const Value* value = Lookup(node.text, frame)) return *value;
    if (node.text == "today") return Value::Date(LondonDate(settings_.now));
    if (node.text == "now") return Value::Moment(settings_.now);
    return Note("\"" + node.text + "\" is not known here");
  }
  for (; frame != nullptr; frame = frame->around) {
    if (frame->members && frame->value->Member(node.text) != nullptr) return *frame->value->Member(node.text);
  }
  const Builtin* builtin = node.builtin;
  const Signature& way = SignaturesOf(*builtin).front();
  Function function;
  for (const std::string_view name : way.parameters) function.parameters.emplace_back(name);
  function.variadic = true;
  function.call = [builtin](const Values& arguments, Session& session) { return builtin->call(arguments, session); };
  return Value::Of(std::move(function));
}

namespace {

Value MemberOf(const Value& value, const std::string& name, Session& session) {
  if (const Value* member = value.Member(name)) return *member;
  if (value.Is(Kind::kList)) {
    Values members;
    for (const Value& item : value.items()) members.push_back(MemberOf(item, name, session));
    return Value::List(std::move(members));
  }
  bool known = false;
  Value property = PropertyOf(value, name, known);
  return known || value.IsNull() ? property : session.Note("there is no \"" + name + "\" in " + value.ToString());
}

}  // namespace

Value Session::EvalPath(const Node& node, const Frame* frame) {
  const Node& of = *node.children[0];
  if (frame == nullptr && of.op == Op::kName && of.builtin == nullptr) {
    // The common case, "form.question", without copying the form.
    if (const Value* member = environment_.FindMember(of.text, node.text)) return *member;
    const Value* root = environment_.Find(of.text);
    if (root != nullptr && root->Is(Kind::kContext)) return {};
  }
  return MemberOf(Eval(of, frame), node.text, *this);
}

// Three-valued: false decides "and", true decides "or"; what is no truth counts as unknown.
Value Session::EvalLogic(const Node& node, const Frame* frame) {
  const bool decides = node.op == Op::kOr;
  const Value a = Eval(*node.children[0], frame);
  if (a.Is(Kind::kBoolean) && a.boolean() == decides) return a;
  const Value b = Eval(*node.children[1], frame);
  if (b.Is(Kind::kBoolean) && b.boolean() == decides) return b;
  return a.Is(Kind::kBoolean) && b.Is(Kind::kBoolean) ? Value::Boolean(!decides) : Value();
}

Value Session::EvalIn(const Node& node, const Frame* frame) {
  const Value input = Eval(*node.children[0], frame);
  const Frame inner{frame, "?", &input, false};
  Truth any = Truth::kFalse;
  for (std::size_t i = 1; i < node.children.size(); ++i) {
    const Truth one = Test(*node.children[i], input, &inner);
    if (one == Truth::kTrue) return Value::Boolean(true);
    if (one == Truth::kUnknown) any = one;
  }
  return Value::Of(any);
}

namespace {

Truth Contains(const Value& list, const Value& input) {
  if (Equal(list, input) == Truth::kTrue) return Truth::kTrue;
  for (const Value& item : list.items()) {
    if (Equal(item, input) == Truth::kTrue) return Truth::kTrue;
    if (item.Is(Kind::kRange) && InRange(input, item.range()) == Truth::kTrue) return Truth::kTrue;
    if (item.Is(Kind::kList) && Equal(item, input) == Truth::kTrue) return Truth::kTrue;
  }
  return Truth::kFalse;
}

Truth ToTruth(const Value& value) {
  if (!value.Is(Kind::kBoolean)) return Truth::kUnknown;
  return value.boolean() ? Truth::kTrue : Truth::kFalse;
}

}  // namespace

Truth Session::Test(const Node& test, const Value& input, const Frame* frame) {
  if (test.op == Op::kAnyTest) return Truth::kTrue;
  if (test.op == Op::kTests) {
    Truth any = Truth::kFalse;
    for (const NodePtr& child : test.children) {
      const Truth one = Test(*child, input, frame);
      if (one == Truth::kTrue) return test.first ? Truth::kFalse : Truth::kTrue;
      if (one == Truth::kUnknown) any = one;
    }
    if (!test.first) return any;
    return any == Truth::kUnknown ? any : Truth::kTrue;
  }
  const Value value = Eval(test, frame);
  if (UsesHeld(test)) return value.IsNull() ? Truth::kUnknown : ToTruth(value);
  if (value.Is(Kind::kRange) && !input.Is(Kind::kRange)) return InRange(input, value.range());
  if (value.Is(Kind::kRange)) return Equal(input, value);
  if (value.Is(Kind::kList)) return Contains(value, input);
  return Equal(input, value);
}

// "< 5": about the held value where there is one, else a range without a start.
Value Session::HeldTest(const Node& node, const Frame* frame) {
  const Value bound = Eval(*node.children[0], frame);
  const std::string& op = node.text;
  if (const Value* held = Lookup("?", frame)) {
    const Op as = op == "<"    ? Op::kLess
                  : op == "<=" ? Op::kLessEqual
                  : op == ">"  ? Op::kGreater
                  : op == ">=" ? Op::kGreaterEqual
                  : op == "="  ? Op::kEqual
                               : Op::kNotEqual;
    return Compare(as, *held, bound);
  }
  Range range;
  range.operator_form = true;
  if (op[0] == '<') {
    range.end = bound;
    range.end_included = op == "<=";
  } else if (op[0] == '>') {
    range.start = bound;
    range.start_included = op == ">=";
  } else {
    range = {bound, bound, true, true, true};
  }
  return op == "!=" ? Note("\"!=\" is no range") : Value::Of(std::move(range));
}

namespace {

constexpr std::int64_t kMostItems = 100'000;

Values DaysBetween(const CalendarDate& start, const CalendarDate& end) {
  Values items;
  const std::int64_t from = DayNumber(start);
  const std::int64_t to = DayNumber(end);
  const std::int64_t step = to < from ? -1 : 1;
  if ((to - from) * step > kMostItems) return items;
  for (std::int64_t day = from; day != to + step; day += step) items.push_back(Value::Date(FromDayNumber(day)));
  return items;
}

Values NumbersBetween(std::int64_t from, std::int64_t to) {
  Values items;
  const std::int64_t step = to < from ? -1 : 1;
  for (std::int64_t n = from; n != to + step; n += step) items.push_back(Value::Number(n));
  return items;
}

// Whole numbers or days from one end to the other, both included; nullopt when the ends allow no steps.
std::optional<Values> Steps(const Value& start, const Value& end) {
  if (start.Is(Kind::kDate) && end.Is(Kind::kDate)) return DaysBetween(start.date(), end.date());
  if (!start.Is(Kind::kNumber) || !end.Is(Kind::kNumber)) return std::nullopt;
  const auto from = start.number().ToInteger();
  const auto to = end.number().ToInteger();
  if (!from || !to || *from < -(std::int64_t{1} << 60) || *from > (std::int64_t{1} << 60)) return std::nullopt;
  if (*to < *from - kMostItems || *to > *from + kMostItems) return std::nullopt;
  return NumbersBetween(*from, *to);
}

}  // namespace

Values Session::Domain(const Node& node, const Frame* frame, bool& known) {
  std::optional<Values> items;
  if (node.op == Op::kIteration) {
    items = Steps(Eval(*node.children[0], frame), Eval(*node.children[1], frame));
  } else {
    const Value value = Eval(node, frame);
    if (value.Is(Kind::kList)) return value.items();
    if (value.Is(Kind::kRange)) {
      items = Steps(value.range().start, value.range().end);
      if (items && !value.range().start_included) items->erase(items->begin());
      if (items && !value.range().end_included && !items->empty()) items->pop_back();
    } else if (!value.IsNull()) {
      items = Values{value};
    }
  }
  known = items.has_value();
  if (!known) Note("there is nothing to go through");
  return items ? std::move(*items) : Values();
}

namespace {

Value LoopResult(const Node& node, Values& results, bool unknown) {
  if (node.op == Op::kFor) return Value::List(std::move(results));
  return unknown ? Value() : Value::Boolean(node.op == Op::kEvery);
}

}  // namespace

// Binds one variable after another; a quantifier gives its deciding truth at once, null when it could not tell.
Value Session::EvalLoop(const Node& node, const Frame* frame, std::size_t binding, Values& results) {
  bool known = true;
  const Values items = Domain(*node.children[binding], frame, known);
  if (!known) return {};
  bool unknown = false;
  for (const Value& item : items) {
    if (budget_->exhausted) return {};
    const Frame inner{frame, node.names[binding], &item, false};
    if (binding + 1 < node.names.size()) {
      const Value value = EvalLoop(node, &inner, binding + 1, results);
      if (node.op == Op::kFor) {
        if (value.IsNull()) return {};
        results = value.items();
        continue;
      }
      if (value.Is(Kind::kBoolean) && value.boolean() == (node.op == Op::kSome)) return value;
      unknown = unknown || value.IsNull();
      continue;
    }
    if (node.op == Op::kFor) {
      const bool partial = std::find(node.used.begin(), node.used.end(), "partial") != node.used.end();
      if (partial && !Spend(results.size() / 16)) return {};
      const Value before = partial ? Value::List(results) : Value();
      const Frame whole{&inner, "partial", &before, false};
      results.push_back(Eval(*node.children.back(), partial ? &whole : &inner));
      continue;
    }
    const Value value = Eval(*node.children.back(), &inner);
    if (value.Is(Kind::kBoolean) && value.boolean() == (node.op == Op::kSome)) return value;
    unknown = unknown || !value.Is(Kind::kBoolean);
  }
  return LoopResult(node, results, unknown);
}

// Each entry sees those before it.
Value Session::EvalContext(const Node& node, const Frame* frame, std::size_t entry, Entries& entries) {
  if (entry == node.children.size()) return Value::Context(std::move(entries));
  const Value value = Eval(*node.children[entry], frame);
  entries.emplace_back(node.names[entry], value);
  const Frame inner{frame, node.names[entry], &value, false};
  return EvalContext(node, &inner, entry + 1, entries);
}

namespace {

Value ItemAt(const Values& items, const Decimal& index) {
  const auto whole = index.ToInteger();
  const auto count = static_cast<std::int64_t>(items.size());
  if (!whole || *whole == 0 || *whole > count || *whole < -count) return {};
  return items[static_cast<std::size_t>(*whole > 0 ? *whole - 1 : count + *whole)];
}

}  // namespace

Value Session::EvalFilter(const Node& node, const Frame* frame) {
  const Value list = Eval(*node.children[0], frame);
  if (list.IsNull()) return {};
  const Values single = list.Is(Kind::kList) ? Values() : Values{list};
  const Values& items = list.Is(Kind::kList) ? list.items() : single;
  if (node.children[1]->op == Op::kLiteral && node.children[1]->value.Is(Kind::kNumber)) {
    return ItemAt(items, node.children[1]->value.number());
  }
  Values kept;
  for (const Value& item : items) {
    const Frame within{frame, "item", &item, true};
    const Value* own = item.Member("item");  // a member called "item" comes before the item itself
    const Frame first{frame, "item", own != nullptr ? own : &item, false};
    const Frame members{&first, "", &item, true};
    const Value condition = Eval(*node.children[1], own != nullptr ? &members : &within);
    if (condition.Is(Kind::kNumber)) return ItemAt(items, condition.number());
    if (condition.IsTrue()) kept.push_back(item);
  }
  return Value::List(std::move(kept));
}

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
