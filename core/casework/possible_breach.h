// Possible breaches: something was written where it did not belong, so that information may have reached the wrong
// person (P50).
//
//   payload.Set("possible_breach", true)    // of whatever marks a note, form or case in error: storage lists it
//
// Pure.
#pragma once

#include <string_view>

#include "core/pathway/bundle.h"

namespace caseway::casework {

// Whether a record struck through for this reason is one: the codes of error-reasons in the group "possible breach".
bool IsPossibleBreach(const forms::CodeLists& codes, std::string_view error_reason);

}  // namespace caseway::casework
