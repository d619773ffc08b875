// Reads decisions/*.dmn through workflows/dmn into what a pathway uses.
//
//   auto eligibility = ReadDecision(text, "workflows/assessment/decisions/eligibility.dmn", "eligibility", names,
//   faults);
//
// The decision that is read as decision.<id> has that id or name, or else is the one no other decision needs.
// Threads: a function of its arguments.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/pathway/bundle.h"
#include "core/pathway/fault.h"

namespace caseway::loader {

std::optional<pathway::UsedDecision> ReadDecision(std::string_view text, const std::string& file, const std::string& id,
                                                  const feel::TypeScope& names, pathway::Faults& faults);

}  // namespace caseway::loader
