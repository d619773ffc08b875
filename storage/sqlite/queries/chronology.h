// One page of the chronology of a person or a case, newest first.
//
// Entries of cases the viewer may not know of are left out, those marked in error stay, struck. Threads: one.
#pragma once

#include <string>
#include <vector>

#include "core/ports/people_reading.h"
#include "storage/sqlite/connection.h"

namespace caseway::storage {

std::vector<ChronologyRow> PersonChronology(Connection& db, std::int64_t root, const Viewer& viewer,
                                            std::int64_t before, int limit, const std::string& kind);
std::vector<ChronologyRow> CaseChronology(Connection& db, std::int64_t case_id, std::int64_t before, int limit);

// The note as it was written; none when there is none, it is struck, or its words were erased.
std::optional<WrittenNote> NoteOf(Connection& db, NoteId id);

}  // namespace caseway::storage
