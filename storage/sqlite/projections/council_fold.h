// Folds of the streams account/ID, team/ID and setting/ID, and of erasures by law.
#pragma once

#include <vector>

#include "storage/sqlite/projections/fold.h"

namespace caseway::storage {

std::vector<FoldEntry> AccountFolds();
std::vector<FoldEntry> TeamFolds();
std::vector<FoldEntry> ErasureFolds();

}  // namespace caseway::storage
