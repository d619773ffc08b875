#include <algorithm>
#include <map>
#include <set>

#include "core/feel/free_names.h"
#include "core/feel/logic.h"

namespace caseway::feel {

namespace {

using Elements = std::vector<DecisionElement>;

const DecisionElement* FindIn(const Elements& elements, std::string_view name) {
  for (const DecisionElement& element : elements) {
    if (element.name == name) return &element;
  }
  return nullptr;
}

// Whether `name` can be reached from itself by its needs.
bool NeedsItself(const Elements& elements, const DecisionElement& from) {
  std::set<std::string> seen;
  std::vector<std::string> left = from.needs;
  while (!left.empty()) {
    const std::string name = left.back();
    left.pop_back();
    if (name == from.name) return true;
    if (!seen.insert(name).second) continue;
    if (const DecisionElement* element = FindIn(elements, name)) {
      left.insert(left.end(), element->needs.begin(), element->needs.end());
    }
  }
  return false;
}

// One run of a model: each decision is worked out once, when it is first asked for.
class Run {
 public:
  Run(const DecisionModel& model, const Environment& inputs, const Settings& settings, Outcome& outcome)
      : model_(model), inputs_(inputs), session_(inputs, settings), outcome_(outcome) {}

  Session& session() { return session_; }

  // The value of an element, or nullptr for an input that is absent.
  const Value* ValueOf(const DecisionElement& element) {
    const auto known = values_.find(element.name);
    if (known != values_.end()) return &known->second;
    Value value;
    if (element.kind == DecisionElement::Kind::kInput) {
      const Value* given = inputs_.Find(element.name);
      if (given == nullptr) return nullptr;
      value = Coerced(element.type, *given, session_);
    } else {
      value = Work(element);
    }
    return &values_.insert_or_assign(element.name, std::move(value)).first->second;
  }

  void Give(const std::string& name, Value value) { values_.insert_or_assign(name, std::move(value)); }

  const DecisionModel& model() const { return model_; }
  const Environment& inputs() const { return inputs_; }

 private:
  Value Work(const DecisionElement& element);
  Value Knowledge(const DecisionElement& element, const Environment& scope);
  Value Service(const DecisionElement& element);

  const DecisionModel& model_;
  const Environment& inputs_;
  Session session_;
  Outcome& outcome_;
  std::map<std::string, Value, std::less<>> values_;
};

// What one element sees: what it requires, and names the model does not have.
class Sight : public Environment {
 public:
  Sight(Run& run, const DecisionElement& element) : run_(run), element_(element) {}
  const Value* Find(std::string_view name) const override {
    const DecisionElement* found = run_.model().Find(name);
    if (found == nullptr) return run_.inputs().Find(name);
    const bool seen = std::find(element_.needs.begin(), element_.needs.end(), name) != element_.needs.end();
    return seen ? run_.ValueOf(*found) : nullptr;
  }
  const Value* FindMember(std::string_view root, std::string_view member) const override {
    return run_.model().Find(root) == nullptr ? run_.inputs().FindMember(root, member)
                                              : Environment::FindMember(root, member);
  }

