// SqliteCouncil: core/ports/council_reading.h over SQLite.
//
// Threads: its connection's. Errors: SqliteError, which record.h keeps inside storage.
#pragma once

#include <string>
#include <vector>

#include "core/ports/council_reading.h"
#include "storage/sqlite/connection.h"

namespace caseway::storage {

class SqliteCouncil : public CouncilReading {
 public:
  explicit SqliteCouncil(Connection& db) : db_(db) {}

  std::optional<UserRow> User(UserId id) override;
  std::optional<UserRow> UserByName(const std::string& user_name) override;
  std::vector<UserRow> Users() override;
  std::vector<UserRow> MembersOf(TeamId team) override;
  std::vector<ProposalRow> Proposals() override;
  std::optional<TeamRow> Team(TeamId id) override;
  std::optional<TeamRow> TeamByKey(const std::string& key) override;
  std::vector<TeamRow> Teams() override;
  std::vector<SettingRow> Settings() override;
  std::string Property(const std::string& name) override;

 private:
  Connection& db_;
};

}  // namespace caseway::storage
