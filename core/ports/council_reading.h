// CouncilReading: staff accounts, teams and dated settings, as of one snapshot.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/actor.h"
#include "core/dates.h"
#include "core/ids.h"

namespace caseway {

struct UserRow {
  UserId id;
  std::string user_name;  // lower case, unique
  std::string name;
  std::string email;
  std::vector<std::string> roles;
  std::vector<TeamId> teams;  // the first is their own
  std::vector<std::string> competences;
  std::vector<PersonId> declared;  // themselves and declared relatives (P32)
  bool disabled = false;
  std::string away_until;    // ISO date or ""
  std::int64_t version = 0;  // of the account's stream: a session from an older one ends
};

struct TeamRow {
  TeamId id;
  std::string key;  // "safeguarding-hub", as pathways name it
  std::string title;
  std::string calendar;
  bool disabled = false;
};

struct SettingRow {
  std::string name;
  Date from{};
  std::string value;
  std::string reason;
  std::string by;
};

using ProposalId = Id<struct ProposalTag>;

// What one administrator has proposed for an account and another has to confirm.
struct ProposalRow {
  ProposalId id;
  UserId user;
  std::string role;  // to be given; "": a set-up link
  UserId by;
  std::string by_name;
  Instant at{};
  bool disables = false;    // in place of a role or link: the account is to be disabled
  std::string reason = {};  // of that
  bool withdraws = false;   // the role is not to be given but taken away
};

class CouncilReading {
 public:
  virtual ~CouncilReading() = default;
  virtual std::optional<UserRow> User(UserId id) = 0;
  virtual std::optional<UserRow> UserByName(const std::string& user_name) = 0;
  virtual std::vector<UserRow> Users() = 0;
  virtual std::vector<UserRow> MembersOf(TeamId team) = 0;
  virtual std::vector<ProposalRow> Proposals() = 0;  // those that wait, oldest first
  virtual std::optional<TeamRow> Team(TeamId id) = 0;
  virtual std::optional<TeamRow> TeamByKey(const std::string& key) = 0;
  virtual std::vector<TeamRow> Teams() = 0;
  virtual std::vector<SettingRow> Settings() = 0;             // all, by name then date
  virtual std::string Property(const std::string& name) = 0;  // "council_name", "demonstration"; "" when absent
};

}  // namespace caseway
