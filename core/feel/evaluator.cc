// Evaluation within its bounds: operators, names, members, truths; the rest in evaluate_*.cc.
#include <algorithm>
#include <utility>

#include "core/feel/builtins.h"
#include "core/feel/session.h"

namespace caseway::feel {

using Kind = Value::Kind;

Value Session::Note(std::string say) {
  Place(budget_->exhausted ? "stopped" : "note", say);
  if (settings_.notes != nullptr && settings_.notes->size() < 100) settings_.notes->push_back(std::move(say));
  return {};
}

void Session::Place(const char* code, const std::string& say) {
  if (placed_ == nullptr || placed_->size() >= 100) return;
  placed_->push_back({at_ == nullptr ? 1 : at_->line, at_ == nullptr ? 1 : at_->column, code, say});
}

// What gives null without a word where something was asked of it.
void Session::PlaceNull(const Node& node) {
  switch (node.op) {
    case Op::kNegate:
    case Op::kAdd:
    case Op::kSubtract:
    case Op::kMultiply:
    case Op::kDivide:
    case Op::kPower: return Place("null", "this arithmetic gives null");
    case Op::kEqual:
    case Op::kNotEqual:
    case Op::kLess:
    case Op::kLessEqual:
    case Op::kGreater:
    case Op::kGreaterEqual:
    case Op::kBetween:
      return Place("null", "what is compared here has no order or is unlike: the comparison gives null");
    case Op::kCall: return Place("null", "\"" + node.children[0]->text + "\" gives null for what it is called with");
    default: return;
  }
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
  const Node* const around = std::exchange(at_, &node);
  const std::size_t told = placed_ == nullptr ? 0 : placed_->size();
  Value value = Dispatch(node, frame);
  if (placed_ != nullptr && value.IsNull() && placed_->size() == told) PlaceNull(node);
  at_ = around;
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

}  // namespace caseway::feel
