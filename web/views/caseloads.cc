#include "web/views/caseloads.h"

#include <algorithm>

#include "core/casework/holding.h"
#include "core/pathway/settling.h"
#include "web/handlers/people/concern_receipt.h"

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

namespace {

constexpr int kAll = 100000;  // nobody holds as many

// Whether this one may know of the case: what is not restricted is known to all but those close to its people.
bool MayKnowOf(const Visit& visit, Record& record, const WorkRow& work) {
  if (work.restriction == Restriction::kNone && visit.actor.declared.empty()) return true;
  const auto row = record.cases().Find(work.id);
  return row && SeesCase(visit, record, *row);
}

// Of what the worker can go on with, or of what waits for a manager, the cases the reader may know of (DESIGN 10).
std::vector<WorkRow> HeldBy(const Visit& visit, Record& record, UserId user, const WorkFilter& filter) {
  const WorkClock clock{.now = visit.now};
  auto rows = record.work().Mine(user, filter, clock).rows;
  rows.erase(std::remove_if(rows.begin(), rows.end(), [&](const auto& row) { return !MayKnowOf(visit, record, row); }),
             rows.end());
  return rows;
}

}  // namespace

std::vector<CaseloadRow> CaseloadsOf(const Visit& visit, Record& record, TeamId team) {
  auto loads = record.work().Caseloads(team, visit.now);
  const auto members = record.council().MembersOf(team);
  for (auto& load : loads) {
    const auto user =
        std::find_if(members.begin(), members.end(), [&](const auto& one) { return one.id == load.user; });
    if (load.open == 0) continue;
    WorkFilter filter{.limit = kAll};
    if (user != members.end()) filter.not_theirs = NotTheirsOf(visit, casework::ActorOf(*user));
    const auto own = HeldBy(visit, record, load.user, filter);
    load.overdue = static_cast<int>(std::count_if(
        own.begin(), own.end(), [&](const auto& row) { return row.due_at > Instant{} && row.due_at <= visit.now; }));
    filter.with_managers = true;
    load.with_managers = static_cast<int>(HeldBy(visit, record, load.user, filter).size());
    load.open = static_cast<int>(own.size()) + load.with_managers;
  }
  return loads;
}

}  // namespace caseway::web
