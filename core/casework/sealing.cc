#include "core/casework/sealing.h"

#include <algorithm>

#include "core/casework/events.h"
#include "core/casework/holding.h"
#include "core/casework/on_duty.h"
#include "core/casework/whole_words.h"
#include "core/pathway/scope.h"

namespace caseway::casework {
namespace {

using access::Permission;

bool IsAskedFor(const CaseContext& context, Instant now) {
  const pathway::CaseAt at = context.At();
  return pathway::Scope(at, now).Holds(context.bundle().definition.seals->when);
}

// Those of them who say who is named on a sealed case, and are not alleged to be the risk themselves.
std::vector<UserId> WhoNames(const std::vector<UserRow>& users, const std::string& alleged, const Deed& deed) {
  std::vector<UserId> names;
  for (const auto& user : users) {
    const bool may = !user.disabled && deed.roles.Holds(ActorOf(user), Permission::kSealCase);
    if (may && !StandsIn(user.name, alleged)) names.push_back(user.id);
  }
  return names;
}

std::vector<UserId> NamedOn(WritableRecord& record, const CaseContext& context, const Deed& deed) {
  const CaseRow& row = context.row();
  const std::string alleged = AllegedOf(context);
  std::vector<UserId> named = WhoNames(record.council().MembersOf(row.owner_team), alleged, deed);
  if (named.empty()) named = WhoNames(record.council().Users(), alleged, deed);
  if (row.owner_user) named.push_back(row.owner_user);
  if (deed.actor.user && SeesIt(record, row, deed.actor, deed)) named.push_back(deed.actor.user);
  return named;
}

std::vector<UserId> NamedAlready(WritableRecord& record, CaseId id, Instant now) {
  std::vector<UserId> named;
  for (const auto& user : record.council().Users()) {
    if (record.cases().HasAccess(id, user.id, now)) named.push_back(user.id);
  }
  return named;
}

Result<void> Seal(WritableRecord& record, CaseId id, std::vector<UserId> named, std::string reason, const Deed& deed) {
  std::sort(named.begin(), named.end());
  named.erase(std::unique(named.begin(), named.end()), named.end());
  Document access{Document::List{}};
  for (const auto user : named) access.Add(user.value);
  Document payload;
  payload.Set("restriction", static_cast<int>(Restriction::kSealed)).Set("access", std::move(access));
  payload.Set("reason", std::move(reason));
  const auto kept = record.Append(EventOf(deed, CaseStream(id), events::kRestricted, std::move(payload)));
  if (!kept) return kept.error();
  return {};
}

}  // namespace

Result<void> SealWhereAsked(WritableRecord& record, CaseContext& context, const Deed& deed) {
  const auto& seals = context.bundle().definition.seals;
  const CaseId id = context.row().id;
  const bool sealed = context.row().restriction == Restriction::kSealed;
  if (!seals || (!sealed && !IsAskedFor(context, deed.now))) return {};
  const auto on_duty = OnDutyFor(record, context, deed);
  if (sealed && (on_duty.empty() || IsAnyNamed(record, id, on_duty, deed.now))) return {};
  std::vector<UserId> named = sealed ? NamedAlready(record, id, deed.now) : NamedOn(record, context, deed);
  named.insert(named.end(), on_duty.begin(), on_duty.end());
  std::string reason = sealed ? "" : seals->say;
  if (!on_duty.empty()) reason += (reason.empty() ? "" : ". ") + seals->on_duty->say;
  const auto kept = Seal(record, id, std::move(named), std::move(reason), deed);
  if (kept) context.Seal();
  return kept;
}

}  // namespace caseway::casework
