#include "storage/sqlite/queries/council_queries.h"

#include "storage/sqlite/queries/reading.h"

namespace caseway::storage {
namespace {

#define CASEWAY_USER                                                                                                  \
  "SELECT u.id, u.user_name, u.name, u.email, u.roles, u.teams, u.competences, u.declared, u.disabled, u.away_until," \
  " u.version FROM staff_user u"
#define CASEWAY_TEAM "SELECT id, key, title, calendar, disabled FROM team"

constexpr char kUser[] = CASEWAY_USER " WHERE u.id = :id";
constexpr char kUserByName[] = CASEWAY_USER " WHERE u.user_name = :user_name ORDER BY u.id LIMIT 1";
constexpr char kUsers[] = CASEWAY_USER " ORDER BY u.name, u.id";
constexpr char kMembers[] =
    CASEWAY_USER " WHERE u.id IN (SELECT user FROM staff_team WHERE team = :team) ORDER BY u.name, u.id";
constexpr char kProposals[] =
    "SELECT p.id, p.user, p.role, p.by_user, p.by_name, p.at, p.disables, p.reason, p.withdraws FROM account_proposal "
    "p ORDER BY "
    "p.at, p.id";
constexpr char kTeam[] = CASEWAY_TEAM " WHERE id = :id";
constexpr char kTeamByKey[] = CASEWAY_TEAM " WHERE key = :key ORDER BY id LIMIT 1";
constexpr char kTeams[] = CASEWAY_TEAM " ORDER BY title, id";
constexpr char kSettings[] = "SELECT name, since, value, reason, by_name FROM setting ORDER BY name, since";

UserRow UserOf(const Statement& row) {
  UserRow user;
  user.id = UserId{row.Int(0)};
  user.user_name = row.Text(1);
  user.name = row.Text(2);
  user.email = row.Text(3);
  user.roles = WordsIn(row.Text(4));
  user.teams = IdsOf<TeamId>(row.Text(5));
  user.competences = WordsIn(row.Text(6));
  user.declared = IdsOf<PersonId>(row.Text(7));
  user.disabled = row.Int(8) != 0;
  user.away_until = row.Text(9);
  user.version = row.Int(10);
  return user;
}

TeamRow TeamOf(const Statement& row) {
  return {TeamId{row.Int(0)}, row.String(1), row.String(2), row.String(3), row.Int(4) != 0};
}

}  // namespace

std::optional<UserRow> SqliteCouncil::User(UserId id) {
  auto find = db_.Prepare(kUser);
  if (!find.Bind(":id", id).Step()) return std::nullopt;
  return UserOf(find);
}

std::optional<UserRow> SqliteCouncil::UserByName(const std::string& user_name) {
  auto find = db_.Prepare(kUserByName);
  if (!find.Bind(":user_name", user_name).Step()) return std::nullopt;
  return UserOf(find);
}

std::vector<UserRow> SqliteCouncil::Users() {
  std::vector<UserRow> users;
  for (auto list = db_.Prepare(kUsers); list.Step();) users.push_back(UserOf(list));
  return users;
}

std::vector<UserRow> SqliteCouncil::MembersOf(TeamId team) {
  std::vector<UserRow> users;
  auto list = db_.Prepare(kMembers);
  for (list.Bind(":team", team); list.Step();) users.push_back(UserOf(list));
  return users;
}

std::vector<ProposalRow> SqliteCouncil::Proposals() {
  std::vector<ProposalRow> rows;
  for (auto list = db_.Prepare(kProposals); list.Step();) {
    rows.push_back({ProposalId{list.Int(0)}, UserId{list.Int(1)}, list.String(2), UserId{list.Int(3)}, list.String(4),
                    InstantAt(list.Int(5)), list.Int(6) != 0, list.String(7), list.Int(8) != 0});
  }
  return rows;
}

std::optional<TeamRow> SqliteCouncil::Team(TeamId id) {
  auto find = db_.Prepare(kTeam);
  if (!find.Bind(":id", id).Step()) return std::nullopt;
  return TeamOf(find);
}

std::optional<TeamRow> SqliteCouncil::TeamByKey(const std::string& key) {
  auto find = db_.Prepare(kTeamByKey);
  if (!find.Bind(":key", key).Step()) return std::nullopt;
  return TeamOf(find);
}

std::vector<TeamRow> SqliteCouncil::Teams() {
  std::vector<TeamRow> teams;
  for (auto list = db_.Prepare(kTeams); list.Step();) teams.push_back(TeamOf(list));
  return teams;
}

std::vector<SettingRow> SqliteCouncil::Settings() {
  std::vector<SettingRow> settings;
  for (auto list = db_.Prepare(kSettings); list.Step();) {
    settings.push_back(
        {list.String(0), DateOrNone(list.Text(1)).value_or(Date{}), list.String(2), list.String(3), list.String(4)});
  }
  return settings;
}

std::string SqliteCouncil::Property(const std::string& name) {
  auto find = db_.Prepare("SELECT value FROM property WHERE name = :name");
  return find.Bind(":name", name).Step() ? find.String(0) : "";
}

}  // namespace caseway::storage
