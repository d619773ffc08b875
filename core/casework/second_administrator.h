// The second administrator: roles that give much power, ways in for their holders, and disabling an administrator or
// taking that role from one take two (DESIGN section 11).
//
//   TakesTwo(library, "administrator")                            // `four_eyes = true` in workflows/roles.toml
//   ProposeRole(record, user, "administrator", deed)               // by one administrator: it waits
//   AnswerProposal(record, {.proposal = id, .confirmed = true}, deed)   // by another: they hold it
//
// Who proposed does not confirm, and nobody confirms what is for themselves; either may be refused by anyone who
// manages accounts, also by who proposed it, but nobody refuses to be disabled or to lose a role. Where there is no
// second administrator, a command on the server stands for both
// (`caseway user`). Threads: on the writer.
#pragma once

#include <string>
#include <vector>

#include "core/casework/deed.h"

namespace caseway::casework {

bool TakesTwo(const pathway::Library& library, const std::string& role);

// Those of `wanted` that this actor alone may give to somebody who holds `held`; the rest wait for a second one.
struct RolesAsked {
  std::vector<std::string> at_once;
  std::vector<std::string> waiting;
  std::vector<std::string> leaving;  // to be taken away once a second one agrees; among those at once until then
};
RolesAsked PartRoles(const std::vector<std::string>& wanted, const std::vector<std::string>& held, const Deed& deed);
// Keeps the roles by which somebody else manages accounts, where disabling them would take two: what one administrator
// cannot close alone, they cannot empty alone either. Their own role anybody gives up.
void KeepUntilAgreed(WritableRecord& record, const UserRow& account, RolesAsked& asked, const Deed& deed);
// What waits and what leaves. Errors: kInternal for a broken store.
Result<void> ProposeRoles(WritableRecord& record, UserId user, const RolesAsked& asked, const Deed& deed);

// A set-up link for an account. -> {"user": id, "waits"?: true when it holds, or waits for, a role that takes two: then
// the link is made for whoever confirms it}. Errors: kForbidden, kNotFound, kConflict for a disabled account.
Result<Document> AskForSetUpLink(WritableRecord& record, UserId user, const Deed& deed);

// Whether disabling this account takes another administrator besides the one who asks: when it manages accounts, and
// there is somebody else to confirm it. Where only these two are left, one is enough: a way in that has been stolen
// must not stand because nobody can confirm that it is closed.
bool DisablingTakesTwo(WritableRecord& record, const UserRow& account, const Deed& deed);
// -> {"user": id, "waits": true}. Errors: kInternal for a broken store.
Result<Document> ProposeDisabling(WritableRecord& record, UserId user, const std::string& reason, const Deed& deed);

struct ProposalAnswer {
  ProposalId proposal;
  bool confirmed = false;
  std::string reason;  // of a refusal
};
// -> {"user": id, "role": id or "" for a set-up link, "disables"?: true, "withdraws"?: true}. Errors: kForbidden,
// kNotFound for one answered before, kInvalidInput on "reason".
Result<Document> AnswerProposal(WritableRecord& record, const ProposalAnswer& answer, const Deed& deed);

}  // namespace caseway::casework
