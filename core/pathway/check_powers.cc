#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "core/pathway/arrivals.h"
#include "core/pathway/bundle_check.h"
#include "core/pathway/nearest.h"

namespace caseway::pathway {
namespace {

// By name: what the permissions are is the business of core/access, above this folder.
constexpr std::string_view kWorkCase = "work_case", kOpenCase = "open_case", kRaiseConcern = "raise_concern";
constexpr std::string_view kSeeRestricted = "see_restricted", kBreakGlass = "break_glass";

bool Holds(const Library& library, const std::string& role, std::string_view permission) {
  const auto found = library.roles.find(role);
  if (found == library.roles.end()) return true;  // an unknown role is a fault of its own
  const auto& permissions = found->second.permissions;
  return std::find(permissions.begin(), permissions.end(), permission) != permissions.end();
}

// The permissions that let a role into a restricted case it does not hold and is not named on.
bool SeesRestricted(const Library& library, const std::string& role) {
  return Holds(library, role, kSeeRestricted) || Holds(library, role, kBreakGlass);
}

// A role named by an action must be able to take it: it works on cases, and may see this one.
void CheckWho(const BundleCheck& check, const State& state, const Action& action) {
  const bool hidden = check.definition.restriction == "standard" && state.owner != "worker" && !state.end;
  for (std::size_t i = 0; i < action.who.size(); ++i) {
    const std::string& role = action.who[i];
    const Place& place = action.written.Of(fmt::format("who.{}", i));
    if (!Holds(check.library, role, kWorkCase))
      check.Fault(place, "PW-CANNOT-ACT",
                  fmt::format("The role “{}” cannot do “{}”: it lacks the permission “work_case”.", role, action.id));
    else if (hidden && !SeesRestricted(check.library, role))
      check.Fault(place, "PW-CANNOT-SEE",
                  fmt::format("The role “{}” cannot do “{}”: in “{}” the case is restricted and with a team, and the "
                              "role has neither “see_restricted” nor “break_glass”.",
                              role, action.id, state.id));
  }
}

// Concerns are raised by whoever may raise one; all else is opened.
void CheckOpeners(const BundleCheck& check) {
  const Definition& definition = check.definition;
  const bool raised = ReceivesConcerns(check.library, definition.id);
  for (std::size_t i = 0; i < definition.open_by.size(); ++i) {
    const std::string& role = definition.open_by[i];
    if (Holds(check.library, role, kOpenCase) || (raised && Holds(check.library, role, kRaiseConcern))) continue;
    check.Fault(definition.written.Of(fmt::format("open_by.{}", i)), "PW-CANNOT-ACT",
                fmt::format("The role “{}” cannot open this: it lacks the permission “open_case”.", role));
  }
}

bool MayDoSomething(const State& state, const std::string& role) {
  return std::any_of(state.actions.begin(), state.actions.end(), [&](const Action& action) {
    return std::find(action.who.begin(), action.who.end(), role) != action.who.end();
  });
}

// A case that waits for a team's manager must find one, with something to do.
void CheckManager(const BundleCheck& check, const State& state, const Team& team) {
  const Place& place = state.written.Of("owner");
  if (team.manager.empty())
    check.Fault(place, "PW-NO-MANAGER",
                fmt::format("In “{}” the case waits for the manager of its team, and the team “{}”, which takes “{}”, "
                            "has none: give it a manager in teams.toml.",
                            state.id, team.id, check.definition.id));
  else if (!MayDoSomething(state, team.manager))
    check.Fault(place, "PW-CANNOT-ACT",
                fmt::format("In “{}” the case waits for the manager of “{}”, but no action is for the role “{}”.",
                            state.id, team.id, team.manager));
}

void CheckManagers(const BundleCheck& check, const State& state) {
  const auto& teams = check.library.council.teams;
  bool is_taken = false;
  for (const auto& [id, team] : teams) {
    if (std::find(team.takes.begin(), team.takes.end(), check.definition.id) == team.takes.end()) continue;
    is_taken = true;
    CheckManager(check, state, team);
  }
  const bool is_managed = std::any_of(teams.begin(), teams.end(), [](const auto& team) {
    return team.second.takes.empty() && !team.second.manager.empty();
  });
  if (!is_taken && !is_managed)
    check.Fault(
        state.written.Of("owner"), "PW-NO-MANAGER",
        fmt::format("In “{}” the case waits for the manager of its team, and no team with a manager takes “{}”.",
                    state.id, check.definition.id));
}

void CheckTakes(const BundleCheck& check, const Place& place, const std::string& id) {
  const auto team = check.library.council.teams.find(id);
  if (team == check.library.council.teams.end() || team->second.takes.empty()) return;
  const auto& takes = team->second.takes;
  if (std::find(takes.begin(), takes.end(), check.definition.id) == takes.end())
    check.Fault(place, "PW-TEAM-TAKES-NOT",
                fmt::format("The team “{}” does not take “{}”: teams.toml does not list it.", id, check.definition.id));
}

// "senior, team-manager" -> both.
std::vector<std::string> PartsOf(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from < text.size();) {
    const auto comma = std::min(text.find(',', from), text.size());
    const auto first = text.find_first_not_of(' ', from);
    if (first < comma) parts.push_back(text.substr(first, comma - first));
    from = comma + 1;
  }
  return parts;
}

// A setting that says who may act alone lists roles; a misspelt one would never let anybody.
void CheckAlone(const BundleCheck& check, const Action& action) {
  const auto setting = check.library.council.settings.find(action.four_eyes_setting);
  if (action.four_eyes_setting.empty() || setting == check.library.council.settings.end()) return;
  if (setting->second.kind != "list") {
    check.Fault(action.written.Of("four_eyes_setting"), "PW-SETTING-KIND",
                fmt::format("The setting “{}” is no list of roles.", setting->first));
    return;
  }
  const auto& values = setting->second.history.values();
  for (std::size_t i = 0; i < values.size(); ++i) {
    for (const std::string& role : PartsOf(values[i].value)) {
      if (check.library.roles.count(role)) continue;
      check.Fault(setting->second.written.Of(fmt::format("values.{}", i)), "PW-UNKNOWN-ROLE",
                  fmt::format("There is no role “{}”, which “{}” lets act alone.{}", role, setting->first,
                              DidYouMean(role, KeysOf(check.library.roles))));
    }
  }
}

}  // namespace

void CheckPowers(const BundleCheck& check) {
  CheckOpeners(check);
  for (const State& state : check.definition.states) {
    if (state.owner == "manager") CheckManagers(check, state);
    else if (!state.owner.empty() && state.owner != "worker") CheckTakes(check, state.written.Of("owner"), state.owner);
    for (const Action& action : state.actions) {
      CheckWho(check, state, action);
      CheckTakes(check, action.written.Of("owner"), action.owner);
      CheckAlone(check, action);
    }
  }
}

}  // namespace caseway::pathway
