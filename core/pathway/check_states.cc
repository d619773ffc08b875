#include <fmt/format.h>

#include <algorithm>

#include "core/pathway/bundle_check.h"
#include "core/pathway/nearest.h"

namespace caseway::pathway {
namespace {

void CheckTeam(const BundleCheck& check, const Place& place, const std::string& team) {
  if (check.library.council.teams.count(team)) return;
  check.Fault(place, "PW-UNKNOWN-TEAM",
              fmt::format("There is no team “{}”.{}", team, DidYouMean(team, KeysOf(check.library.council.teams))));
}

void CheckOwner(const BundleCheck& check, const State& state) {
  const Place& place = state.written.Of("owner");
  if (state.owner.empty())
    check.Fault(place, "PW-NO-OWNER", fmt::format("The state “{}” is open and has no owner.", state.id));
  else if (state.owner != "worker" && state.owner != "manager") CheckTeam(check, place, state.owner);
}

bool IsWayOut(const State& state, const Action& action) { return !action.by_system && action.to != state.id; }

void CheckOpen(const BundleCheck& check, const State& state) {
  CheckOwner(check, state);
  if (!state.due)
    check.Fault(state.written.header, "PW-NO-DATE", fmt::format("The state “{}” is open and has no date.", state.id));
  else if (state.due->rule.off)
    check.Fault(state.written.Of("due"), "PW-NO-DATE",
                fmt::format("The date of the state “{}” is switched off: an open state always has one.", state.id));
  const auto& actions = state.actions;
  if (std::none_of(actions.begin(), actions.end(), [&](const Action& action) { return IsWayOut(state, action); }))
    check.Fault(state.written.header, "PW-NO-WAY-OUT",
                fmt::format("Nothing a person can do leads out of the state “{}”.", state.id));
}

void CheckEnd(const BundleCheck& check, const State& state) {
  for (const char* key : {"owner", "due", "pauses", "awaits", "listed"}) {
    if (state.written.Has(key))
      check.Fault(state.written.Of(key), "PW-END-KEY",
                  fmt::format("The state “{}” is an end: it can have no “{}”.", state.id, key));
  }
  for (const Action& action : state.actions) {
    if (action.by_system)
      check.Fault(action.written.header, "PW-END-ACTION",
                  fmt::format("“{}” would happen by itself after the end “{}”.", action.id, state.id));
  }
}

void CheckForms(const BundleCheck& check, const State& state) {
  for (std::size_t i = 0; i < state.forms.size(); ++i) {
    if (check.bundle.forms.count(state.forms[i])) continue;
    check.Fault(state.written.Of(fmt::format("forms.{}", i)), "PW-UNKNOWN-FORM",
                fmt::format("There is no form “{}”.{}", state.forms[i],
                            DidYouMean(state.forms[i], KeysOf(check.bundle.forms))));
  }
}

// The first state, then unreachable states and those that cannot end.
void CheckWays(const BundleCheck& check) {
  const Definition& definition = check.definition;
  const State* first = definition.Find(definition.starts);
  if (!first) {
    check.Fault(definition.written.Of("starts"), "PW-UNKNOWN-STATE",
                fmt::format("There is no state “{}” to start with.", definition.starts));
    return;
  }
  if (first->end) check.Fault(definition.written.Of("starts"), "PW-STARTS-AT-END", "The pathway starts at an end.");
  const auto reachable = check.graph.Reachable(definition.starts);
  const bool has_end =
      std::any_of(definition.states.begin(), definition.states.end(), [](const State& state) { return state.end; });
  if (!has_end) check.Fault(definition.written.header, "PW-NO-END", "The pathway has no end.");
  for (const State& state : definition.states) {
    if (!reachable.count(state.id))
      check.Fault(state.written.header, "PW-UNREACHABLE-STATE",
                  fmt::format("No action leads to the state “{}” from “{}”.", state.id, definition.starts));
    else if (has_end && !state.end && !check.graph.CanEnd().count(state.id))
      check.Fault(state.written.header, "PW-DEAD-END",
                  fmt::format("From the state “{}” no end can be reached.", state.id),
                  check.graph.ShortestPath(state.id));
  }
}

}  // namespace

void CheckStates(const BundleCheck& check) {
  for (const State& state : check.definition.states) {
    if (state.end) CheckEnd(check, state);
    else CheckOpen(check, state);
    CheckForms(check, state);
    if (!state.awaits.empty() && state.awaits != "decision")
      check.Fault(state.written.Of("awaits"), "PW-BAD-VALUE",
                  fmt::format("“awaits” can only be \"decision\", not “{}”.", state.awaits));
  }
  CheckWays(check);
}

}  // namespace caseway::pathway
