// Reads a date rule: `due`, `after` or a clock's keys. Internal to the loader.
#pragma once

#include "core/pathway/definition.h"
#include "workflows/loader/table_reader.h"

namespace caseway::loader {

// Takes within, from, clock, kind, source, setting, off and advance. A timer has no kind. Spans, kinds and clocks that
// cannot be are faults; whether the named calendar, setting or question exists is the checker's to say.
enum class DueUse { kState, kTimer, kClock };
pathway::DueWritten ReadDue(TableReader& reader, DueUse use);

}  // namespace caseway::loader
