// Bytes as text: hex, base64url without padding (tokens), base32 (second-factor secrets). Pure. Threads: safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace caseway::security {

std::string ToHex(std::string_view bytes);
std::string ToBase64Url(std::string_view bytes);
// None when there is any other character, padding or a length that no bytes have.
std::optional<std::string> FromBase64Url(std::string_view text);
std::string ToBase32(std::string_view bytes);

}  // namespace caseway::security
