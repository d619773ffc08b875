// Any text as an NHS number, a postcode and a name: what is accepted is in its normal form, and folding is settled.
#include <cstdlib>
#include <string>

#include "core/people/names.h"
#include "core/people/nhs_number.h"
#include "core/people/postcode.h"
#include "core/utf8.h"

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  if (const auto number = caseway::ParseNhsNumber(text)) {
    Require(number->size() == 10);
    Require(*caseway::ParseNhsNumber(caseway::FormatNhsNumber(*number)) == *number);
  }
  if (const auto postcode = caseway::ParsePostcode(text)) Require(*caseway::ParsePostcode(*postcode) == *postcode);
  const std::string folded = caseway::FoldName(text);
  Require(caseway::IsValidUtf8(folded));
  Require(caseway::FoldName(folded) == folded);
  for (const auto& word : caseway::NameWords(text)) {
    Require(!word.empty() && word.find(' ') == word.npos);
    caseway::SoundOf(word);
    Require(caseway::WithinTypos(word, word));
  }
  return 0;
}
