#include "web/views/colleagues.h"

#include "core/casework/holding.h"
#include "web/views/caseloads.h"
#include "web/views/team_tables.h"

namespace caseway::web {

const Colleagues::Team& Colleagues::Read(const UserRow& user) {
  const TeamId own = user.teams.empty() ? TeamId{} : user.teams.front();
  const auto [at, is_new] = teams_.try_emplace(own);
  if (is_new && own) {
    if (const auto team = record_.council().Team(own)) at->second.title = team->title;
    at->second.loads = CaseloadsOf(visit_, record_, own);
  }
  return at->second;
}

std::string Colleagues::TeamOf(const UserRow& user) { return Read(user).title; }

std::string Colleagues::Words(const UserRow& user) {
  const Team& team = Read(user);
  std::string words = user.name;
  if (!team.title.empty()) words += ", " + team.title;
  for (const auto& load : team.loads) {
    if (load.user == user.id) words += ", " + LoadWords(load);
  }
  return words;
}

bool WorksOnCases(const Visit& visit, const UserRow& user) {
  return !user.disabled && visit.roles().Holds(casework::ActorOf(user), access::Permission::kWorkCase);
}

}  // namespace caseway::web
