// Runs cases of the standard's own test kit against our reading of it.
//
//   KitResult result = RunKit({"data/dmn-tck/compliance-level-2"}, now);
//   result.passed, result.failures[0]  -> "0105-feel-math 003 math006: expected 5, got null"
//
// A case is one testCase element; it passes when every result it names is as expected (numbers to eight digits, as the
// kit's own runner compares them; an expected error is null). Threads: reads files; one thread.
#pragma once

#include <string>
#include <vector>

#include "core/dates.h"
#include "core/result.h"

namespace caseway::dmn {

struct KitResult {
  int passed = 0;
  int failed = 0;
  std::vector<std::string> failures;  // one line a failed case
};

// Folders are searched at any depth for files with testCases. Errors: a folder that is not there, or
// has no test case in it.
Result<KitResult> RunKit(const std::vector<std::string>& folders, Instant now);

}  // namespace caseway::dmn
