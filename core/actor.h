// Actor: who is doing this, always passed as a parameter, never a global.
//
// A value copied from the account and session at the start of a request; the account's version lets a use case refuse
// an actor whose roles have changed since. Roles are the ids of workflows/roles.toml ("social-worker").
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.h"

namespace caseway {

struct Actor {
  UserId user;       // none for the system itself
  std::string name;  // as shown beside what they did: "Grace Obi"
  std::vector<std::string> roles;
  std::vector<TeamId> teams;             // the teams they belong to; the first is their own
  std::vector<PersonId> declared;        // themselves and declared relatives: never opened or decided on (P32)
  std::vector<std::string> competences;  // "safeguarding-enquiry", live today
  bool is_system = false;                // a timer or a condition: only actions marked by = "system"

  bool Has(std::string_view role) const { return std::find(roles.begin(), roles.end(), role) != roles.end(); }
  bool In(TeamId team) const { return std::find(teams.begin(), teams.end(), team) != teams.end(); }
};

}  // namespace caseway
