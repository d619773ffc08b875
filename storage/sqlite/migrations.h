// Migrations: the steps that make and change the tables, embedded from storage/migrations at build time.
//
//   Migrate(connection);   // applies what the file has not had, each step with its number in one transaction
//
// Forward only. A step's number is kept in the file (PRAGMA user_version). Threads: pure but for the connection.
#pragma once

#include <vector>

#include "core/result.h"
#include "storage/sqlite/connection.h"

namespace caseway::storage {

struct Migration {
  int number;
  const char* name;  // "0001_create_log.sql"
  const char* sql;
};

// In order of number.
const std::vector<Migration>& Migrations();
int NewestMigration();

// Errors: kInvalidInput for a file that is not a Caseway database or was made by a newer program; SqliteError else.
Result<void> CheckOurs(Connection& connection);
Result<void> Migrate(Connection& connection);

}  // namespace caseway::storage
