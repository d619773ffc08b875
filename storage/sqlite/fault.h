// ThrowFault: what a call of SQLite's that failed becomes, for the files that call it.
//
//   if (code != SQLITE_OK) ThrowFault(handle, code);   // a SqliteError with the extended code and SQLite's own words
//
// The code's own words where there is no connection to ask. Threads: as the connection.
#pragma once

#include "storage/sqlite/connection.h"

namespace caseway::storage {

[[noreturn]] void ThrowFault(sqlite3* handle, int code);

}  // namespace caseway::storage
