#include "storage/sqlite/connection.h"

#include <sqlite3.h>

#include "storage/sqlite/gathered_log.h"

namespace caseway::storage {

namespace {

[[noreturn]] void Throw(sqlite3* handle, int code) {
  if (handle == nullptr) throw SqliteError(code, sqlite3_errstr(code));
  const int extended = sqlite3_extended_errcode(handle);
  throw SqliteError((extended & 0xff) == (code & 0xff) ? extended : code, sqlite3_errmsg(handle));
}

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

}  // namespace

Error ToError(const SqliteError& error) {
  switch (error.code()) {
    case SQLITE_FULL:
      return {ErrorCode::kUnavailable, "There is no room left to save. Nothing was changed: try again later.",
              error.what()};
    case SQLITE_INTERRUPT:
      return {ErrorCode::kUnavailable, "This took too long and was stopped. Ask for less, or try again.", error.what()};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
      return {ErrorCode::kUnavailable, "The record cannot be reached just now. Nothing was changed: try again.",
              error.what()};
    default: return Internal(error.what());
  }
}

Statement::Statement(Statement&& other) noexcept
    : handle_(std::exchange(other.handle_, nullptr)), kept_(std::exchange(other.kept_, nullptr)), next_(other.next_) {}

Statement::~Statement() {
  if (handle_ == nullptr) return;
  if (kept_ == nullptr) {
    sqlite3_finalize(handle_);
    return;
  }
  sqlite3_reset(handle_);
  sqlite3_clear_bindings(handle_);
  kept_->lent = false;
}

void Statement::Check(int code) const {
  if (code != SQLITE_OK) Throw(sqlite3_db_handle(handle_), code);
}

// A statement is bound in the same order time after time: the name that followed last time is tried before SQLite
// compares them all.
int Statement::IndexOf(const char* name) {
  if (kept_ == nullptr) return SoughtIndexOf(name);
  auto& known = kept_->parameters;
  for (std::size_t tried = 0; tried < known.size(); ++tried, ++next_) {
    if (next_ >= known.size()) next_ = 0;
    if (known[next_].name == name) return known[next_++].index;
  }
  known.push_back({name, SoughtIndexOf(name)});
  next_ = known.size();
  return known.back().index;
}

int Statement::SoughtIndexOf(const char* name) const {
  const int index = sqlite3_bind_parameter_index(handle_, name);
  if (index == 0) throw SqliteError(SQLITE_RANGE, std::string("no parameter ") + name + " in " + sqlite3_sql(handle_));
  return index;
}

Statement& Statement::Bind(const char* name, std::int64_t value) {
  Check(sqlite3_bind_int64(handle_, IndexOf(name), value));
  return *this;
}

Statement& Statement::Bind(const char* name, std::string_view text) {
  const char* bytes = text.data() == nullptr ? "" : text.data();  // a null pointer would bind NULL
  Check(sqlite3_bind_text64(handle_, IndexOf(name), bytes, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  return *this;
}

Statement& Statement::BindBytes(const char* name, std::string_view bytes) {
  const char* data = bytes.data() == nullptr ? "" : bytes.data();
  Check(sqlite3_bind_blob64(handle_, IndexOf(name), data, bytes.size(), SQLITE_TRANSIENT));
  return *this;
}

Statement& Statement::BindNull(const char* name) {
  Check(sqlite3_bind_null(handle_, IndexOf(name)));
  return *this;
}

bool Statement::Step() {
  const int code = sqlite3_step(handle_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  Throw(sqlite3_db_handle(handle_), code);
}

void Statement::Run() {
  while (Step()) {}
  Reset();
}

void Statement::Reset() { sqlite3_reset(handle_); }

std::int64_t Statement::Int(int column) const { return sqlite3_column_int64(handle_, column); }

std::string_view Statement::Text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
  if (text == nullptr) return {};
  return {text, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

std::string_view Statement::Bytes(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(handle_, column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

bool Statement::IsNull(int column) const { return sqlite3_column_type(handle_, column) == SQLITE_NULL; }
double Statement::Real(int column) const { return sqlite3_column_double(handle_, column); }
int Statement::TypeOf(int column) const { return sqlite3_column_type(handle_, column); }
int Statement::columns() const { return sqlite3_column_count(handle_); }

Connection::Connection(const std::string& path, const ConnectionOptions& options) {
  ConfigureSqlite();
  const int access = options.read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const char* layer = options.read_only || path.empty() ? nullptr : GatheredLog();
  const int code = sqlite3_open_v2(path.c_str(), &handle_, access | SQLITE_OPEN_NOMUTEX, layer);
  try {
    if (code != SQLITE_OK) Throw(handle_, code);
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
  if (code != SQLITE_OK) Throw(handle_, code);
  if (kept.lent) return Statement(handle, nullptr);
  kept = {handle, true, {}};
  return Statement(handle, &kept);
}

void Connection::Execute(const std::string& sql) {
  const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) Throw(handle_, code);
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

namespace {
constexpr int kStepsBetweenCounts = 1000;
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
