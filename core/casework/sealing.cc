#include "core/casework/sealing.h"

#include <algorithm>

#include "core/casework/events.h"
#include "core/casework/holding.h"
#include "core/pathway/scope.h"

namespace caseway::casework {
namespace {

using access::Permission;

bool IsAskedFor(const CaseContext& context, Instant now) {
  const auto& seals = context.bundle().definition.seals;
  if (!seals || context.row().restriction == Restriction::kSealed) return false;
  const pathway::CaseAt at = context.At();
  return pathway::Scope(at, now).Holds(seals->when);
}

// Those of them who say who is named on a sealed case.
std::vector<UserId> WhoNames(const std::vector<UserRow>& users, const Deed& deed) {
  std::vector<UserId> names;
  for (const auto& user : users) {
    if (!user.disabled && deed.roles.Holds(ActorOf(user), Permission::kSealCase)) names.push_back(user.id);
  }
  return names;
}

std::vector<UserId> NamedOn(WritableRecord& record, const CaseRow& row, const Deed& deed) {
  std::vector<UserId> named = WhoNames(record.council().MembersOf(row.owner_team), deed);
  if (named.empty()) named = WhoNames(record.council().Users(), deed);
  if (row.owner_user) named.push_back(row.owner_user);
  if (deed.actor.user && SeesIt(record, row, deed.actor, deed)) named.push_back(deed.actor.user);
  std::sort(named.begin(), named.end());
  named.erase(std::unique(named.begin(), named.end()), named.end());
  return named;
}

}  // namespace

Result<void> SealWhereAsked(WritableRecord& record, CaseContext& context, const Deed& deed) {
  if (!IsAskedFor(context, deed.now)) return {};
  Document access{Document::List{}};
  for (const auto user : NamedOn(record, context.row(), deed)) access.Add(user.value);
  Document payload;
  payload.Set("restriction", static_cast<int>(Restriction::kSealed)).Set("access", std::move(access));
  payload.Set("reason", context.bundle().definition.seals->say);
  const auto kept = record.Append(EventOf(deed, CaseStream(context.row().id), events::kRestricted, std::move(payload)));
  if (!kept) return kept.error();
  context.Seal();
  return {};
}

}  // namespace caseway::casework
