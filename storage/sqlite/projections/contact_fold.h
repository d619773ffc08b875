// Folds of the streams contact/ID and import/ID: how work arrives.
#pragma once

#include <vector>

#include "storage/sqlite/projections/fold.h"

namespace caseway::storage {

std::vector<FoldEntry> ContactFolds();
std::vector<FoldEntry> ImportFolds();

}  // namespace caseway::storage
