// LastFile: the file of referrals that came in on the last day of an invented council, with rows that were refused.
//
//   if (auto brought = BringInLastFile(runtime, usual, staff, today); !brought) ...   // workflows/demonstration.toml
//
// Brought in as from the page of arrivals; what is refused waits there. Threads: before anything is served.
#pragma once

#include "app/demonstration/staff.h"

namespace caseway::app {

Result<void> BringInLastFile(Runtime& runtime, const loader::Demonstration& usual, const std::vector<Hired>& staff,
                             Instant today);

}  // namespace caseway::app
