// Random pathways: what the checker accepts never gets stuck: from every state a case can come into, an end can be
// reached by what some person may do.
#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>
#include <set>

#include "core/pathway/checker.h"
#include "core/pathway/graph.h"
#include "tests/core/pathway/visit_case.h"

namespace caseway::pathway {
namespace {

std::string StateId(int number) { return "s" + std::to_string(number); }

Action RandomAction(int number, int states) {
  Action action;
  action.id = "a" + std::to_string(number);
  action.title = action.id;
  action.to = StateId(*rc::gen::inRange(0, states));
  action.by_system = *rc::gen::inRange(0, 4) == 0;
  if (action.by_system) {
    DueWritten after;
    after.rule.within = {2, SpanUnit::kDays};
    after.rule.from = "entry";
    action.after = after;
  } else {
    action.who = {"worker"};
  }
  return action;
}

State RandomState(int number, int states) {
  State state;
  state.id = StateId(number);
  state.title = state.id;
  state.end = number > 0 && *rc::gen::inRange(0, 3) == 0;
  if (state.end) return state;
  state.owner = "desk";
  DueWritten due;
  due.rule.within = {5, SpanUnit::kDays};
  due.rule.from = "entry";
  state.due = due;
  const int actions = *rc::gen::inRange(0, 4);
  for (int i = 0; i < actions; ++i) state.actions.push_back(RandomAction(i, states));
  return state;
}

std::shared_ptr<Bundle> RandomBundle() {
  auto bundle = std::make_shared<Bundle>();
  bundle->definition.id = "random";
  bundle->definition.starts = StateId(0);
  const int states = *rc::gen::inRange(2, 7);
  for (int i = 0; i < states; ++i) bundle->definition.states.push_back(RandomState(i, states));
  for (State& state : bundle->definition.states) {
    for (Action& action : state.actions) {
      if (bundle->definition.Find(action.to)->end) action.ends = EndEffect::kCancelled;
      action.anew = action.to == state.id;
    }
  }
  return bundle;
}

// Walks on only by persons' actions, as far as they lead.
bool PersonReachesEnd(const Definition& definition, const std::string& from, std::set<std::string>& seen) {
  const State* state = definition.Find(from);
  if (state->end) return true;
  if (!seen.insert(from).second) return false;
  for (const Action& action : state->actions) {
    const bool goes_on = !action.by_system || action.after;
    if (goes_on && PersonReachesEnd(definition, action.to, seen)) return true;
  }
  return false;
}

TEST_CASE("A random pathway that the checker accepts never gets stuck") {
  rc::prop("from every reachable state an end can be reached", [] {
    Library library;
    library.council = VisitLibrary().council;
    library.roles = VisitLibrary().roles;
    const auto bundle = RandomBundle();
    library.Add(bundle);
    const Definition& definition = bundle->definition;
    bool stuck = false;
    for (const std::string& state : Graph(definition).Reachable(definition.starts)) {
      std::set<std::string> seen;
      const State* found = definition.Find(state);
      bool way_out = found->end;
      for (const Action& action : found->actions) way_out = way_out || (!action.by_system && action.to != state);
      stuck = stuck || !way_out || !PersonReachesEnd(definition, state, seen);
    }
    bool accepted = true;
    for (const Fault& fault : Check(library).faults) {
      const std::set<std::string> about_teams = {"PW-UNKNOWN-PATHWAY"};  // the twin's team takes "visit"
      accepted = accepted && about_teams.count(fault.code) > 0;
    }
    RC_CLASSIFY(accepted);
    if (accepted) RC_ASSERT(!stuck);
    if (stuck) RC_ASSERT(!accepted);
  });
}

}  // namespace
}  // namespace caseway::pathway
