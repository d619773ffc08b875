#include "core/plain_run.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

using namespace caseway;

namespace {

// Byte by byte, as the header says it.
std::size_t SkippedOneByOne(const std::string& text, std::size_t at) {
  for (; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x20 || byte >= 0x80 || text[at] == '"' || text[at] == '\\') break;
  }
  return at;
}

}  // namespace

TEST_CASE("a plain run ends at the first byte that is not plain, wherever in its sixteen bytes that stands") {
  for (std::size_t length = 0; length < 40; ++length) {
    for (std::size_t place = 0; place < length; ++place) {
      for (const char stop : {'"', '\\', '\n', '\0', '\x1f', '\x80', '\xff'}) {
        std::string text(length, 'a');
        text[place] = stop;
        REQUIRE(SkipPlain<'"', '\\'>(text, 0) == place);
        REQUIRE(SkipPlain<'"', '\\'>(text, place + 1) == length);
      }
    }
  }
}

TEST_CASE("a plain run of any bytes from any place is that found byte by byte") {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string text(random() % 70, ' ');
    for (char& c : text) c = static_cast<char>(random() % 4 == 0 ? random() % 256 : 0x20 + random() % 0x5f);
    const std::size_t from = random() % (text.size() + 1);
    REQUIRE(SkipPlain<'"', '\\'>(text, from) == SkippedOneByOne(text, from));
  }
}
