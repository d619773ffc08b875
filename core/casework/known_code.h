// KnownCode: whether what a form sent is a code that its list offers today.
//
//   const auto known = KnownCode("channel", command.channel, "channels", deed);
//
// An empty code is left to the caller. Errors: kInvalidInput on the field; kInternal when the list itself is missing.
// Pure.
#pragma once

#include "core/casework/deed.h"

namespace caseway::casework {

Result<void> KnownCode(const std::string& field, const std::string& code, const char* list, const Deed& deed);

}  // namespace caseway::casework
