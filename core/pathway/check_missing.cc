// Answers that are read as if they were always there: an earlier form may have been submitted without them, and where
// they are read nobody can give them any more.
#include <fmt/format.h>

#include <algorithm>

#include "core/pathway/assured.h"

namespace caseway::pathway {
namespace {

bool Lists(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

const forms::Question* QuestionAt(const BundleCheck& check, const feel::NamePath& path) {
  const auto form = path.size() < 2 ? check.bundle.forms.end() : check.bundle.forms.find(path[0]);
  return form == check.bundle.forms.end() ? nullptr : form->second.Find(path[1]);
}

// The checks of one state.
class MissingCheck {
 public:
  MissingCheck(const BundleCheck& check, const std::string& given, const Assured& assured, const State& state)
      : check_(check), given_(given), assured_(assured), state_(state), round_(StatesOfRound()) {}

  void Run() const {
    for (const Action& action : state_.actions) {
      if (!given_.empty() && !CanHoldTogether(ConditionsOf(action), {given_}, check_.names).value_or(true)) continue;
      for (const Requirement& requirement : action.requirements)
        CheckRead(action, requirement.when, "The requirement " + requirement.rule);
      if (action.when) CheckRead(action, *action.when, fmt::format("The condition of “{}”", action.id));
    }
  }

 private:
  // The states a case can go to from here and come back from, this one included.
  Graph::States StatesOfRound() const {
    Graph::States round;
    const auto before = check_.graph.Leading(state_.id);
    for (const std::string& state : check_.graph.Reachable(state_.id)) {
      if (before.count(state)) round.insert(state);
    }
    return round;
  }

  // Whether somebody can still give the answer: here, with the action, or in a state on the way round.
  bool CanStillBeGiven(const std::string& form, const Action& action) const {
    if (action.form == form) return true;
    return std::any_of(check_.definition.states.begin(), check_.definition.states.end(), [&](const State& state) {
      if (!round_.count(state.id)) return false;
      return Lists(state.forms, form) ||
             std::any_of(state.actions.begin(), state.actions.end(),
                         [&](const Action& other) { return other.form == form && round_.count(other.to); });
    });
  }

  // A form that no way here offers is told as such (PW-FORM-NOT-YET).
  bool WasOffered(const std::string& form) const {
    const auto before = check_.graph.Leading(state_.id);
    return std::any_of(check_.definition.states.begin(), check_.definition.states.end(), [&](const State& state) {
      if (!before.count(state.id)) return false;
      return Lists(state.forms, form) ||
             std::any_of(state.actions.begin(), state.actions.end(),
                         [&](const Action& other) { return other.form == form && before.count(other.to); });
    });
  }

  void CheckRead(const Action& action, const Condition& condition, const std::string& what) const {
    for (const feel::NamePath& path : condition.reads) {
      if (!QuestionAt(check_, path)) continue;
      const std::string name = path[0] + "." + path[1];
      if (CanStillBeGiven(path[0], action) || !WasOffered(path[0])) continue;
      if (assured_.HasAnswerAtEntry(state_, name)) continue;
      if (CanHoldTogether({&condition}, {name + " = null"}, check_.names).value_or(true)) continue;
      check_.Fault(
          condition.place, "PW-MISSING-ANSWER",
          fmt::format("{} needs “{}”, which may be hidden or not given, and in “{}” it can no longer be given.", what,
                      name, state_.id),
          check_.graph.ShortestPath(state_.id));
    }
  }

  const BundleCheck& check_;
  const std::string& given_;
  const Assured& assured_;
  const State& state_;
  Graph::States round_;
};

// A state whose date is counted from an answer is undated for a case that comes in without it.
void CheckOrigin(const BundleCheck& check, const Assured& assured, const State& state) {
  if (!state.due) return;
  const std::string& from = state.due->rule.from;
  const auto dot = from.find('.');
  if (dot == std::string::npos || !QuestionAt(check, {from.substr(0, dot), from.substr(dot + 1)})) return;
  for (const State& before : check.definition.states) {
    for (const Action& action : before.actions) {
      if (action.to != state.id || (action.to == before.id && !action.anew)) continue;
      if (assured.HasAnswer(before, action, from) || assured.HasAnswerAtEntry(before, from)) continue;
      check.Fault(
          state.due->written.Of("from"), "PW-NO-DATE",
          fmt::format("The date of “{}” is counted from “{}”, which may never be given: “{}” of “{}” leads here "
                      "without it.",
                      state.id, from, action.id, before.id),
          check.graph.ShortestPath(state.id));
      return;
    }
  }
}

}  // namespace

void CheckMissing(const BundleCheck& check) {
  // A case keeps its capacity for life: each is looked at on its own, and what is the same for all is told once.
  std::vector<std::string> lives;
  for (const std::string& capacity : check.definition.capacities)
    lives.push_back(fmt::format("case.capacity = \"{}\"", capacity));
  if (lives.empty()) lives.emplace_back();
  Faults& faults = check.report.faults;
  const std::size_t before = faults.size();
  for (const std::string& life : lives) {
    const Assured assured(check, life);
    for (const State& state : check.definition.states) {
      MissingCheck(check, life, assured, state).Run();
      CheckOrigin(check, assured, state);
    }
  }
  const auto told = [&](Faults::iterator fault) {
    return std::any_of(faults.begin() + static_cast<std::ptrdiff_t>(before), fault, [&](const Fault& earlier) {
      return earlier.place == fault->place && earlier.say == fault->say;
    });
  };
  for (auto fault = faults.begin() + static_cast<std::ptrdiff_t>(before); fault != faults.end();)
    fault = told(fault) ? faults.erase(fault) : std::next(fault);
}

}  // namespace caseway::pathway
