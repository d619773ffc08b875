#include "app/system_timer.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/casework/advance_case.h"
#include "core/casework/people.h"
#include "core/casework/recount_dates.h"
#include "storage/sqlite/queries/moves_due.h"
#include "storage/sqlite/queries/provisional_dates.h"

namespace caseway::app {
namespace {

constexpr std::size_t kMostAtOnce = 200;

bool IsTimed(const pathway::State& state) {
  return std::any_of(state.actions.begin(), state.actions.end(), [](const auto& action) { return action.by_system; });
}

// Asked of the snapshot: most cases wait for something that has not come, and a command for each would be a commit for
// nothing. A case that cannot be judged is left to the command, which says why.
bool IsDue(Record& record, CaseId id, const pathway::Library& library, Instant now) {
  const auto row = record.cases().Find(id);
  if (!row) return false;
  const auto context = casework::CaseContext::Load(record, *row, library, now);
  if (!context) return true;
  const auto actions = pathway::DueSystemActions((*context)->At(), now);
  return std::any_of(actions.begin(), actions.end(), [](const auto& action) { return action.due_now; });
}

using StateName = std::pair<std::string, std::string>;  // pathway, state

// The states of every version that cases may be pinned to in which something happens by itself.
std::set<StateName> TimedStates(const pathway::Library& library) {
  std::set<StateName> timed;
  for (const auto& [digest, bundle] : library.kept()) {
    for (const auto& state : bundle->definition.states) {
      if (IsTimed(state)) timed.emplace(bundle->definition.id, state.id);
    }
  }
  return timed;
}

// The due ones among the next cases of a state; `after` moves to the last one looked at, to none at the end.
std::vector<CaseId> NextDue(const pathway::Library& library, Record& record, const StateName& state, CaseId& after,
                            Instant now) {
  std::vector<CaseId> due;
  const auto cases = record.work().DueForSystem(state.first, state.second, now, after, kMostAtOnce);
  for (const CaseId id : cases) {
    if (IsDue(record, id, library, now)) due.push_back(id);
  }
  after = cases.size() < kMostAtOnce ? CaseId{} : cases.back();
  return due;
}

void Act(Runtime& runtime, const FaultLog& log, const std::vector<CaseId>& due) {
  for (const CaseId id : due) {
    const auto done = runtime.Do(SystemActor(), [id](WritableRecord& record, const casework::Deed& deed) {
      return casework::RunSystemActions(record, id, deed);
    });
    if (!done) log.Write("timer", done.error().detail.empty() ? done.error().say : done.error().detail);
  }
}

}  // namespace

// A snapshot for each handful of cases, so that a large council neither holds one long nor meets the step limit.
void RunDueSystemActions(Runtime& runtime, const FaultLog& log) {
  const auto live = runtime.live().Get();
  for (const StateName& state : TimedStates(live->library)) {
    CaseId after;
    do {
      std::vector<CaseId> due;
      const auto read = runtime.Read(
          [&](Record& record) { due = NextDue(live->library, record, state, after, runtime.clock().Now()); });
      if (!read) return log.Write("timer", read.error().say);
      Act(runtime, log, due);
    } while (after);
  }
}

void MakeMovesOfToday(Runtime& runtime, const FaultLog& log) {
  const Date today = LondonDate(runtime.clock().Now());
  for (const PersonId id : storage::PeopleWithMovesDue(runtime.database().Reader(), today)) {
    const auto done = runtime.Do(SystemActor(), [id](WritableRecord& record, const casework::Deed& deed) {
      return casework::RecordMoveOfToday(record, id, deed);
    });
    if (!done) log.Write("moves", done.error().detail.empty() ? done.error().say : done.error().detail);
  }
}

void RecountProvisionalDates(Runtime& runtime, const FaultLog& log) {
  for (const CaseId id : storage::CasesWithProvisionalDates(runtime.database().Reader())) {
    const auto done = runtime.Do(SystemActor(), [id](WritableRecord& record, const casework::Deed& deed) {
      return casework::RecountDates(record, id, deed);
    });
    if (!done) log.Write("dates", done.error().detail.empty() ? done.error().say : done.error().detail);
  }
}

}  // namespace caseway::app
