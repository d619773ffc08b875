// SkipPlain: where a text stops being plain, sixteen bytes at a step where the machine can.
//
//   SkipPlain<'"', '\\'>(json, at)     // the first byte from `at` on that is one of those, below 0x20 or from 0x80 on
//
// Whether a control character or a part of a longer one ends the text is the caller's to say: it looks at that byte
// itself and goes on. Pure. Threads: any.
#pragma once

#include <cstddef>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace caseway {

// Returns text.size() when all from `at` on is plain. Requires: at <= text.size().
template <char... Stops>
std::size_t SkipPlain(std::string_view text, std::size_t at) {
#if defined(__SSE2__)
  for (; at + 16 <= text.size(); at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    __m128i found = _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20));  // signed: from 0x80 on too
    ((found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(Stops)))), ...);
    const int mask = _mm_movemask_epi8(found);
    if (mask != 0) return at + static_cast<std::size_t>(__builtin_ctz(static_cast<unsigned>(mask)));
  }
#endif
  const auto is_plain = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte < 0x80 && ((c != Stops) && ...);
  };
  while (at < text.size() && is_plain(text[at])) ++at;
  return at;
}

}  // namespace caseway
