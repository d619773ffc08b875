// The addresses of a move beside its entry in a chronology, decided when it is read: none of somebody whose address is
// kept secret or ever was (P45).
//
//   AddMoveAddresses(db, root, rows);   // "Within our area. From 1 High Street, WH1 1AA to 2 New Road, WH1 1AB"
//
// One look at an index for each move shown. Threads: as the connection.
#pragma once

#include <vector>

#include "core/ports/people_reading.h"
#include "storage/sqlite/connection.h"

namespace caseway::storage {

void AddMoveAddresses(Connection& db, std::int64_t root, std::vector<ChronologyRow>& rows);

}  // namespace caseway::storage
