// Folds of the stream case/ID: what moves a case, who holds it, who may see it, its forms and its letters.
#pragma once

#include <vector>

#include "storage/sqlite/projections/fold.h"

namespace caseway::storage {

std::vector<FoldEntry> CaseMoveFolds();
std::vector<FoldEntry> CaseHolderFolds();
std::vector<FoldEntry> CaseTieFolds();
std::vector<FoldEntry> FormFolds();
std::vector<FoldEntry> PaperFolds();

}  // namespace caseway::storage
