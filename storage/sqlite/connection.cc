#include "storage/sqlite/connection.h"

#include <sqlite3.h>

#include "storage/sqlite/fault.h"
#include "storage/sqlite/gathered_log.h"

namespace caseway::storage {

namespace {

// Once a process, before its first connection: nobody asks how much memory SQLite holds, and counting it takes a lock
// at each allocation.
void ConfigureSqlite() {
  static const int configured = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(configured);
}

// Small pieces a statement asks for come from a block of the connection's own.
constexpr int kPieceBytes = 1200, kPieces = 256;

StatementWork TakeWork(sqlite3_stmt* statement, bool reset) {
  return {sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, reset ? 1 : 0),
          sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_FULLSCAN_STEP, reset ? 1 : 0)};
}

void RequirePragma(Connection& connection, const char* pragma, const std::string& want) {
  Statement statement = connection.Prepare(pragma);
  if (!statement.Step() || statement.Text(0) != want) {
    throw SqliteError(SQLITE_CANTOPEN, std::string(pragma) + " is not " + want + ": writes would not be safe");
  }
}

constexpr int kStepsBetweenCounts = 1000;

}  // namespace

Connection::Connection(const std::string& path, const ConnectionOptions& options) {
  ConfigureSqlite();
  const int access = options.read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const char* layer = options.read_only || path.empty() ? nullptr : GatheredLog();
  const int code = sqlite3_open_v2(path.c_str(), &handle_, access | SQLITE_OPEN_NOMUTEX, layer);
  try {
    if (code != SQLITE_OK) ThrowFault(handle_, code);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_LOOKASIDE, nullptr, kPieceBytes, kPieces);
    sqlite3_extended_result_codes(handle_, 1);
    sqlite3_busy_timeout(handle_, options.busy_ms);
    // A plan never depends on what is bound: else SQLite prepares a statement anew each time a parameter is compared
    // with the column of a partial index (a fifth of the CPU of "my work").
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_QPSG, 1, nullptr);
    // What a savepoint may have to undo stays in memory: no page of the record goes into a temporary file.
    Execute(
        "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0;"
        " PRAGMA cache_size = -" +
        std::to_string(options.cache_kib));
    if (options.read_only || path.empty()) return;
    RequirePragma(*this, "PRAGMA journal_mode = WAL", "wal");
    Execute("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = 67108864");
    RequirePragma(*this, "PRAGMA synchronous", "2");
  } catch (...) {
    for (auto& [sql, kept] : kept_) sqlite3_finalize(kept.handle);
    sqlite3_close_v2(handle_);
    throw;
  }
}

Connection::~Connection() {
  for (auto& [sql, kept] : kept_) sqlite3_finalize(kept.handle);
  sqlite3_close_v2(handle_);
}

std::size_t Connection::HashOfText::operator()(std::string_view text) const {
  constexpr std::size_t kEnd = 24;
  const std::hash<std::string_view> hash;
  if (text.size() <= 2 * kEnd) return hash(text);
  return hash(text.substr(0, kEnd)) * 31 + hash(text.substr(text.size() - kEnd)) + text.size();
}

Statement Connection::Prepare(std::string_view sql) {
  auto known = kept_.find(sql);
  if (known == kept_.end()) known = kept_.emplace(std::string(sql), Statement::Kept{}).first;
  Statement::Kept& kept = known->second;
  if (kept.handle != nullptr && !kept.lent) {
    kept.lent = true;
    return Statement(kept.handle, &kept);
  }
  sqlite3_stmt* handle = nullptr;
  const unsigned flags = kept.lent ? 0 : SQLITE_PREPARE_PERSISTENT;
  const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), flags, &handle, nullptr);
  if (code != SQLITE_OK) ThrowFault(handle_, code);
  if (kept.lent) return Statement(handle, nullptr);
  kept = {handle, true, {}};
  return Statement(handle, &kept);
}

void Connection::Execute(const std::string& sql) {
  const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) ThrowFault(handle_, code);
}

std::int64_t Connection::Number(std::string_view sql, std::int64_t otherwise) {
  Statement statement = Prepare(sql);
  return statement.Step() ? statement.Int(0) : otherwise;
}

bool Connection::IsAutocommit() const { return sqlite3_get_autocommit(handle_) != 0; }
std::int64_t Connection::Changes() const { return sqlite3_changes64(handle_); }

StatementWork Connection::Work(bool reset) {
  StatementWork sum;
  for (auto& [sql, kept] : kept_) {
    if (kept.handle == nullptr) continue;
    const StatementWork one = TakeWork(kept.handle, reset);
    sum.vm_steps += one.vm_steps;
    sum.rows_scanned += one.rows_scanned;
  }
  return sum;
}

StepLimit::StepLimit(Connection& connection, std::int64_t steps) : connection_(connection), left_(steps) {
  sqlite3_progress_handler(connection_.handle(), kStepsBetweenCounts, &StepLimit::Count, this);
}

StepLimit::~StepLimit() { sqlite3_progress_handler(connection_.handle(), 0, nullptr, nullptr); }

int StepLimit::Count(void* self) {
  auto* limit = static_cast<StepLimit*>(self);
  limit->left_ -= kStepsBetweenCounts;
  return limit->left_ < 0 ? 1 : 0;
}

}  // namespace caseway::storage
