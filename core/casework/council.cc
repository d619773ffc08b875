#include "core/casework/council.h"

#include <algorithm>

#include "core/casework/allocate.h"
#include "core/casework/close_people.h"
#include "core/casework/events.h"
#include "core/casework/passed_contacts.h"
#include "core/casework/second_administrator.h"
#include "core/pathway/setting_use.h"

namespace caseway::casework {
namespace {

using access::Permission;

template <class Ids>
Document IdList(const Ids& ids) {
  Document list{Document::List{}};
  for (const auto id : ids) list.Add(id.value);
  return list;
}

Document TextList(const std::vector<std::string>& texts) {
  Document list{Document::List{}};
  for (const auto& text : texts) list.Add(text);
  return list;
}

std::string Lower(std::string text) {
  for (char& c : text) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return text;
}

bool IsUserName(const std::string& name) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' || c == '@';
  };
  return name.size() >= 2 && name.size() <= 64 && std::all_of(name.begin(), name.end(), fits);
}

// Roles and teams must exist; nobody grants themselves a role.
Result<void> CheckAccount(WritableRecord& record, const AccountCommand& command, const Deed& deed) {
  const auto allowed = access::May(deed.roles, deed.actor, Permission::kManageUsers);
  if (!allowed) return allowed.error();
  if (Trimmed(command.name).empty()) return InvalidField("name", "Enter the person's name.");
  for (const auto& role : command.roles) {
    if (!deed.roles.Knows(role)) return InvalidField("roles", "There is no role " + role + ".");
  }
  for (const auto team : command.teams) {
    if (!record.council().Team(team)) return InvalidField("teams", "Choose teams of this council.");
  }
  if (command.user && command.user == deed.actor.user) {
    const auto now = record.council().User(command.user);
    for (const auto& role : command.roles) {
      if (now && std::find(now->roles.begin(), now->roles.end(), role) == now->roles.end()) {
        return Forbidden("Nobody can give themselves a role. Ask another administrator.");
      }
    }
  }
  return {};
}

Document AccountFields(const AccountCommand& command, const std::vector<std::string>& roles) {
  Document fields;
  fields.Set("name", Trimmed(command.name)).Set("email", Trimmed(command.email)).Set("roles", TextList(roles));
  fields.Set("teams", IdList(command.teams))
      .Set("competences", TextList(command.competences))
      .Set("declared", IdList(command.declared));
  fields.Set("away_until", command.away_until);
  return fields;
}

// Their cases go back to the queue: an open case never lacks an owner (DESIGN section 5). Hand-overs offered to them go
// back to who offered. The system does both, since sealed cases must not be left behind.
Result<void> ReturnWork(WritableRecord& record, const UserRow& account, const Deed& deed) {
  Actor system = deed.actor;
  system.is_system = true;
  const Deed returning{system, deed.now, deed.library, deed.roles};
  const std::string why = "The account of " + account.name + " was disabled.";
  for (const CaseId id : record.work().OpenCasesOf(account.id)) {
    const auto returned = Allocate(record, {.case_id = id, .reason = why}, returning);
    if (!returned) return returned.error();
  }
  Viewer everything;
  everything.is_system = true;
  for (const auto& row : record.work().OfferedTo({}, account.id, everything)) {
    const auto kept =
        record.Append(EventOf(returning, CaseStream(row.id), events::kHandoverBounced, Document().Set("reason", why)));
    if (!kept) return kept.error();
  }
  return {};
}

Result<Document> KeepAccount(WritableRecord& record, UserId user, const char* type, Document payload,
                             const Deed& deed) {
  const auto kept = record.Append(EventOf(deed, {"account", user.value}, type, std::move(payload)));
  if (!kept) return kept.error();
  return Document().Set("user", user.value);
}

