#include "core/casework/whole_words.h"

namespace caseway::casework {

std::string Spaced(std::string_view text) {
  std::string out = " ";
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                        static_cast<unsigned char>(c) >= 0x80;
    if (letter) out += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    else if (out.back() != ' ') out += ' ';
  }
  return out.back() == ' ' ? out : out + " ";
}

bool StandsIn(std::string_view words, std::string_view text) {
  const std::string whole = Spaced(words);
  return whole.size() > 1 && Spaced(text).find(whole) != std::string::npos;
}

}  // namespace caseway::casework
