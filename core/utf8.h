// UTF-8 as RFC 3629 has it: shortest form only, no surrogates, nothing past U+10FFFF.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace caseway {

bool IsValidUtf8(std::string_view text);
// Requires: code_point <= 0x10FFFF and not a surrogate.
void AppendUtf8(std::string& out, std::uint32_t code_point);
// Reads the code point at `at` and moves `at` past it. Requires: valid UTF-8 and at < text.size().
std::uint32_t NextCodePoint(std::string_view text, std::size_t& at);

}  // namespace caseway
