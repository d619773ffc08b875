#include "core/feel/logic.h"

#include <algorithm>
#include <set>

#include "core/feel/free_names.h"

namespace caseway::feel {

namespace {

using Hits = std::vector<RuleHit>*;

Value Eval(const Expression& expression, const Environment& environment, Session& session) {
  return expression ? Session(environment, session).Eval(*expression.root(), nullptr) : Value();
}

Type TypeAt(const std::vector<Type>& types, std::size_t at) { return at < types.size() ? types[at] : Type(); }

Value ContextOf(const Logic& logic, const Environment& environment, Session& session, Hits hits) {
  Layer layer(environment);
  Entries entries;
  for (std::size_t i = 0; i < logic.parts.size(); ++i) {
    const Value value = Coerced(TypeAt(logic.types, i), EvaluateLogic(logic.parts[i], layer, session, hits), session);
    if (logic.names[i].empty()) return value;
    layer.Set(logic.names[i], value);
    entries.emplace_back(logic.names[i], value);
  }
  return Value::Context(std::move(entries));
}

Value InvocationOf(const Logic& logic, const Environment& environment, Session& session, Hits hits) {
  const Value called = EvaluateLogic(logic.parts[0], environment, session, hits);
  if (!called.Is(Value::Kind::kFunction)) return session.Note("what is invoked is no function");
  const auto& parameters = called.function().parameters;
  Values arguments(parameters.size());
  for (std::size_t i = 1; i < logic.parts.size(); ++i) {
    const auto found = std::find(parameters.begin(), parameters.end(), logic.names[i]);
    if (found == parameters.end()) return session.Note("there is no parameter \"" + logic.names[i] + "\"");
    arguments[static_cast<std::size_t>(found - parameters.begin())] =
        EvaluateLogic(logic.parts[i], environment, session, hits);
  }
  return session.Call(called, arguments);
}

// The names the logic takes from around it.
std::set<std::string> Taken(const Logic& logic) {
  std::set<std::string> names;
  ForEachExpression(logic, {}, [&](const Expression& expression, const std::vector<std::string>& bound) {
    for (const std::string& name : FreeNames(*expression.root(), bound)) names.insert(name);
  });
  return names;
}

Value FunctionOf(const Logic& logic, const Environment& environment) {
  NameTable captured;
  for (const std::string& name : Taken(logic)) {
    if (const Value* value = environment.Find(name)) captured.Set(name, *value);
  }
  Function function;
  for (const auto& [name, type] : logic.parameters) function.parameters.push_back(name);
  const auto body = std::make_shared<const Logic>(logic);  // the value may outlive the model
  function.call = [body, captured](const Values& arguments, Session& session) -> Value {
    Layer layer(captured);
    for (std::size_t i = 0; i < body->parameters.size(); ++i) {
      const auto& [name, type] = body->parameters[i];
      const Value argument = Coerced(type, arguments[i], session);
      if (argument.IsNull() && !arguments[i].IsNull()) return {};
      layer.Set(name, argument);
    }
    return Coerced(TypeAt(body->types, 0), EvaluateLogic(body->parts[0], layer, session, nullptr), session);
  };
  return Value::Of(std::move(function));
}

Value RelationOf(const Logic& logic, const Environment& environment, Session& session, Hits hits) {
  Values rows;
  for (const Logic& row : logic.parts) {
    Entries entries;
    for (std::size_t i = 0; i < row.parts.size() && i < logic.names.size(); ++i) {
      entries.emplace_back(logic.names[i], EvaluateLogic(row.parts[i], environment, session, hits));
    }
    rows.push_back(Value::Context(std::move(entries)));
  }
  return Value::List(std::move(rows));
}

Value ForOf(const Logic& logic, const Environment& environment, Session& session, Hits hits) {
  const Value in = EvaluateLogic(logic.parts[0], environment, session, hits);
  if (!in.Is(Value::Kind::kList)) return session.Note("there is no list to go through");
  Values results;
  for (const Value& item : in.items()) {
    Layer layer(environment);
    layer.Set(logic.names[0], item);
    layer.Set("partial", Value::List(results));
    results.push_back(EvaluateLogic(logic.parts[1], layer, session, hits));
  }
  return Value::List(std::move(results));
}

Value QuantifiedOf(const Logic& logic, const Environment& environment, Session& session, Hits hits) {
  const bool decides = logic.kind == Logic::Kind::kSome;
  const Value in = EvaluateLogic(logic.parts[0], environment, session, hits);
  if (!in.Is(Value::Kind::kList)) return session.Note("there is no list to go through");
  bool unknown = false;
  for (const Value& item : in.items()) {
    Layer layer(environment);
    layer.Set(logic.names[0], item);
    const Value value = EvaluateLogic(logic.parts[1], layer, session, hits);
    if (value.Is(Value::Kind::kBoolean) && value.boolean() == decides) return value;
    unknown = unknown || !value.Is(Value::Kind::kBoolean);
  }
  return unknown ? Value() : Value::Boolean(!decides);
}

Value FilterOf(const Logic& logic, const Environment& environment, Session& session, Hits hits) {
  const Value in = EvaluateLogic(logic.parts[0], environment, session, hits);
  if (!in.Is(Value::Kind::kList)) return session.Note("there is no list to filter");
  Values kept;
  for (const Value& item : in.items()) {
    Layer layer(environment);
    if (item.Is(Value::Kind::kContext)) {
      for (const auto& [name, value] : item.entries()) layer.Set(name, value);
    }
    layer.Set("item", item);
    const Value value = EvaluateLogic(logic.parts[1], layer, session, hits);
    if (value.IsTrue()) kept.push_back(item);
  }
  return Value::List(std::move(kept));
}

}  // namespace

Value EvaluateLogic(const Logic& logic, const Environment& environment, Session& session, Hits hits) {
  switch (logic.kind) {
    case Logic::Kind::kLiteral: return Eval(logic.expression, environment, session);
    case Logic::Kind::kTable: return EvaluateTable(logic.table, logic.label, environment, session, hits);
    case Logic::Kind::kContext: return ContextOf(logic, environment, session, hits);
    case Logic::Kind::kInvocation: return InvocationOf(logic, environment, session, hits);
    case Logic::Kind::kFunction: return FunctionOf(logic, environment);
    case Logic::Kind::kRelation: return RelationOf(logic, environment, session, hits);
    case Logic::Kind::kIf: {
      const Value condition = EvaluateLogic(logic.parts[0], environment, session, hits);
      if (!condition.IsNull() && !condition.Is(Value::Kind::kBoolean)) return session.Note("the condition is no truth");
      return EvaluateLogic(logic.parts[condition.IsTrue() ? 1 : 2], environment, session, hits);
    }
    case Logic::Kind::kFor: return ForOf(logic, environment, session, hits);
    case Logic::Kind::kSome:
    case Logic::Kind::kEvery: return QuantifiedOf(logic, environment, session, hits);
    case Logic::Kind::kFilter: return FilterOf(logic, environment, session, hits);
    case Logic::Kind::kList: {
      Values items;
      for (const Logic& part : logic.parts) items.push_back(EvaluateLogic(part, environment, session, hits));
      return Value::List(std::move(items));
    }
  }
  return {};
}

Value Coerced(const Type& type, const Value& value, Session& session) {
  if (Accepts(type, value)) return value;
  const bool single = value.Is(Value::Kind::kList) && value.items().size() == 1;
  if (single && Accepts(type, value.items()[0])) return value.items()[0];
  if (type.Is(Type::Kind::kList) && !value.Is(Value::Kind::kList) && Accepts(type.element(), value)) {
    return Value::List({value});
  }
  if (type.Is(Type::Kind::kDateTime) && value.Is(Value::Kind::kDate)) {
    DateTime midnight{value.date(), {}};
    midnight.time.offset = 0;
    return Value::Moment(midnight);
  }
  return session.Note(value.ToString() + " is not " + type.ToString());
}

void ForEachExpression(const Logic& logic, const std::vector<std::string>& bound,
                       const std::function<void(const Expression&, const std::vector<std::string>& bound)>& visit) {
  auto each = [&](const Expression& expression) {
    if (expression) visit(expression, bound);
  };
  each(logic.expression);
  for (const TableInput& input : logic.table.inputs) each(input.expression);
  for (const TableOutput& output : logic.table.outputs) each(output.otherwise);
  for (const TableRule& rule : logic.table.rules) {
    for (const Expression& test : rule.tests) each(test);
    for (const Expression& output : rule.outputs) each(output);
  }
  std::vector<std::string> inner = bound;
  for (const auto& [name, type] : logic.parameters) inner.push_back(name);
  using Kind = Logic::Kind;
  const bool loop = logic.kind == Kind::kFor || logic.kind == Kind::kSome || logic.kind == Kind::kEvery;
  for (std::size_t i = 0; i < logic.parts.size(); ++i) {
    if (i == 1 && loop) inner.insert(inner.end(), {logic.names[0], "partial"});
    if (i == 1 && logic.kind == Kind::kFilter) inner.push_back("item");
    ForEachExpression(logic.parts[i], inner, visit);
    if (logic.kind == Kind::kContext) inner.push_back(logic.names[i]);
  }
}

}  // namespace caseway::feel
