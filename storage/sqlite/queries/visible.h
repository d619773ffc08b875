// Which cases a viewer may know of (P9, P32), as SQL and as a set, the same for every list, count and figure.
//
//   "... FROM case_row c WHERE c.subject_root = :id AND " CASEWAY_VISIBLE
//   BindViewer(list, viewer);   HiddenCases hidden(db, viewer);   if (!hidden.Has(list.Int(0))) ...
//
// Unrestricted cases: everyone. Standard: those who see restricted ones, the holder, who is asked to take it over,
// those named. Sealed: the same without the first, until their access runs out. Never those about the viewer or a
// declared relative, or in which one of them is a source of risk. The system sees all. Threads: one.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/access/viewer.h"
#include "storage/sqlite/connection.h"

// Over `case_row c`; a literal, so that it joins other literals.
#define CASEWAY_VISIBLE                                                                              \
  "(c.restriction = 0 OR :system = 1 OR (c.restriction = 1 AND :sees = 1) OR c.owner_user = :viewer" \
  " OR (c.open = 1 AND c.offered_user = :viewer) OR EXISTS"                                          \
  " (SELECT 1 FROM case_access a WHERE a.case_id = c.id AND a.user = :viewer AND a.until > :viewed))"

namespace caseway::storage {

void BindViewer(Statement& to, const Viewer& viewer);

// The records that hold the viewer and their declared relatives now.
std::vector<std::int64_t> DeclaredRoots(Connection& db, const Viewer& viewer);

// Cases never shown to this viewer. Empty for most people, who have declared nobody.
class HiddenCases {
 public:
  HiddenCases(Connection& db, const Viewer& viewer);
  bool Has(std::int64_t case_id) const { return std::binary_search(ids_.begin(), ids_.end(), case_id); }
  const std::vector<std::int64_t>& ids() const { return ids_; }

 private:
  std::vector<std::int64_t> ids_;
};

}  // namespace caseway::storage
