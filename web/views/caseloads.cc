#include "web/views/caseloads.h"

#include <algorithm>

#include "core/casework/holding.h"
#include "core/pathway/settling.h"

namespace caseway::web {

NotTheirs NotTheirsOf(const Visit& visit, const Actor& actor) {
  NotTheirs not_theirs;
  for (const auto& [id, bundle] : visit.library().live()) {
    for (const auto& state : bundle->definition.states) {
      if (state.awaits.empty()) continue;
      const auto settles = pathway::SettlesAt(state, visit.library().council, actor, visit.now);
      if (settles == pathway::Settles::kNothing) not_theirs.ever.push_back(id + "/" + state.id);
      if (settles == pathway::Settles::kBroughtByOthers) not_theirs.brought.push_back(id + "/" + state.id);
    }
  }
  return not_theirs;
}

std::vector<CaseloadRow> CaseloadsOf(const Visit& visit, Record& record, TeamId team) {
  auto& work = record.work();
  auto loads = work.Caseloads(team, visit.now);
  const auto members = record.council().MembersOf(team);
  const WorkClock clock{.now = visit.now};
  for (auto& load : loads) {
    const auto user =
        std::find_if(members.begin(), members.end(), [&](const auto& one) { return one.id == load.user; });
    if (load.open == 0 || user == members.end()) continue;
    WorkFilter filter;
    filter.not_theirs = NotTheirsOf(visit, casework::ActorOf(*user));
    load.overdue = work.MineCounts(load.user, filter, clock).overdue;
    filter.with_managers = true;
    load.with_managers = work.MineCounts(load.user, filter, clock).all;
  }
  return loads;
}

}  // namespace caseway::web
