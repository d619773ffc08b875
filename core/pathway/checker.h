// The checker: proves a library before it goes live (DESIGN.md section 5).
//
//   Report report = Check(library);
//   report.faults[0] -> {{"referral/pathway.toml", 41, 1}, "PW-DEAD-END", "From “Triage” no end can be reached.",
//   {...}}
//
// Faults stop it from going live. Notes do not: questions nothing uses, what could not be decided, wordings that are
// not confirmed yet. Codes are stable; they are listed in core/pathway/checker_codes.md. Pure. Threads: a function.
#pragma once

#include <optional>

#include "core/dates.h"
#include "core/pathway/bundle.h"
#include "core/pathway/fault.h"

namespace caseway::pathway {

struct Counts {
  int pathways = 0;
  int forms = 0;
  int decisions = 0;
};

struct Report {
  Faults faults;  // by file and line
  Faults notes;
  Counts counts;
};

// Requires: conditions compiled (CompileConditions). `today`: also whether its codes can be chosen on that day.
Report Check(const Library& library, std::optional<Date> today = {});

// The names a bundle's conditions may use, with their types.
feel::TypeScope NamesOf(const Bundle& bundle);
// The same, narrowed by what only the whole library knows: the pathways there are, the codes of alerts and channels.
feel::TypeScope NamesIn(const Library& library, const Bundle& bundle);
// Compiles every condition of the bundle; what cannot be read is a fault, PW-CONDITION.
void CompileConditions(Bundle& bundle, Faults& faults);

}  // namespace caseway::pathway
