#include "core/pathway/next_owner.h"

namespace caseway::pathway {
namespace {

bool IsTeamRule(const std::string& rule) {
  return !rule.empty() && rule != "worker" && rule != "manager" && rule != "actor" && rule != "chosen" &&
         rule != "keep" && rule != "linked";
}

}  // namespace

Owner OwnerByState(const Owner& now, const State& next) {
  if (IsTeamRule(next.owner)) return {next.owner, {}, false};
  return {now.team, now.worker, next.owner == "manager"};
}

Owner NextOwner(const CaseAt& at, const Action& action, const State& next, const Command& command, const Actor& actor) {
  const Owner& now = at.state.owner;
  if (next.end) return {};
  if (action.owner == "keep" || (action.owner.empty() && next.id == at.state.state)) return now;
  if (IsTeamRule(action.owner)) return {action.owner, {}, next.owner == "manager"};
  Owner by_state = OwnerByState(now, next);
  if (action.owner == "actor" && actor.user) return {by_state.team, actor.user, false};
  if (action.owner == "linked") return at.facts.HolderOfLinked().value_or(Owner{by_state.team, {}, true});
  if (action.owner == "chosen") return {command.team.empty() ? by_state.team : command.team, command.worker, false};
  return by_state;
}

}  // namespace caseway::pathway
