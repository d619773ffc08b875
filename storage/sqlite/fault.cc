#include "storage/sqlite/fault.h"

#include <sqlite3.h>

namespace caseway::storage {

void ThrowFault(sqlite3* handle, int code) {
  if (handle == nullptr) throw SqliteError(code, sqlite3_errstr(code));
  const int extended = sqlite3_extended_errcode(handle);
  throw SqliteError((extended & 0xff) == (code & 0xff) ? extended : code, sqlite3_errmsg(handle));
}

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

}  // namespace caseway::storage
