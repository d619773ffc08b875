// Folds of the stream person/ID: who they are, warnings, needs, ties, possible duplicates, merges.
#pragma once

#include <vector>

#include "storage/sqlite/projections/fold.h"

namespace caseway::storage {

std::vector<FoldEntry> PersonFolds();
std::vector<FoldEntry> PersonTieFolds();

}  // namespace caseway::storage
