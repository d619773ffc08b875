// Keeps a row for each event that says a possible breach: see core/casework/possible_breach.h.
//
// Threads: the writer alone.
#pragma once

#include "storage/sqlite/projections/fold.h"

namespace caseway::storage {

void FoldBreach(Connection& db, const Event& event);

}  // namespace caseway::storage
