// The board's splits for one viewer: unallocated by band, paused by reason, returned, and without contact for weeks.
//
//   AddSplits(db, query, viewer, different, figures)     // figures of pathways as a whole, after the others
//
// Threads: one.
#pragma once

#include <vector>

#include "core/ports/work_reading.h"
#include "storage/sqlite/queries/counted_cases.h"

namespace caseway::storage {

void AddSplits(Connection& db, const BoardQuery& query, const Viewer& viewer,
               const std::vector<DifferentCase>& different, std::vector<BoardFigure>& figures);

// The last week of contact that counts as silence; before the first week when it is not asked.
std::int64_t SilentUntil(const BoardQuery& query);

}  // namespace caseway::storage
