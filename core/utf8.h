// UTF-8 as RFC 3629 has it: shortest form only, no surrogates, nothing past U+10FFFF.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace caseway {

bool IsValidUtf8(std::string_view text);
// Whether all of it can be seen, or is a blank: no control character, none that turns the direction of writing. Line
// breaks and tabs only where `lines`. Requires: valid UTF-8.
bool IsPlainText(std::string_view text, bool lines);
// Requires: code_point <= 0x10FFFF and not a surrogate.
void AppendUtf8(std::string& out, std::uint32_t code_point);
// Reads the code point at `at` and moves `at` past it. Requires: valid UTF-8 and at < text.size().
std::uint32_t NextCodePoint(std::string_view text, std::size_t& at);

}  // namespace caseway
