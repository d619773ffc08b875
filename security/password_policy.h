// CheckNewPassword: what a new password must not be (NIST SP 800-63B-4: 8 characters where there is a second factor).
//
//   CheckNewPassword("Summer2026!", {.user_name = "grace.obi", .council = "Anyshire"})  -> kInvalidInput, with a
//   sentence CheckNewPassword("three brown teacups", …)                                        -> fine
//
// 8 to 128 characters, no rule about kinds of characters, no expiry. Refused: the person's or council's or the
// program's name, and what guessers try first, also with digits, signs and look-alike letters put on. Pure.
#pragma once

#include <string_view>

#include "core/result.h"

namespace caseway::security {

struct PasswordContext {
  std::string_view user_name = {};
  std::string_view name = {};  // the person's, "Grace Obi"
  std::string_view council = {};
};

// Errors: kInvalidInput on the field "password".
Result<void> CheckNewPassword(std::string_view password, const PasswordContext& context);

}  // namespace caseway::security
