// What is read before it can have been written: a condition, a date or a decision over a form no state offers yet.
#include <fmt/format.h>

#include <algorithm>

#include "core/pathway/bundle_check.h"
#include "core/pathway/handed_on.h"

namespace caseway::pathway {
namespace {

using Paths = std::vector<feel::NamePath>;

bool Lists(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Whether the form can have been written when the case stands in `at`; `with` is an action under way.
bool IsWritten(const BundleCheck& check, const std::string& form, const State& at, const Action* with) {
  if (IsHandedOn(check, form)) return true;
  const auto before = check.graph.Leading(at.id);
  for (const State& state : check.definition.states) {
    if (!before.count(state.id)) continue;
    if (Lists(state.forms, form)) return true;
    for (const Action& action : state.actions) {
      if (action.form == form && (&action == with || before.count(action.to))) return true;
    }
  }
  return false;
}

std::vector<const State*> StatesOffering(const BundleCheck& check, const std::string& form) {
  std::vector<const State*> states;
  for (const State& state : check.definition.states) {
    const bool with_action = std::any_of(state.actions.begin(), state.actions.end(),
                                         [&](const Action& action) { return action.form == form; });
    if (with_action || Lists(state.forms, form)) states.push_back(&state);
  }
  return states;
}

// A condition that can hold without the answer does not wait for its form.
bool NeedsAnswer(const BundleCheck& check, const Condition& condition, const std::string& name) {
  return !CanHoldTogether({&condition}, {name + " = null"}, check.names).value_or(true);
}

void Refuse(const BundleCheck& check, const Place& place, const std::string& what, const std::string& name) {
  check.Fault(place, "PW-FORM-NOT-YET",
              fmt::format("{} needs “{}”, but no state on the way offers that form.", what, name));
}

void CheckRead(const BundleCheck& check, const Condition& condition, const std::string& what,
               const std::vector<const State*>& states, const Action* with, const std::string& own_form = "") {
  for (const feel::NamePath& path : condition.reads) {
    if (path.size() < 2 || path[0] == own_form || !check.bundle.forms.count(path[0])) continue;
    const bool ready = std::any_of(states.begin(), states.end(),
                                   [&](const State* state) { return IsWritten(check, path[0], *state, with); });
    const std::string name = path[0] + "." + path[1];
    if (!ready && NeedsAnswer(check, condition, name)) Refuse(check, condition.place, what, name);
  }
}

// A decision all of whose forms come later would decide on nothing.
void CheckDecisions(const BundleCheck& check, const Condition& condition, const std::string& what, const State& state,
                    const Action& action) {
  for (const feel::NamePath& path : condition.reads) {
    const auto used =
        path.size() < 2 || path[0] != "decision" ? check.bundle.decisions.end() : check.bundle.decisions.find(path[1]);
    if (used == check.bundle.decisions.end()) continue;
    std::string first;
    bool ready = false;
    for (const feel::NamePath& read : used->second.reads) {
      if (!check.bundle.forms.count(read[0])) continue;
      if (first.empty()) first = feel::ToString(read);
      ready = ready || IsWritten(check, read[0], state, &action);
    }
    if (!first.empty() && !ready)
      Refuse(check, condition.place, fmt::format("{} asks the decision “{}”, which", what, path[1]), first);
  }
}

void CheckAction(const BundleCheck& check, const State& state, const Action& action) {
  if (action.when) CheckRead(check, *action.when, fmt::format("The condition of “{}”", action.id), {&state}, &action);
  for (const Opening& opening : action.opens) {
    if (opening.when)
      CheckRead(check, *opening.when, fmt::format("The condition to open “{}”", opening.pathway), {&state}, &action);
  }
  if (action.when) CheckDecisions(check, *action.when, fmt::format("The condition of “{}”", action.id), state, action);
  for (const Requirement& requirement : action.requirements)
    CheckDecisions(check, requirement.when, "The requirement " + requirement.rule, state, action);
  const auto form = check.bundle.forms.find(action.form);
  if (form == check.bundle.forms.end() || !form->second.when || !action.when) return;
  if (!CanHoldTogether({&*action.when, &*form->second.when}, {}, check.names).value_or(true))
    check.Fault(action.written.Of("form"), "PW-NEVER-MET",
                fmt::format("The form “{}” is never offered when “{}” can be done.", action.form, action.id));
}

void CheckForm(const BundleCheck& check, const forms::FormDefinition& form) {
  const auto states = StatesOffering(check, form.id);
  if (states.empty()) return;  // told as a form that nothing offers
  const auto read = [&](const Condition& condition, const std::string& what) {
    CheckRead(check, condition, what, states, nullptr, form.id);
  };
  if (form.when) read(*form.when, fmt::format("The condition to offer the form “{}”", form.id));
  for (const forms::Question& question : form.questions) {
    if (question.show_when) read(*question.show_when, fmt::format("The question “{}”", question.id));
  }
}

// A date counted from an answer that nobody can have given on entering the state.
void CheckOrigin(const BundleCheck& check, const State& state, const DueWritten& due, const std::string& what) {
  const auto dot = due.rule.from.find('.');
  const auto form = check.bundle.forms.find(due.rule.from.substr(0, dot));
  if (dot == std::string::npos || form == check.bundle.forms.end() || !form->second.Find(due.rule.from.substr(dot + 1)))
    return;
  const bool first = state.id == check.definition.starts;
  bool ready = false;
  for (const State& other : check.definition.states) {
    for (const Action& action : other.actions) {
      if (action.to != state.id || (first && other.id == state.id)) continue;
      ready = ready || IsWritten(check, form->first, other, &action);
    }
  }
  if (!ready) Refuse(check, due.written.Of("from"), what, due.rule.from);
}

}  // namespace

void CheckOrder(const BundleCheck& check) {
  for (const State& state : check.definition.states) {
    if (state.due) CheckOrigin(check, state, *state.due, fmt::format("The date of “{}”", state.id));
    for (const Action& action : state.actions) CheckAction(check, state, action);
  }
  for (const auto& [id, form] : check.bundle.forms) CheckForm(check, form);
}

}  // namespace caseway::pathway
