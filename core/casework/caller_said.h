// Who made a contact, as a code: read out of what was logged about whoever told us (B5, F24).
//
//   CallerSaid("Self", library.codes.at("referral-sources"))   -> "self"
//
// The first code whose label it is, or one of whose words (codes: `words`, with commas between) stands in it; "" where
// none does. Pure.
#pragma once

#include <string>

#include "core/forms/code_list.h"

namespace caseway::casework {

std::string CallerSaid(const std::string& agency, const forms::CodeList& sources);

}  // namespace caseway::casework
