// Tokens: what a cookie, a form and a one-time link carry. 256 random bits; only their hash is ever kept.
//
//   std::string token = NewToken();                     // 43 characters, for the cookie
//   std::optional<Sha256Sum> hash = HashToken(token);    // for the store; none when it is no token at all
//   CsrfToken(key, *hash)                                // for every form of that session
//
// Threads: safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ports/digest.h"

namespace caseway::security {

std::string NewToken();
std::optional<Sha256Sum> HashToken(std::string_view token);

// Bound to the session and to our key: of no use in another session, and worthless once it has ended.
std::string CsrfToken(const std::string& key, const Sha256Sum& session);
bool IsCsrfToken(const std::string& key, const Sha256Sum& session, std::string_view given);

// The session's name in the audit log: it cannot be turned back into the token.
std::string SessionName(const Sha256Sum& session);

// Ten codes for a lost telephone, "k7m2q-xw9ft": 49 random bits each, kept as keyed hashes, each works once.
std::vector<std::string> NewRecoveryCodes();
// Of a code as typed: case, blanks and hyphens do not matter.
std::string HashRecoveryCode(const std::string& key, std::string_view typed);

}  // namespace caseway::security
