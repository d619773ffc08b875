// AuthenticatorApp: the app on a telephone: from the key on a set-up page to the code it shows.
//
//   CodeShown("JBSW Y3DP EHPK 3PXP", now)   // six digits
#pragma once

#include <string>
#include <string_view>

#include "security/totp.h"

namespace caseway::tests {

inline std::string CodeShown(std::string_view base32_key, Instant now) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string secret;
  unsigned bits = 0, held = 0;
  for (const char c : base32_key) {
    const auto digit = kDigits.find(c);
    if (digit == std::string_view::npos) continue;  // the blanks between groups
    bits = bits << 5 | static_cast<unsigned>(digit);
    held += 5;
    if (held < 8) continue;
    held -= 8;
    secret += static_cast<char>(bits >> held & 0xff);
  }
  return security::TotpCode(secret, security::TotpStep(now));
}

// The text between two marks of a page; "" when they are not there.
inline std::string TextBetween(const std::string& page, const std::string& before, const std::string& after) {
  const auto start = page.find(before);
  if (start == std::string::npos) return "";
  const auto end = page.find(after, start + before.size());
  return page.substr(start + before.size(), end - start - before.size());
}

}  // namespace caseway::tests
