// What is counted for one viewer: the kept counts of all cases of a class, and the few cases that differ for them.
//
// Unrestricted cases are counted for everyone, standard restricted ones for those who see them, sealed ones for the
// system. A viewer's own and named cases are added, those about them or a declared relative taken away, one by one.
// Threads: one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/access/viewer.h"
#include "storage/sqlite/connection.h"

namespace caseway::storage {

// The highest restriction whose kept counts this viewer is shown.
std::int64_t CountedRestriction(const Viewer& viewer);

// One case that is counted otherwise for this viewer.
struct DifferentCase {
  std::int64_t id = 0;
  std::int64_t change = 0;  // +1: known to them though not counted; -1: counted though hidden from them
  std::string pathway, state;
  std::int64_t team = 0, owner_user = 0;
  std::int64_t due_at = 0, received_day = 0;
  bool open = false, awaiting = false, paused = false;
  bool completed = false, returned = false;
  std::string band, pause_reason;
  std::int64_t contact_week = 0;
  std::int64_t ended_day = 0;
};
std::vector<DifferentCase> DifferentCases(Connection& db, const Viewer& viewer);

}  // namespace caseway::storage
