#include <fmt/format.h>

#include <algorithm>

#include "core/pathway/assured.h"
#include "core/pathway/handed_on.h"

namespace caseway::pathway {
namespace {

// The checks of one condition that an action asks for.
class NeedCheck {
 public:
  NeedCheck(const BundleCheck& check, const State& state, const Action& action, const Condition& condition)
      : check_(check), state_(state), action_(action), condition_(condition) {}

  void Run(const std::string& what) const {
    for (const feel::NamePath& path : condition_.reads) {
      if (path.size() < 2) continue;
      const auto form = check_.bundle.forms.find(path[0]);
      const forms::Question* question = form == check_.bundle.forms.end() ? nullptr : form->second.Find(path[1]);
      if (!question) continue;
      const std::string name = path[0] + "." + path[1];
      if (CanDoWithout(name)) continue;
      if (!IsOffered(path[0]))
        check_.Fault(condition_.place, "PW-FORM-NOT-YET",
                     fmt::format("{} needs “{}”, but no state on the way offers that form.", what, name),
                     check_.graph.ShortestPath(state_.id));
      else if (question->show_when) CheckHidden(what, name, *question);
    }
  }

 private:
  bool CanDoWithout(const std::string& name) const {
    return CanHoldTogether({&condition_}, {name + " = null"}, check_.names).value_or(true);
  }

  // Here, with the action, or in a state that leads here.
  bool IsOffered(const std::string& form) const {
    if (IsHandedOn(check_, form)) return true;
    const auto before = check_.graph.Leading(state_.id);
    for (const State& state : check_.definition.states) {
      if (!before.count(state.id)) continue;
      const auto& forms = state.forms;
      if (std::find(forms.begin(), forms.end(), form) != forms.end()) return true;
      for (const Action& action : state.actions) {
        const bool leads_here = before.count(action.to) > 0 || &action == &action_;
        if (action.form == form && leads_here) return true;
      }
    }
    return false;
  }

  // A question that stays hidden cannot be answered: the action would wait for ever.
  void CheckHidden(const std::string& what, const std::string& name, const forms::Question& question) const {
    const auto hidden = CanHoldTogether(ConditionsOf(action_), {"not(" + question.show_when->text + ")"}, check_.names);
    if (!hidden)
      check_.Note(condition_.place, "PW-NOT-DECIDED",
                  fmt::format("{}: whether “{}” can be hidden was not decided.", what, name));
    else if (*hidden)
      check_.Fault(condition_.place, "PW-HIDDEN-ANSWER",
                   fmt::format("{} needs “{}”, which is hidden unless {}.", what, name, question.show_when->text),
                   check_.graph.ShortestPath(state_.id));
  }

  const BundleCheck& check_;
  const State& state_;
  const Action& action_;
  const Condition& condition_;
};

}  // namespace

void CheckAnswers(const BundleCheck& check) {
  for (const State& state : check.definition.states) {
    for (const Action& action : state.actions) {
      for (const Requirement& requirement : action.requirements)
        NeedCheck(check, state, action, requirement.when).Run("The requirement " + requirement.rule);
    }
  }
}

}  // namespace caseway::pathway
