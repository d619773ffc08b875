// Rebuild: folds the whole log into projections anew.
//
//   EmptyProjections(connection, projections);
//   Replay(connection, connection, projections);     // in one transaction with the line above
//
// Migrations must put no rows into a projection: what the events do not give is gone after this. Threads: as the
// connection.
#pragma once

#include "storage/sqlite/connection.h"
#include "storage/sqlite/projection.h"

namespace caseway::storage {

void EmptyProjections(Connection& connection, const Projections& projections);
// Runs every projector on every event of `log`, into `target` (which may be the same connection).
void Replay(Connection& log, Connection& target, const Projections& projections);
// Merges what search indexes keep apart, so that words taken out leave no trace.
void CompactSearch(Connection& connection, const Projections& projections);

}  // namespace caseway::storage
