#include "core/casework/passed_contacts.h"

#include <algorithm>

#include "core/casework/advance_case.h"
#include "core/casework/decision_payload.h"
#include "core/casework/events.h"

namespace caseway::casework {
namespace {

// Whether work comes to this state by being passed to the holder of a linked case.
bool IsPassedTo(const pathway::Bundle& bundle, const std::string& state) {
  const auto& states = bundle.definition.states;
  return std::any_of(states.begin(), states.end(), [&](const pathway::State& from) {
    return std::any_of(from.actions.begin(), from.actions.end(),
                       [&](const pathway::Action& action) { return action.owner == "linked" && action.to == state; });
  });
}

// To the managers of its team; what follows from that by rule follows at once.
Result<void> ToManagers(WritableRecord& record, const CaseRow& row, const UserRow& holder, const Deed& deed) {
  const auto team = record.council().Team(row.owner_team);
  auto owner = OwnerPayload(record, {team ? team->key : "", {}, true});
  if (!owner) return owner.error();
  Document payload;
  payload.Set("owner", *std::move(owner)).Set("how", "returned");
  payload.Set("reason", holder.name + " is away and had not seen it.");
  const auto kept = record.Append(EventOf(deed, CaseStream(row.id), events::kOwnerChanged, std::move(payload)));
  if (!kept) return kept.error();
  const auto followed = FollowRules(record, row.id, deed);
  if (!followed) return followed.error();
  return CheckInvariants(record, row.id, deed);
}

}  // namespace

bool IsAway(const UserRow& user, Date today) {
  const auto until = ParseDate(user.away_until);
  return until && *until >= today;
}

Result<void> HandOnPassed(WritableRecord& record, UserId user, const Deed& deed) {
  const auto holder = record.council().User(user);
  if (!holder || !IsAway(*holder, LondonDate(deed.now))) return {};
  for (const CaseId id : record.work().OpenCasesOf(user)) {
    const auto row = record.cases().Find(id);
    const auto bundle = row && !row->with_managers ? deed.library.Pinned(row->bundle) : nullptr;
    if (bundle == nullptr || !IsPassedTo(*bundle, row->state)) continue;
    if (const auto handed = ToManagers(record, *row, *holder, deed); !handed) return handed;
  }
  return {};
}

}  // namespace caseway::casework
