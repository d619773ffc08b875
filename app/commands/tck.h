// `caseway tck`: runs the DMN test kit's cases in folders.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "core/dates.h"

namespace caseway {

struct TckOptions {
  std::vector<std::string> folders;
  Instant now{};
};

// Prints a line for each failed case and "N passed, N failed" as the last. 0: all passed. 1: some failed. 2: a folder
// that is not there or has no test cases in it.
int RunTck(const TckOptions& options, std::ostream& out, std::ostream& err);

}  // namespace caseway