// -> {"user": id, "waits"?: how many roles wait for a second administrator}
Result<Document> WithProposed(WritableRecord& record, UserId user, const RolesAsked& asked, const Deed& deed) {
  const auto proposed = ProposeRoles(record, user, asked, deed);
  if (!proposed) return proposed.error();
  Document answer;
  answer.Set("user", user.value);
  const std::size_t waits = asked.waiting.size() + asked.leaving.size();
  if (waits > 0) answer.Set("waits", static_cast<std::int64_t>(waits));
  return answer;
}

}  // namespace

Result<Document> CreateAccount(WritableRecord& record, const AccountCommand& command, const Deed& deed) {
  const auto checked = CheckAccount(record, command, deed);
  if (!checked) return checked.error();
  const std::string user_name = Lower(Trimmed(command.user_name));
  if (!IsUserName(user_name))
    return InvalidField("user_name", "Use 2 to 64 letters, digits, dots, hyphens or underscores.");
  if (record.council().UserByName(user_name)) return InvalidField("user_name", "This user name is taken.");
  const RolesAsked asked = PartRoles(command.roles, {}, deed);
  Document payload = AccountFields(command, asked.at_once);
  payload.Set("user_name", user_name);
  const UserId user{record.NextId()};
  const auto kept = KeepAccount(record, user, events::kAccountCreated, std::move(payload), deed);
  if (!kept) return kept;
  return WithProposed(record, user, asked, deed);
}

Result<Document> ChangeAccount(WritableRecord& record, const AccountCommand& command, const Deed& deed) {
  const auto checked = CheckAccount(record, command, deed);
  if (!checked) return checked.error();
  auto account = record.council().User(command.user);
  if (!account) return NotFound("There is no such account.");
  account->declared = command.declared;
  const auto released = ReleaseDeclared(record, *account, deed);
  if (!released) return released.error();
  RolesAsked asked = PartRoles(command.roles, account->roles, deed);
  KeepUntilAgreed(record, *account, asked, deed);
  const auto kept = KeepAccount(record, command.user, events::kAccountChanged,
                                Document().Set("changes", AccountFields(command, asked.at_once)), deed);
  if (!kept) return kept;
  if (const auto handed_on = HandOnPassed(record, command.user, deed); !handed_on) return handed_on.error();
  return WithProposed(record, command.user, asked, deed);
}

Result<Document> DisableAccount(WritableRecord& record, UserId user, const std::string& reason, const Deed& deed) {
  const auto allowed = access::May(deed.roles, deed.actor, Permission::kManageUsers);
  if (!allowed) return allowed.error();
  if (user == deed.actor.user) return Forbidden("Nobody can disable their own account. Ask another administrator.");
  const auto account = record.council().User(user);
  if (!account) return NotFound("There is no such account.");
  if (account->disabled) return Conflict("This account is disabled already.");
  if (DisablingTakesTwo(record, *account, deed)) return ProposeDisabling(record, user, Trimmed(reason), deed);
  return CarryOutDisabling(record, user, reason, deed);
}

Result<Document> CarryOutDisabling(WritableRecord& record, UserId user, const std::string& reason, const Deed& deed) {
  const auto account = record.council().User(user);
  if (!account) return NotFound("There is no such account.");
  if (account->disabled) return Conflict("This account is disabled already.");
  const auto returned = ReturnWork(record, *account, deed);
  if (!returned) return returned.error();
  return KeepAccount(record, user, events::kAccountDisabled, Document().Set("reason", Trimmed(reason)), deed);
}

Result<Document> EnableAccount(WritableRecord& record, UserId user, const Deed& deed) {
  const auto allowed = access::May(deed.roles, deed.actor, Permission::kManageUsers);
  if (!allowed) return allowed.error();
  if (!record.council().User(user)) return NotFound("There is no such account.");
  return KeepAccount(record, user, events::kAccountEnabled, Document(Document::Members{}), deed);
}

Result<Document> DeclareRelative(WritableRecord& record, PersonId person, const Deed& deed) {
  auto account = record.council().User(deed.actor.user);
  if (!account) return NotFound("There is no such account.");
  const auto known = record.people().Find(person);
  if (!known) return NotFound("There is no such person.");
  account->declared.push_back(known->id);
  const auto released = ReleaseDeclared(record, *account, deed);
  if (!released) return released.error();
  return KeepAccount(record, account->id, events::kAccountChanged,
                     Document().Set("changes", Document().Set("declared", IdList(account->declared))), deed);
}

