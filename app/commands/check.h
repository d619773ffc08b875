// caseway check: every fault of a folder of workflows, with file, line and column.
//
//   caseway check workflows
//   workflows/referral/pathway.toml:41:1: PW-DEAD-END: From the state “triage” no end can be reached. (new > triage)
//   1 fault.
//
// Then come notes, which stop nothing: what could not be decided, answers nothing uses, wordings not yet confirmed.
// Threads: any; reads files.
#pragma once

#include <filesystem>
#include <ostream>

namespace caseway {

struct CheckOptions {
  std::filesystem::path folder = "workflows";
};

// Returns the exit status: 0 no fault; 1 faults; 2 no such folder.
int RunCheck(const CheckOptions& options, std::ostream& out, std::ostream& err);

}  // namespace caseway
