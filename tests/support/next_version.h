// NextVersion: a shipped pathway with some of its words changed, as the version after it.
//
//   next.Add(NextVersion(next, "referral", "pathway.toml", {{"[state.screening", "[state.first_look"}}));
//
// Threads: one.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/pathway/bundle.h"

namespace caseway::tests {

using Rewordings = std::vector<std::pair<std::string, std::string>>;  // as it stands in the file, as it is to be

// The digest a bundle is known by, as of the running program.
std::string Sha256Hex(std::string_view text);

// Every place where `file` of the pathway's folder says so is changed. Throws where it says it nowhere, or where the
// result cannot be read.
std::shared_ptr<const pathway::Bundle> NextVersion(const pathway::Library& library, const std::string& pathway,
                                                   const std::string& file, const Rewordings& rewordings);

}  // namespace caseway::tests
