// LoadWorkflows: a folder of workflows read into the library that cases are run by, with every fault found on the way.
//
//   Loaded loaded = LoadWorkflows("workflows", Sha256Hex);
//   if (!loaded.faults.empty()) ...                   // reading and checking both; never only the first
//   Library library = std::move(loaded.library);      // conditions compiled, bundles under their digests
//
// The library of a folder with faults is for looking at, not for running cases. Threads: reads files; call it from one.
#pragma once

#include <filesystem>
#include <string>

#include "core/pathway/bundle.h"
#include "core/pathway/checker.h"
#include "core/pathway/fault.h"
#include "workflows/loader/read_bundle.h"

namespace caseway::loader {

struct Loaded {
  pathway::Library library;
  pathway::Faults faults;  // what stops it from going live, by file and line
  pathway::Faults notes;   // warnings, what could not be decided, wordings not confirmed
  pathway::Counts counts;
};

// `shown` stands for the folder in the places of faults; "" shows the folder as it was given.
Loaded LoadWorkflows(const std::filesystem::path& folder, const Digest& digest, const std::string& shown = "");

// For callers that only want to run: the library, or kInvalidInput naming the first fault and how many there are.
// Places begin with "workflows", for pages must not tell where on the machine the program stands.
Result<pathway::Library> LoadLibrary(const std::filesystem::path& folder, const Digest& digest);

}  // namespace caseway::loader
