// RunDueSystemActions: every case whose state has a system action that is due by now, moved by the system itself.
//
//   const Repeated timer(std::chrono::seconds{30}, [&] { RunDueSystemActions(runtime, log); });
//
// At most 1,000 cases of one state in one call; a case that cannot be moved is told to the log and tried again next
// time. Threads: any but the writer's own; it waits for each case's commit.
#pragma once

#include "app/fault_log.h"
#include "app/runtime.h"

namespace caseway::app {

void RunDueSystemActions(Runtime& runtime, const FaultLog& log);
// Every change of address recorded ahead whose day has come becomes the present one (P49).
void MakeMovesOfToday(Runtime& runtime, const FaultLog& log);
// Dates counted without bank holidays that the calendars know by now are counted again; once, at start, is enough.
void RecountProvisionalDates(Runtime& runtime, const FaultLog& log);

}  // namespace caseway::app
