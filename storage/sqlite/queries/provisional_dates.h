// The open cases with a date that was counted past the end of a calendar's data: the state's, or a running clock's.
//
//   for (CaseId id : CasesWithProvisionalDates(database.Reader())) ...    // at start, after newer bank holidays
//
// Looks at every running clock once. Threads: as the connection.
#pragma once

#include <vector>

#include "core/ids.h"
#include "storage/sqlite/connection.h"

namespace caseway::storage {

std::vector<CaseId> CasesWithProvisionalDates(Connection& connection);

}  // namespace caseway::storage
