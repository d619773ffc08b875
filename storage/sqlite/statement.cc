#include <sqlite3.h>

#include "storage/sqlite/connection.h"
#include "storage/sqlite/fault.h"

namespace caseway::storage {

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
  if (code != SQLITE_OK) ThrowFault(sqlite3_db_handle(handle_), code);
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
  ThrowFault(sqlite3_db_handle(handle_), code);
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

}  // namespace caseway::storage
