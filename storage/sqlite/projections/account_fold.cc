#include "core/casework/events.h"
#include "storage/sqlite/projections/council_fold.h"

namespace caseway::storage {
namespace {

constexpr const char* kTexts[] = {"user_name", "name", "email", "away_until"};
constexpr const char* kLists[] = {"roles", "teams", "competences", "declared"};

std::string ListOf(const Document& list) { return WriteJson(list.IsList() ? list : Document(Document::List{})); }

void KeepTeams(Connection& db, std::int64_t user, const Document& teams) {
  db.Prepare("DELETE FROM staff_team WHERE user = :user").Bind(":user", user).Run();
  for (const auto& team : teams.Items()) {
    db.Prepare("INSERT OR IGNORE INTO staff_team (team, user) VALUES (:team, :user)")
        .Bind(":team", team.Number())
        .Bind(":user", user)
        .Run();
  }
}

// Every change of the account is a new version of it, from which its holder is read anew.
void SetVersion(Connection& db, const Event& event) {
  db.Prepare("UPDATE staff_user SET version = :version WHERE id = :id")
      .Bind(":version", event.sequence)
      .Bind(":id", event.stream.id)
      .Run();
}

// Sessions of older versions have ended.
void EndSessions(Connection& db, const Event& event) {
  db.Prepare("UPDATE staff_user SET sessions_since = :version WHERE id = :id")
      .Bind(":version", event.sequence)
      .Bind(":id", event.stream.id)
      .Run();
}

// Declaring somebody close only takes away: whoever does it stays signed in.
bool OnlyDeclares(const Document& changes) { return changes.Contains("declared") && changes.Named().size() == 1; }

void FoldCreated(Connection& db, const Event& event) {
  auto keep = db.Prepare(
      "INSERT OR REPLACE INTO staff_user (id, user_name, name, email, roles, teams, competences, declared, disabled,"
      " away_until, version, sessions_since) VALUES (:id, :user_name, :name, :email, :roles, :teams, :competences,"
      " :declared, 0, :away_until, :version, :version)");
  keep.Bind(":id", event.stream.id).Bind(":version", event.sequence);
  for (const char* name : kTexts) keep.Bind((":" + std::string(name)).c_str(), event.payload[name].Text());
  for (const char* name : kLists) keep.Bind((":" + std::string(name)).c_str(), ListOf(event.payload[name]));
  keep.Run();
  KeepTeams(db, event.stream.id, event.payload["teams"]);
}

void SetColumn(Connection& db, std::int64_t user, const std::string& column, const std::string& value) {
  db.Prepare("UPDATE staff_user SET " + column + " = :value WHERE id = :id")
      .Bind(":value", value)
      .Bind(":id", user)
      .Run();
}

void FoldChanged(Connection& db, const Event& event) {
  const Document& changes = event.payload["changes"];
  for (const char* name : kTexts) {
    if (changes.Contains(name)) SetColumn(db, event.stream.id, name, changes[name].Text());
  }
  for (const char* name : kLists) {
    if (changes.Contains(name)) SetColumn(db, event.stream.id, name, ListOf(changes[name]));
  }
  if (changes.Contains("teams")) KeepTeams(db, event.stream.id, changes["teams"]);
  SetVersion(db, event);
  if (!OnlyDeclares(changes)) EndSessions(db, event);
}

void SetDisabled(Connection& db, const Event& event, bool disabled) {
  db.Prepare("UPDATE staff_user SET disabled = :disabled WHERE id = :id")
      .Bind(":disabled", std::int64_t{disabled})
      .Bind(":id", event.stream.id)
      .Run();
  SetVersion(db, event);
  EndSessions(db, event);
}

// What waited for the account is void with it.
void FoldDisabled(Connection& db, const Event& event) {
  SetDisabled(db, event, true);
  db.Prepare("DELETE FROM account_proposal WHERE user = :user").Bind(":user", event.stream.id).Run();
}
void FoldEnabled(Connection& db, const Event& event) { SetDisabled(db, event, false); }

// Proposed again, it waits anew, by whoever proposed it last.
void FoldProposed(Connection& db, const Event& event) {
  db.Prepare(
        "DELETE FROM account_proposal WHERE user = :user AND role = :role AND disables = :disables AND withdraws = "
        ":withdraws")
      .Bind(":withdraws", std::int64_t{event.payload["withdraws"].Truth()})
      .Bind(":user", event.stream.id)
      .Bind(":role", event.payload["role"].Text())
      .Bind(":disables", std::int64_t{event.payload["disables"].Truth()})
      .Run();
  db.Prepare(
        "INSERT INTO account_proposal (id, user, role, by_user, by_name, at, disables, withdraws, reason)"
        " VALUES (:id, :user, :role, :by_user, :by_name, :at, :disables, :withdraws, :reason)")
      .Bind(":withdraws", std::int64_t{event.payload["withdraws"].Truth()})
      .Bind(":id", event.payload["proposal"].Number())
      .Bind(":user", event.stream.id)
      .Bind(":role", event.payload["role"].Text())
      .Bind(":by_user", event.actor)
      .Bind(":by_name", NameOfUser(db, event.actor.value))
      .Bind(":at", Micros(event.entered))
      .Bind(":disables", std::int64_t{event.payload["disables"].Truth()})
      .Bind(":reason", event.payload["reason"].Text())
      .Run();
}

void FoldProposalAnswered(Connection& db, const Event& event) {
  db.Prepare("DELETE FROM account_proposal WHERE id = :id").Bind(":id", event.payload["proposal"].Number()).Run();
}

}  // namespace

std::vector<FoldEntry> AccountFolds() {
  return {{events::kAccountCreated, FoldCreated},   {events::kAccountChanged, FoldChanged},
          {events::kAccountDisabled, FoldDisabled}, {events::kAccountEnabled, FoldEnabled},
          {events::kAccountProposed, FoldProposed}, {events::kAccountProposalAnswered, FoldProposalAnswered}};
}

}  // namespace caseway::storage
