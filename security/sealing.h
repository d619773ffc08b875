// Seal: secrets kept in the database, readable only with the key file beside it.
//
//   std::string sealed = Seal(key, totp_secret, "totp 41");   // the context is not kept: it must be said again
//   Unseal(key, sealed, "totp 41") -> totp_secret;  with another key, context or a changed byte -> none
//
// XChaCha20-Poly1305 with a random nonce. The context binds the secret to its row, so that a row cannot be swapped for
// another. LoadOrMakeKey keeps 32 random bytes in a file of mode 0600. Threads: safe.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"

namespace caseway::security {

std::string Seal(const std::string& key, std::string_view secret, std::string_view context);
std::optional<std::string> Unseal(const std::string& key, std::string_view sealed, std::string_view context);

// Errors: kInternal when the file cannot be made, is readable by others or is not 32 bytes.
Result<std::string> LoadOrMakeKey(const std::filesystem::path& file);

}  // namespace caseway::security
