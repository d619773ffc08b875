// SecretContext: what a sealed second-factor secret is bound to, so that it opens for its own account only.
#pragma once

#include <string>

#include "core/ids.h"

namespace caseway::security {

inline std::string SecretContext(UserId user) { return "totp " + std::to_string(user.value); }

}  // namespace caseway::security
