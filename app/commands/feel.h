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

// 0: printed. 1: it is null because something went wrong, which is printed. 2: it does not parse.
int RunFeel(const FeelOptions& options, std::istream& in, std::ostream& out, std::ostream& err);

}  // namespace caseway
