// `caseway feel`: evaluates one FEEL expression and prints its value.
//
//   caseway feel 'a + 1' --context '{a: 41}'   -> 42
#pragma once

#include <istream>
#include <ostream>
#include <string>

#include "core/dates.h"

namespace caseway {

struct FeelOptions {
  std::string expression;  // "-": read from the input
  std::string context;     // a FEEL context whose entries are names in the expression; may be empty
  Instant now{};
};

// Prints the value, and on `err` what is wrong with the expression, as "feel:LINE:COLUMN: sentence".
// 0: a value; null too, where the standard gives null for the data (a division by zero, a date that is none): each such
//    place is told with a warning, "feel: warning: LINE:COLUMN: sentence".
// 1: null because the expression is misused: a name that is not there, a function called with what it does not take,
//    unlike types, a pattern that is none; or it took too many steps.
// 2: the expression or the context cannot be read.
int RunFeel(const FeelOptions& options, std::istream& in, std::ostream& out, std::ostream& err);

}  // namespace caseway