 private:
  Run& run_;
  const DecisionElement& element_;
};

Value Run::Work(const DecisionElement& element) {
  const Sight sight(*this, element);
  if (element.kind == DecisionElement::Kind::kKnowledge) return Knowledge(element, sight);
  if (element.kind == DecisionElement::Kind::kService) return Service(element);
  if (!element.logic) return session_.Note("\"" + element.name + "\" has no logic");
  return Coerced(element.type, EvaluateLogic(*element.logic, sight, session_, &outcome_.rules), session_);
}

Value Run::Knowledge(const DecisionElement& element, const Environment& scope) {
  if (!element.logic) return session_.Note("\"" + element.name + "\" has no logic");
  return EvaluateLogic(*element.logic, scope, session_, nullptr);
}

// A service as a function: its parameters stand for inputs and decisions, whatever these would have been.
Value Run::Service(const DecisionElement& element) {
  Function function;
  for (const auto& [name, type] : element.parameters) function.parameters.push_back(name);
  const auto model = std::make_shared<const DecisionModel>(model_);  // the value may outlive the run
  function.call = [model, service = element](const Values& arguments, Session& session) -> Value {
    const NameTable none;
    Outcome outcome;
    Run run(*model, none, session.settings(), outcome);
    for (std::size_t i = 0; i < service.parameters.size() && i < arguments.size(); ++i) {
      const auto& [name, type] = service.parameters[i];
      const Value given = Coerced(type, arguments[i], session);
      if (given.IsNull() && !arguments[i].IsNull()) return {};
      run.Give(name, given);
    }
    Entries entries;
    for (const std::string& name : service.outputs) {
      const DecisionElement* decision = model->Find(name);
      const Value* value = decision == nullptr ? nullptr : run.ValueOf(*decision);
      if (service.outputs.size() == 1) return value == nullptr ? Value() : *value;
      entries.emplace_back(name, value == nullptr ? Value() : *value);
    }
    return Value::Context(std::move(entries));
  };
  return Value::Of(std::move(function));
}

Settings WithNotes(const Settings& settings, Outcome& outcome) {
  Settings own = settings;
  own.notes = &outcome.notes;
  return own;
}

}  // namespace

Result<DecisionModel> DecisionModel::Build(std::string name, std::vector<DecisionElement> elements) {
  for (const DecisionElement& element : elements) {
    if (FindIn(elements, element.name) != &element) {
      return InvalidInput(std::to_string(element.line) + ": there are two elements called \"" + element.name + "\"");
    }
    for (const std::string& need : element.needs) {
      if (FindIn(elements, need) != nullptr) continue;
      return InvalidInput(std::to_string(element.line) + ": \"" + element.name + "\" requires \"" + need +
                          "\", which is not there");
    }
    if (NeedsItself(elements, element)) {
      return InvalidInput(std::to_string(element.line) + ": \"" + element.name + "\" needs itself");
    }
  }
  DecisionModel model;
  model.name_ = std::move(name);
  model.elements_ = std::move(elements);
  return model;
}

const DecisionElement* DecisionModel::Find(std::string_view name) const { return FindIn(elements_, name); }

std::vector<std::string> DecisionModel::InputsOf(std::string_view decision) const {
  std::vector<std::string> inputs;
  std::set<std::string> seen;
  std::vector<std::string> left{std::string(decision)};
  while (!left.empty()) {
    const std::string name = left.back();
    left.pop_back();
    const DecisionElement* element = Find(name);
    if (element == nullptr || !seen.insert(name).second) continue;
    if (element->kind == DecisionElement::Kind::kInput) inputs.push_back(name);
    left.insert(left.end(), element->needs.rbegin(), element->needs.rend());
  }
  return inputs;
}

Type DecisionModel::TypeOf(std::string_view decision) const {
  const DecisionElement* element = Find(decision);
  return element == nullptr ? Type() : element->type;
}

std::vector<NamePath> DecisionModel::NamesUsed(std::string_view decision) const {
  std::vector<NamePath> paths;
  std::set<std::string> seen;
  std::vector<std::string> left{std::string(decision)};
  while (!left.empty()) {
    const std::string name = left.back();
    left.pop_back();
    const DecisionElement* element = Find(name);
    if (element == nullptr || !seen.insert(name).second) continue;
    left.insert(left.end(), element->needs.rbegin(), element->needs.rend());
    if (!element->logic) continue;
    ForEachExpression(*element->logic, {}, [&](const Expression& expression, const std::vector<std::string>& bound) {
      for (NamePath& path : FreePaths(*expression.root())) {
        const bool own = std::find(bound.begin(), bound.end(), path[0]) != bound.end();
        const DecisionElement* other = Find(path[0]);
        if (own || (other != nullptr && other->kind != DecisionElement::Kind::kInput)) continue;
        if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(std::move(path));
      }
    });
  }
  return paths;
}

const DecisionTable* DecisionModel::TableOf(std::string_view decision) const {
  const DecisionElement* element = Find(decision);
  if (element == nullptr || !element->logic || element->logic->kind != Logic::Kind::kTable) return nullptr;
  return &element->logic->table;
}

Outcome DecisionModel::Evaluate(std::string_view decision, const Environment& inputs, const Settings& settings) const {
  Outcome outcome;
  Run run(*this, inputs, WithNotes(settings, outcome), outcome);
  const DecisionElement* element = Find(decision);
  if (element == nullptr) {
    run.session().Note("there is no decision \"" + std::string(decision) + "\"");
    return outcome;
  }
  if (const Value* value = run.ValueOf(*element)) outcome.value = *value;
  return outcome;
}

Outcome DecisionModel::Invoke(std::string_view name, const Values& arguments, const Environment& inputs,
                              const Settings& settings) const {
  Outcome outcome;
  Run run(*this, inputs, WithNotes(settings, outcome), outcome);
  const DecisionElement* element = Find(name);
  const Value* function = element == nullptr ? nullptr : run.ValueOf(*element);
  outcome.value = run.session().Call(function == nullptr ? Value() : *function, arguments);
  return outcome;
}

}  // namespace caseway::feel
