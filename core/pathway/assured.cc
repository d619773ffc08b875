#include "core/pathway/assured.h"

#include <fmt/format.h>

#include <algorithm>

namespace caseway::pathway {

std::vector<const Condition*> ConditionsOf(const Action& action) {
  std::vector<const Condition*> conditions;
  if (action.when) conditions.push_back(&*action.when);
  for (const Requirement& requirement : action.requirements) {
    if (!requirement.draft) conditions.push_back(&requirement.when);
  }
  return conditions;
}

Assured::Assured(const BundleCheck& check) : check_(check) {
  for (const State& state : check.definition.states) {
    for (const Action& action : state.actions) needed_[&action] = NeededBy(action);
  }
  Settle();
}

// One condition alone is often decided where all of them together are not.
bool Assured::RequiresAnswer(const Action& action, const std::string& path) const {
  const std::vector<const Condition*> conditions = ConditionsOf(action);
  const std::vector<std::string> unanswered = {path + " = null"};
  bool mentioned = false;
  for (const Condition* condition : conditions) {
    if (condition->text.find(path) == std::string::npos) continue;
    if (!CanHoldTogether({condition}, unanswered, check_.names).value_or(true)) return true;
    mentioned = true;
  }
  return mentioned && !CanHoldTogether(conditions, unanswered, check_.names).value_or(true);
}

Assured::Forms Assured::NeededBy(const Action& action) const {
  Forms forms;
  if (!action.form.empty()) forms.insert(action.form);
  for (const Condition* condition : ConditionsOf(action)) {
    for (const feel::NamePath& path : feel::NamesUsed(condition->expression)) {
      if (path.size() < 2 || !check_.bundle.forms.count(path[0]) || forms.count(path[0])) continue;
      if (RequiresAnswer(action, path[0] + "." + path[1])) forms.insert(path[0]);
    }
  }
  return forms;
}

// Begins with "all forms everywhere" and takes away what some way in does not submit, until nothing changes.
void Assured::Settle() {
  Forms all;
  for (const auto& [id, form] : check_.bundle.forms) all.insert(id);
  for (const State& state : check_.definition.states) at_entry_[state.id] = all;
  at_entry_[check_.definition.starts].clear();
  for (bool changed = true; changed;) {
    changed = false;
    for (const State& state : check_.definition.states) {
      for (const Action& action : state.actions) {
        Forms after = at_entry_[state.id];
        after.insert(needed_[&action].begin(), needed_[&action].end());
        Forms& next = at_entry_[action.to];
        const std::size_t before = next.size();
        for (auto form = next.begin(); form != next.end();)
          form = after.count(*form) ? std::next(form) : next.erase(form);
        changed = changed || next.size() != before;
      }
    }
  }
}

bool Assured::HasForm(const State& state, const Action& action, const std::string& form) const {
  const auto at_entry = at_entry_.find(state.id);
  if (at_entry != at_entry_.end() && at_entry->second.count(form)) return true;
  const auto needed = needed_.find(&action);
  return needed != needed_.end() && needed->second.count(form) > 0;
}

bool Assured::HasAnswer(const State& state, const Action& action, const std::string& path) const {
  if (RequiresAnswer(action, path)) return true;
  const auto dot = path.find('.');
  const auto form = check_.bundle.forms.find(path.substr(0, dot));
  if (form == check_.bundle.forms.end()) return false;
  const forms::Question* question = form->second.Find(path.substr(dot + 1));
  if (!question || !question->required || !HasForm(state, action, form->first)) return false;
  if (!question->show_when) return true;
  return !CanHoldTogether(ConditionsOf(action), {"not(" + question->show_when->text + ")"}, check_.names)
              .value_or(true);
}

}  // namespace caseway::pathway
