// PlainRun: how much of a text stands in JSON as it is, so that it is copied at once instead of letter by letter.
//
//   PlainRun("the \"blue\" door", 0) -> 4     PlainRun("the blue door", 4) -> 9
//
// The writer escapes what ends the run, the reader takes it as an escape, the end of the text or a fault. Pure.
// Threads: any.
#pragma once

#include "core/plain_run.h"

namespace caseway {

// Stands in a JSON text as it is; the rest is escaped, or ends the text.
inline bool IsPlainInJson(char c) { return c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20; }

// How many bytes from `at` on are plain: most texts are so from end to end, and are copied as one. Requires: at <=
// text.size().
inline std::size_t PlainRun(std::string_view text, std::size_t at) {
  std::size_t end = at;
  for (;;) {
    end = SkipPlain<'"', '\\'>(text, end);
    if (end == text.size() || !IsPlainInJson(text[end])) return end - at;
    ++end;  // part of a longer character
  }
}

}  // namespace caseway
