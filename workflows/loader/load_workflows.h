// LoadWorkflows: a folder of workflows read into the library that cases are run by, with every fault found on the way.
//
//   Loaded loaded = LoadWorkflows("workflows", Sha256Hex);
//   if (!loaded.faults.empty()) ...                   // reading and checking both; never only the first
//   Library library = std::move(loaded.library);      // conditions compiled, bundles under their digests
//
// The library of a folder with faults is for looking at, not for running cases. Threads: reads files; call it from one.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "core/pathway/bundle.h"
#include "core/pathway/checker.h"
#include "core/pathway/fault.h"

namespace caseway::loader {

using Digest = std::function<std::string(std::string_view)>;

struct Loaded {
  pathway::Library library;
  pathway::Faults faults;  // what stops it from going live, by file and line
  pathway::Faults notes;   // warnings, what could not be decided, wordings not confirmed
  pathway::Counts counts;
};

Loaded LoadWorkflows(const std::filesystem::path& folder, const Digest& digest);

// For callers that only want to run: the library, or kInvalidInput naming the first fault and how many there are.
Result<pathway::Library> LoadLibrary(const std::filesystem::path& folder, const Digest& digest);

// The text a bundle's digest is taken over: each file's path and content in the order of the paths, line ends as one.
std::string CanonicalText(std::vector<std::pair<std::string, std::string>> files);

}  // namespace caseway::loader
