// The second factor: time-based one-time codes (RFC 6238), six digits, 30 seconds, as every authenticator app has them.
//
//   std::string secret = NewTotpSecret();
//   TotpUri(secret, "Anyshire Caseway", "grace.obi")        // for the QR code
//   std::optional<std::int64_t> step = MatchTotp(secret, "287 082", now, last_step);   // the step, or none
//
// A code works once: the caller spends the step (CredentialStore::UseTotpStep) and passes the last one spent. Codes of
// one step before and after are taken, for clocks that differ. Threads: safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/dates.h"

namespace caseway::security {

enum class TotpHash { kSha1, kSha256, kSha512 };

std::string NewTotpSecret();  // 20 random bytes
std::int64_t TotpStep(Instant now);
std::string TotpCode(std::string_view secret, std::int64_t step, int digits = 6, TotpHash hash = TotpHash::kSha1);
std::optional<std::int64_t> MatchTotp(std::string_view secret, std::string_view code, Instant now,
                                      std::int64_t last_step);
std::string TotpUri(std::string_view secret, std::string_view issuer, std::string_view account);
// Whether it looks like such a code at all (six digits, blanks allowed) and not like a recovery code.
bool LooksLikeTotp(std::string_view code);

}  // namespace caseway::security
