#include <sqlite3.h>

#include "storage/sqlite/connection.h"

namespace caseway::storage {

Transaction::Transaction(Connection& connection, Kind kind) : connection_(connection) {
  connection_.Prepare(kind == Kind::kRead ? "BEGIN" : "BEGIN IMMEDIATE").Run();
}

Transaction::~Transaction() {
  try {
    Rollback();
  } catch (const SqliteError&) {  // the connection is beyond use; its next statement says so
  }
}

void Transaction::Commit() {
  connection_.WriteWaiting();
  connection_.Prepare("COMMIT").Run();
  finished_ = true;
}

void Transaction::Rollback() {
  if (std::exchange(finished_, true)) return;
  if (connection_.behind() != nullptr) connection_.behind()->ReturnTo(0);
  if (connection_.IsAutocommit()) return;
  connection_.Prepare("ROLLBACK").Run();
}

Savepoint::Savepoint(Connection& connection) : connection_(connection) {
  connection_.Prepare("SAVEPOINT work").Run();
  if (connection_.behind() != nullptr) waiting_ = connection_.behind()->waiting();
  ++connection_.savepoints_;
}

Savepoint::~Savepoint() {
  try {
    Rollback();
  } catch (const SqliteError&) {  // as above; the group is found rolled back or fails at its commit
  }
}

// False when it had been before.
bool Savepoint::Finish() {
  if (std::exchange(finished_, true)) return false;
  --connection_.savepoints_;
  return true;
}

void Savepoint::Release() {
  connection_.Prepare("RELEASE work").Run();
  Finish();
}

void Savepoint::Rollback() {
  if (!Finish()) return;
  if (WriteBehind* behind = connection_.behind(); behind != nullptr) {
    // What waited before was written within, and would be undone with it.
    if (behind->waiting() < waiting_) throw SqliteError(SQLITE_ABORT_ROLLBACK, "only the whole group can be undone");
    behind->ReturnTo(waiting_);
  }
  if (connection_.IsAutocommit()) return;
  connection_.Prepare("ROLLBACK TO work").Run();
  connection_.Prepare("RELEASE work").Run();
}

ReadSnapshot::ReadSnapshot(Connection& connection) : connection_(connection) {
  if (!connection_.IsAutocommit()) return;
  transaction_.emplace(connection, Transaction::Kind::kRead);
  connection_.Number("SELECT 1 FROM sqlite_schema LIMIT 1");  // BEGIN alone takes no snapshot
}

}  // namespace caseway::storage
