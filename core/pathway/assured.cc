#include "core/pathway/assured.h"

#include <fmt/format.h>

#include <algorithm>

namespace caseway::pathway {

namespace {
const std::string kDecided = "decided from ";  // before a form's id: a decision that read it was asked for
}  // namespace

std::vector<const Condition*> ConditionsOf(const Action& action) {
  std::vector<const Condition*> conditions;
  if (action.when) conditions.push_back(&*action.when);
  for (const Requirement& requirement : action.requirements) {
    if (!requirement.draft) conditions.push_back(&requirement.when);
  }
  return conditions;
}

Assured::Assured(const BundleCheck& check, const std::string& given) : check_(check) {
  for (const State& state : check.definition.states) {
    for (const Action& action : state.actions) {
      const bool possible = given.empty() || CanHoldTogether(ConditionsOf(action), {given}, check.names).value_or(true);
      if (possible) needed_[&action] = NeededBy(action);
    }
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
    for (const feel::NamePath& path : condition->reads) {
      if (path.size() > 1 && path[0] == "decision") AddDecided(path[1], forms);
      if (path.size() < 2 || !check_.bundle.forms.count(path[0])) continue;
      const std::string answer = path[0] + "." + path[1];
      if (forms.count(answer) || !RequiresAnswer(action, answer)) continue;
      forms.insert({path[0], answer});
    }
  }
  return forms;
}

// What a decision reads was very likely submitted when its outcome was asked for; which of it, is not decided here.
void Assured::AddDecided(const std::string& decision, Forms& forms) const {
  const auto used = check_.bundle.decisions.find(decision);
  if (used == check_.bundle.decisions.end()) return;
  for (const feel::NamePath& read : used->second.reads) {
    if (check_.bundle.forms.count(read[0])) forms.insert(kDecided + read[0]);
  }
}

// Begins with "all forms everywhere" and takes away what some way in does not submit, until nothing changes.
void Assured::Settle() {
  Forms all;
  for (const auto& [id, form] : check_.bundle.forms) {
    all.insert({id, kDecided + id});
    for (const forms::Question& question : form.questions) all.insert(id + "." + question.id);
  }
  for (const State& state : check_.definition.states) at_entry_[state.id] = all;
  at_entry_[check_.definition.starts].clear();
  for (bool changed = true; changed;) {
    changed = false;
    for (const State& state : check_.definition.states) {
      for (const Action& action : state.actions) {
        const auto needed = needed_.find(&action);
        if (needed == needed_.end()) continue;  // cannot be done in the case that is looked at
        Forms after = at_entry_[state.id];
        after.insert(needed->second.begin(), needed->second.end());
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

bool Assured::HasAnswerAtEntry(const State& state, const std::string& path) const {
  const auto known = at_entry_.find(state.id);
  if (known == at_entry_.end()) return false;
  if (known->second.count(path)) return true;
  const auto dot = path.find('.');
  const auto form = check_.bundle.forms.find(path.substr(0, dot));
  if (form == check_.bundle.forms.end()) return false;
  if (!known->second.count(form->first) && !known->second.count(kDecided + form->first)) return false;
  const forms::Question* question = form->second.Find(path.substr(dot + 1));
  return question && question->required && !question->show_when;
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