Result<Document> CreateTeam(WritableRecord& record, const std::string& key, const std::string& title,
                            const std::string& calendar, const Deed& deed) {
  const auto allowed = access::May(deed.roles, deed.actor, Permission::kManageTeams);
  if (!allowed) return allowed.error();
  if (key.empty() || record.council().TeamByKey(key))
    return InvalidField("key", "Choose a short name that no other team has.");
  if (Trimmed(title).empty()) return InvalidField("title", "Enter the team's name.");
  if (deed.library.council.calendars.find(calendar) == deed.library.council.calendars.end())
    return InvalidField("calendar", "Choose when the team is open.");
  const TeamId id{record.NextId()};
  Document payload;
  payload.Set("key", key).Set("title", Trimmed(title)).Set("calendar", calendar);
  const auto kept = record.Append(EventOf(deed, {"team", id.value}, events::kTeamCreated, std::move(payload)));
  if (!kept) return kept.error();
  return Document().Set("team", id.value);
}

Result<Document> ChangeTeam(WritableRecord& record, TeamId team, const std::string& title, const std::string& calendar,
                            const Deed& deed) {
  const auto allowed = access::May(deed.roles, deed.actor, Permission::kManageTeams);
  if (!allowed) return allowed.error();
  if (!record.council().Team(team)) return NotFound("There is no such team.");
  if (Trimmed(title).empty()) return InvalidField("title", "Enter the team's name.");
  if (deed.library.council.calendars.find(calendar) == deed.library.council.calendars.end())
    return InvalidField("calendar", "Choose when the team is open.");
  Document changes;
  changes.Set("title", Trimmed(title)).Set("calendar", calendar);
  const auto kept = record.Append(
      EventOf(deed, {"team", team.value}, events::kTeamChanged, Document().Set("changes", std::move(changes))));
  if (!kept) return kept.error();
  return Document().Set("team", team.value);
}

Result<Document> ChangeSetting(WritableRecord& record, const std::string& name, Date from, const std::string& value,
                               const std::string& reason, const Deed& deed) {
  const auto allowed = access::May(deed.roles, deed.actor, Permission::kManageSettings);
  if (!allowed) return allowed.error();
  const auto known = deed.library.council.settings.find(name);
  if (known == deed.library.council.settings.end()) return NotFound("There is no such setting.");
  const auto why = Needed("reason", reason, "Say who decided this and why.");
  if (!why) return why.error();
  if (const auto fits = pathway::FitsItsUse(deed.library, known->second, Trimmed(value)); !fits) return fits.error();
  Document payload;
  payload.Set("name", name).Set("from", FormatIso(from)).Set("value", Trimmed(value)).Set("reason", *why);
  const auto kept =
      record.Append(EventOf(deed, {"setting", record.NextId()}, events::kSettingChanged, std::move(payload)));
  if (!kept) return kept.error();
  return Document().Set("name", name);
}

Result<Document> FoundCouncil(WritableRecord& record, const std::string& council_name, bool demonstration,
                              const Deed& deed) {
  if (!record.council().Teams().empty()) return Document().Set("already", true);
  for (const auto& [key, team] : deed.library.council.teams) {
    const auto made = CreateTeam(record, key, team.title, team.calendar, deed);
    if (!made) return made.error();
  }
  const std::pair<const char*, std::string> properties[] = {{"council_name", council_name},
                                                            {"demonstration", demonstration ? "yes" : "no"}};
  for (const auto& [name, value] : properties) {
    Document payload;
    payload.Set("name", name).Set("value", value);
    const auto kept =
        record.Append(EventOf(deed, {"setting", record.NextId()}, events::kPropertySet, std::move(payload)));
    if (!kept) return kept.error();
  }
  return Document().Set("founded", true);
}

}  // namespace caseway::casework
