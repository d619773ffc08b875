// What `caseway due` is asked: its options read into a rule, an origin and pauses.
//
//   auto asked = ReadAsked(options);
//   if (!asked) return asked.error();        // "--pause: \"2026-10-01\" is no FROM..TO."
//   DueDate(asked->rule, asked->origin, calendar, asked->pauses)
//
// Threads: pure but for reading the settings' file.
#pragma once

#include "app/commands/due.h"
#include "core/calendar/due.h"

namespace caseway {

struct DueAsked {
  DueRule rule;  // as it was in force on the day of the origin; `off` when the setting was switched off
  Origin origin;
  Pauses pauses;
};

// Errors: kInvalidInput, `say` begins with the option at fault.
Result<DueAsked> ReadAsked(const DueOptions& options);

}  // namespace caseway
