// Repeats: the earlier cases of a concern's pathway about the same person, inside the window the council sets (P34,
// F81).
//
//   for (const CaseId earlier : RepeatedBy(record, row, library)) ...   // newest first; linked without asking
//
// None for a pathway that receives no concerns. Threads: within the life of the record.
#pragma once

#include <vector>

#include "core/pathway/bundle.h"
#include "core/ports/record.h"

namespace caseway::casework {

std::vector<CaseId> RepeatedBy(Record& record, const CaseRow& row, const pathway::Library& library);

}  // namespace caseway::casework
