// The tables folded from events, and what folds them: given to the Database when it is opened.
//
//   Database::Open({.folder = "data", .digest = digest, .projections = CaseworkProjections(), .create = true});
//
// One fold for each event type (person_fold, case_move_fold, form_fold ...), then the chronology. They run no rule and
// read no clock: the same events give the same rows. An erased event folds to nothing, so after an erasure the tables
// are to be built anew. Threads: constant after the first call.
#pragma once

#include "storage/sqlite/projection.h"

namespace caseway::storage {

Projections CaseworkProjections();

}  // namespace caseway::storage
