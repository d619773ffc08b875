// The use cases on the council itself: accounts, teams, dated settings.
//
// Nobody grants themselves a role; disabling somebody returns their cases to the queue (DESIGN sections 5 and 11).
// Passwords and second factors are security's (security/authenticator.h). Threads: on the writer.
#pragma once

#include <string>
#include <vector>

#include "core/casework/deed.h"

namespace caseway::casework {

struct AccountCommand {
  UserId user;  // none: a new one
  std::string user_name, name, email;
  std::vector<std::string> roles;
  std::vector<TeamId> teams;
  std::vector<std::string> competences;
  std::vector<PersonId> declared;
  std::string away_until;
};
// -> {"user": id, "waits"?: how many of the roles wait for a second administrator (second_administrator.h)}
Result<Document> CreateAccount(WritableRecord& record, const AccountCommand& command, const Deed& deed);
Result<Document> ChangeAccount(WritableRecord& record, const AccountCommand& command, const Deed& deed);
// Who manages accounts is disabled by two where there is a third: {"waits": true} until another administrator confirms
// it (second_administrator.h).
Result<Document> DisableAccount(WritableRecord& record, UserId user, const std::string& reason, const Deed& deed);
// What two have agreed to. Errors: as DisableAccount.
Result<Document> CarryOutDisabling(WritableRecord& record, UserId user, const std::string& reason, const Deed& deed);
Result<Document> EnableAccount(WritableRecord& record, UserId user, const Deed& deed);
// A worker declares someone close to them: from now on that record is closed to them (P32). Cases they hold about that
// person go to the team's queue, to be looked at by tomorrow.
Result<Document> DeclareRelative(WritableRecord& record, PersonId person, const Deed& deed);

Result<Document> CreateTeam(WritableRecord& record, const std::string& key, const std::string& title,
                            const std::string& calendar, const Deed& deed);
Result<Document> ChangeTeam(WritableRecord& record, TeamId team, const std::string& title, const std::string& calendar,
                            const Deed& deed);
// From a date on; earlier cases stay on the old value (F7).
Result<Document> ChangeSetting(WritableRecord& record, const std::string& name, Date from, const std::string& value,
                               const std::string& reason, const Deed& deed);
// A new council: its shipped teams and the properties given. Nothing when it has teams already.
Result<Document> FoundCouncil(WritableRecord& record, const std::string& council_name, bool demonstration,
                              const Deed& deed);

}  // namespace caseway::casework
