// Refold: brings the projections of an older folder to what this program folds events into.
//
//   if (Result<void> migrated = Migrate(writer); migrated) RefoldIfAsked(writer, projections);
//
// A migration that adds to a projection puts a row into the table `refold`; the whole log is then folded once, in one
// transaction with the row's going, so that a start cut short begins again. It takes about as long as `verify`. Nothing
// is asked of a folder without events. Threads: as the connection. Errors: SqliteError.
#pragma once

#include "storage/sqlite/connection.h"
#include "storage/sqlite/projection.h"

namespace caseway::storage {

// Whether it folded anew.
bool RefoldIfAsked(Connection& connection, const Projections& projections);

}  // namespace caseway::storage
