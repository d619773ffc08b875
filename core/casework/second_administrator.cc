#include "core/casework/second_administrator.h"

#include <algorithm>

#include "core/casework/council.h"
#include "core/casework/events.h"

namespace caseway::casework {
namespace {

using access::Permission;

bool Has(const std::vector<std::string>& roles, const std::string& role) {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

Result<void> Append(WritableRecord& record, UserId user, const char* type, Document payload, const Deed& deed) {
  const auto kept = record.Append(EventOf(deed, {"account", user.value}, type, std::move(payload)));
  if (!kept) return kept.error();
  return {};
}

Result<void> Propose(WritableRecord& record, UserId user, const std::string& role, const Deed& deed,
                     bool withdraws = false) {
  Document payload;
  payload.Set("proposal", record.NextId()).Set("role", role);
  if (withdraws) payload.Set("withdraws", true);
  return Append(record, user, events::kAccountProposed, std::move(payload), deed);
}

// Also while such a role waits for an answer: who had the way in would hold it afterwards.
bool LinkTakesTwo(WritableRecord& record, const UserRow& account, const Deed& deed) {
  const auto takes_two = [&](const std::string& role) { return TakesTwo(deed.library, role); };
  if (std::any_of(account.roles.begin(), account.roles.end(), takes_two)) return true;
  const auto waiting = record.council().Proposals();
  return std::any_of(waiting.begin(), waiting.end(), [&](const ProposalRow& row) {
    return row.user == account.id && !row.role.empty() && !row.withdraws;
  });
}

bool ManagesAccounts(const UserRow& user, const Deed& deed) {
  return !user.disabled && std::any_of(user.roles.begin(), user.roles.end(), [&](const std::string& role) {
    return deed.roles.Holds(role, Permission::kManageUsers);
  });
}

Result<void> MayRefuse(const ProposalRow& row, const Deed& deed) {
  if ((!row.disables && !row.withdraws) || row.user != deed.actor.user) return {};
  return Forbidden("This is about your own account: another administrator has to answer it.");
}

Result<void> MayConfirm(const ProposalRow& row, const Deed& deed) {
  if (deed.actor.is_system) return {};
  if (row.by == deed.actor.user) return Forbidden("You proposed this: another administrator has to confirm it.");
  if (row.user == deed.actor.user) return Forbidden("This is for yourself: another administrator has to confirm it.");
  return {};
}

Result<void> GiveRole(WritableRecord& record, const UserRow& account, const std::string& role, const Deed& deed) {
  if (role.empty() || Has(account.roles, role)) return {};
  if (!deed.roles.Knows(role)) return NotFound("There is no role " + role + " any more.");
  Document roles{Document::List{}};
  for (const auto& held : account.roles) roles.Add(held);
  roles.Add(role);
  return Append(record, account.id, events::kAccountChanged,
                Document().Set("changes", Document().Set("roles", std::move(roles))), deed);
}

Result<void> TakeRole(WritableRecord& record, const UserRow& account, const std::string& role, const Deed& deed) {
  if (!Has(account.roles, role)) return {};
  Document roles{Document::List{}};
  for (const auto& held : account.roles) {
    if (held != role) roles.Add(held);
  }
  return Append(record, account.id, events::kAccountChanged,
                Document().Set("changes", Document().Set("roles", std::move(roles))), deed);
}

Document AnswerOf(const ProposalRow& row, const ProposalAnswer& answer, const std::string& reason) {
  Document payload;
  payload.Set("proposal", row.id.value).Set("role", row.role).Set("proposed_by", row.by.value);
  if (row.disables) payload.Set("disables", true);
  if (row.withdraws) payload.Set("withdraws", true);
  payload.Set("answer", answer.confirmed ? "confirmed" : "refused");
  if (!reason.empty()) payload.Set("reason", reason);
  return payload;
}

// The answer first: disabling voids all that waits for the account.
Result<Document> Disabled(WritableRecord& record, const ProposalRow& row, Document answer, const Deed& deed) {
  const auto kept = Append(record, row.user, events::kAccountProposalAnswered, std::move(answer), deed);
  if (!kept) return kept.error();
  const auto done = CarryOutDisabling(record, row.user, row.reason, deed);
  if (!done) return done;
  return Document().Set("user", row.user.value).Set("role", "").Set("disables", true);
}

}  // namespace

bool DisablingTakesTwo(WritableRecord& record, const UserRow& account, const Deed& deed) {
  if (deed.actor.is_system || !ManagesAccounts(account, deed)) return false;
  const auto users = record.council().Users();
  return std::any_of(users.begin(), users.end(), [&](const UserRow& user) {
    return user.id != account.id && user.id != deed.actor.user && ManagesAccounts(user, deed);
  });
}

Result<Document> ProposeDisabling(WritableRecord& record, UserId user, const std::string& reason, const Deed& deed) {
  Document payload;
  payload.Set("proposal", record.NextId()).Set("role", "").Set("disables", true).Set("reason", reason);
  const auto kept = Append(record, user, events::kAccountProposed, std::move(payload), deed);
  if (!kept) return kept.error();
  return Document().Set("user", user.value).Set("waits", true);
}

bool TakesTwo(const pathway::Library& library, const std::string& role) {
  const auto found = library.roles.find(role);
  return found != library.roles.end() && found->second.four_eyes;
}

RolesAsked PartRoles(const std::vector<std::string>& wanted, const std::vector<std::string>& held, const Deed& deed) {
  RolesAsked asked;
  for (const auto& role : wanted) {
    const bool alone = deed.actor.is_system || Has(held, role) || !TakesTwo(deed.library, role);
    (alone ? asked.at_once : asked.waiting).push_back(role);
  }
  return asked;
}

void KeepUntilAgreed(WritableRecord& record, const UserRow& account, RolesAsked& asked, const Deed& deed) {
  if (account.id == deed.actor.user || !DisablingTakesTwo(record, account, deed)) return;
  for (const auto& role : account.roles) {
    if (Has(asked.at_once, role) || !deed.roles.Holds(role, Permission::kManageUsers)) continue;
    asked.at_once.push_back(role);
    asked.leaving.push_back(role);
  }
}

Result<void> ProposeRoles(WritableRecord& record, UserId user, const RolesAsked& asked, const Deed& deed) {
  for (const auto& role : asked.waiting) {
    if (const auto proposed = Propose(record, user, role, deed); !proposed) return proposed;
  }
  for (const auto& role : asked.leaving) {
    if (const auto proposed = Propose(record, user, role, deed, true); !proposed) return proposed;
  }
  return {};
}

Result<Document> AskForSetUpLink(WritableRecord& record, UserId user, const Deed& deed) {
  const auto allowed = access::May(deed.roles, deed.actor, Permission::kManageUsers);
  if (!allowed) return allowed.error();
  const auto account = record.council().User(user);
  if (!account) return NotFound("There is no such account.");
  if (account->disabled) return Conflict("This account is disabled. Enable it first.");
  Document answer;
  answer.Set("user", user.value);
  if (deed.actor.is_system || !LinkTakesTwo(record, *account, deed)) return answer;
  if (const auto proposed = Propose(record, user, "", deed); !proposed) return proposed.error();
  return answer.Set("waits", true);
}

Result<Document> AnswerProposal(WritableRecord& record, const ProposalAnswer& answer, const Deed& deed) {
  const auto allowed = access::May(deed.roles, deed.actor, Permission::kManageUsers);
  if (!allowed) return allowed.error();
  const auto waiting = record.council().Proposals();
  const auto row =
      std::find_if(waiting.begin(), waiting.end(), [&](const ProposalRow& one) { return one.id == answer.proposal; });
  if (row == waiting.end()) return NotFound("This was answered already, or proposed anew.");
  const auto account = record.council().User(row->user);
  if (!account) return NotFound("There is no such account.");
  std::string reason;
  if (answer.confirmed) {
    if (const auto may = MayConfirm(*row, deed); !may) return may.error();
    if (row->disables) return Disabled(record, *row, AnswerOf(*row, answer, ""), deed);
    const auto changed =
        row->withdraws ? TakeRole(record, *account, row->role, deed) : GiveRole(record, *account, row->role, deed);
    if (!changed) return changed.error();
  } else {
    if (const auto may = MayRefuse(*row, deed); !may) return may.error();
    const auto why = Needed("reason", answer.reason, "Say why it is refused.");
    if (!why) return why.error();
    reason = *why;
  }
  const auto kept = Append(record, row->user, events::kAccountProposalAnswered, AnswerOf(*row, answer, reason), deed);
  if (!kept) return kept.error();
  Document answered = Document().Set("user", row->user.value).Set("role", row->role);
  if (row->disables) answered.Set("disables", true);
  if (row->withdraws) answered.Set("withdraws", true);
  return answered;
}

}  // namespace caseway::casework
