// `caseway decide`: works out one decision of a .dmn file and says which rules matched.
//
//   caseway decide eligibility.dmn --decision Eligibility --inputs '{Needs: 2}' --explain
#pragma once

#include <ostream>
#include <string>

#include "core/dates.h"

namespace caseway {

struct DecideOptions {
  std::string file;
  std::string decision;  // without it, the only decision of the file, or all of them
  std::string inputs;    // a FEEL context, or JSON: every input of the decision, null where it is not known
  bool explain = false;
  Instant now{};
};

// With `explain`, each rule that matches and, last, which of them decided under the table's hit policy and why.
// 0: printed. 1: a decision gave null because something went wrong. 2: the file or the inputs cannot be read, an input
// is missing, unknown or of another type: one line on `err`.
int RunDecide(const DecideOptions& options, std::ostream& out, std::ostream& err);

}  // namespace caseway
