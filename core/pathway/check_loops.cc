// Ways round that need nobody: what happens by itself and leads back to where it began.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/pathway/bundle_check.h"

namespace caseway::pathway {
namespace {

// Fires again as soon as its state is entered again: a condition, or a timer that entering does not restart.
bool IsImmediate(const State& state, const Action& action) {
  if (!action.by_system) return false;
  if (!action.after) return true;
  const bool restarts = action.after->rule.from == "entry" && (action.to != state.id || action.anew);
  return !restarts || action.after->rule.within.count == 0;
}

// A timer that leads to another state; one that leads to its own is a reminder, which may come again and again.
bool Moves(const State& state, const Action& action) { return action.by_system && action.to != state.id; }

struct Step {
  const State* state;
  const Action* action;
};
using Steps = std::vector<Step>;
using Follows = bool (*)(const State&, const Action&);

bool CanHold(const BundleCheck& check, const Steps& steps) {
  std::vector<const Condition*> conditions;
  for (const Step& step : steps) {
    if (step.action->when) conditions.push_back(&*step.action->when);
  }
  return CanHoldTogether(conditions, {}, check.names).value_or(true);
}

// Walks system actions from the last step on, looking for the way back to the first.
bool FindsLoop(const BundleCheck& check, Follows follows, Steps& steps) {
  const std::string& at = steps.back().action->to;
  if (at == steps.front().state->id) return CanHold(check, steps);
  const State* state = check.definition.Find(at);
  if (!state || steps.size() > check.definition.states.size()) return false;
  for (const Action& action : state->actions) {
    const bool seen = std::any_of(steps.begin(), steps.end(), [&](const Step& step) { return step.state == state; });
    if (seen || !follows(*state, action)) continue;
    steps.push_back({state, &action});
    if (FindsLoop(check, follows, steps)) return true;
    steps.pop_back();
  }
  return false;
}

std::vector<std::string> PathOf(const Steps& steps) {
  std::vector<std::string> path;
  for (const Step& step : steps) path.push_back(step.state->id);
  path.push_back(steps.front().state->id);
  return path;
}

void CheckAtOnce(const BundleCheck& check) {
  for (const State& state : check.definition.states) {
    for (const Action& action : state.actions) {
      Steps steps = {{&state, &action}};
      if (!IsImmediate(state, action) || !FindsLoop(check, IsImmediate, steps)) continue;
      check.Fault(action.written.header, "PW-SYSTEM-LOOP",
                  fmt::format("“{}” happens by itself and can happen again at once, for ever.", action.id),
                  PathOf(steps));
    }
  }
}

// A case that goes round by timers without a human action between is looked at by nobody: each round is told once.
void CheckRounds(const BundleCheck& check) {
  std::set<std::set<std::string>> told;
  for (const State& state : check.definition.states) {
    for (const Action& action : state.actions) {
      Steps steps = {{&state, &action}};
      if (!Moves(state, action) || !FindsLoop(check, Moves, steps)) continue;
      const bool at_once = std::all_of(steps.begin(), steps.end(),
                                       [](const Step& step) { return IsImmediate(*step.state, *step.action); });
      const auto path = PathOf(steps);
      if (at_once || !told.insert({path.begin(), path.end()}).second) continue;
      check.Fault(action.written.header, "PW-SYSTEM-LOOP",
                  fmt::format("“{}” happens by itself, and timers lead back to it: a case could go round for ever with "
                              "nobody doing anything.",
                              action.id),
                  path);
    }
  }
}

}  // namespace

void CheckLoops(const BundleCheck& check) {
  CheckAtOnce(check);
  CheckRounds(check);
}

}  // namespace caseway::pathway
