// Whether a form may come over from a case that opened one of this pathway (`hands_on`), in whatever state that is.
//
//   if (IsHandedOn(check, "urgent_care")) ...      // no state on the way need offer it
//
// Internal to the checker. Pure.
#pragma once

#include <string>

#include "core/pathway/bundle_check.h"

namespace caseway::pathway {

bool IsHandedOn(const BundleCheck& check, const std::string& form);

}  // namespace caseway::pathway
