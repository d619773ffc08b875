#include <fmt/format.h>

#include "core/pathway/dates.h"
#include "core/pathway/permitted.h"
#include "core/pathway/scope.h"

namespace caseway::pathway {
namespace {

SystemAction Timed(const CaseAt& at, const Action& action, const Scope& scope) {
  SystemAction timed{&action, std::nullopt, false};
  const auto timer = TimerOf(at, *action.after, scope);
  if (timer) timed.at = timer->at;
  timed.due_now = timer && timer->at <= scope.now();
  return timed;
}

bool RequirementsHold(const Action& action, const Scope& scope) {
  for (const Requirement& requirement : action.requirements) {
    if (!scope.Holds(requirement)) return false;
  }
  return true;
}

std::string Line(bool holds, const std::string& rule, const std::string& say) {
  return fmt::format("{} {}: {}\n", holds ? "[met]    " : "[not met]", rule, say);
}

}  // namespace

std::vector<ActionView> AvailableActions(const CaseAt& at, const Actor& actor, Instant now) {
  std::vector<ActionView> views;
  const State* state = at.bundle.definition.Find(at.state.state);
  if (!state) return views;
  const Scope scope(at, now);
  for (const Action& action : state->actions) {
    if (action.by_system || !Applies(at, action, scope)) continue;
    views.push_back(Look(at, action, actor, scope));
  }
  return views;
}

std::optional<ActionView> ViewAction(const CaseAt& at, const Action& action, const Actor& actor, Instant now) {
  const Scope scope(at, now);
  if (action.by_system || !Applies(at, action, scope)) return std::nullopt;
  return Look(at, action, actor, scope);
}

std::vector<SystemAction> DueSystemActions(const CaseAt& at, Instant now) {
  std::vector<SystemAction> found;
  const State* state = at.bundle.definition.Find(at.state.state);
  if (!state) return found;
  const Scope scope(at, now);
  for (const Action& action : state->actions) {
    if (!action.by_system || (action.when && !scope.Holds(*action.when))) continue;
    SystemAction system = action.after ? Timed(at, action, scope) : SystemAction{&action, std::nullopt, true};
    system.due_now = system.due_now && RequirementsHold(action, scope) && HeldEndsOf(at, action, scope).empty();
    if (system.due_now || system.at) found.push_back(system);
  }
  return found;
}

std::optional<Due> StateDue(const CaseAt& at, Instant now) {
  const State* state = at.bundle.definition.Find(at.state.state);
  const Scope scope(at, now);
  return state ? EarliestOf(StateDateOf(at, *state, scope), ClocksOf(at, scope)) : std::nullopt;
}

std::vector<ClockView> RunningClocks(const CaseAt& at, Instant now) {
  const Scope scope(at, now);
  return ClocksOf(at, scope);
}

std::string Explain(const CaseAt& at, const Action& action, const Actor& actor, Instant now) {
  const Scope scope(at, now);
  const ActionView view = Look(at, action, actor, scope);
  std::string text = fmt::format("“{}”\n", action.title);
  if (action.when) text += Line(scope.Holds(*action.when), "when", action.when->text);
  if (!action.who.empty()) text += Line(view.permitted, "who", "done by " + InWords(view.who));
  if (!action.form.empty()) text += Line(!view.needs_form, "form", "the form " + action.form + " has been completed");
  for (const Requirement& requirement : action.requirements)
    text += Line(scope.Holds(requirement), requirement.rule, requirement.say);
  if (action.four_eyes)
    text += Line(!view.needs_second_person, "four-eyes", "someone other than who wrote it or brought it here");
  if (action.own) text += Line(!view.not_own, "own", "who holds the case or brought it here");
  return text;
}

}  // namespace caseway::pathway
