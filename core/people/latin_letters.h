// Latin letters with marks as plain ones: Ł -> l, ß -> ss, Æ -> ae. Inner part of core/people/names.h. Pure.
#pragma once

#include <cstdint>
#include <string_view>

namespace caseway {

// One or two lower-case ASCII letters, or "" for what is no marked Latin letter (plain ASCII too).
std::string_view PlainLatin(std::uint32_t code_point);

}  // namespace caseway
