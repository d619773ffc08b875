#include "workflows/exchange/text_encoding.h"

#include <array>
#include <cstdint>
#include <vector>

#include "core/utf8.h"

namespace caseway {
namespace {

// What stands at 0x80 to 0x9F; 0 where nothing does. The rest of Windows-1252 is as in Unicode.
constexpr std::array<std::uint32_t, 32> kUpper = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                  0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::uint32_t CodePointOf(unsigned char byte) {
  return byte >= 0x80 && byte <= 0x9F ? kUpper[static_cast<std::size_t>(byte - 0x80)] : byte;
}

// What the bytes looked at so far tell.
class Scan {
 public:
  void Take(unsigned char byte) {
    if (byte == 0 || (byte >= 0x80 && CodePointOf(byte) == 0)) strange_ = true;
    if (following_ > 0 && (byte & 0xC0) == 0x80) {
      if (--following_ == 0) has_utf8_ = true;
      return;
    }
    if (following_ > 0) line_is_bad_ = true;
    following_ = byte >= 0xF0 && byte <= 0xF4   ? 3
                 : byte >= 0xE0 && byte <= 0xEF ? 2
                 : byte >= 0xC2 && byte <= 0xDF ? 1
                                                : 0;
    if (byte >= 0x80 && following_ == 0) line_is_bad_ = true;
    if (byte == '\n' || byte == '\r') EndLine();
  }
  TextEncoding End() {
    if (following_ > 0) line_is_bad_ = true;
    EndLine();
    return bad_lines_ > 1 && !has_utf8_ && !strange_ ? TextEncoding::kWindows1252 : TextEncoding::kUtf8;
  }

 private:
  void EndLine() {
    bad_lines_ += line_is_bad_ ? 1 : 0;
    line_is_bad_ = false;
  }

  int following_ = 0;  // bytes that a sequence still needs
  std::int64_t bad_lines_ = 0;
  bool line_is_bad_ = false;
  bool has_utf8_ = false;
  bool strange_ = false;
};

}  // namespace

TextEncoding EncodingOf(std::istream& in) {
  const auto start = in.tellg();
  if (start < 0) {
    in.clear();
    return TextEncoding::kUtf8;
  }
  Scan scan;
  std::vector<char> block(std::size_t{1} << 16);
  do {
    in.read(block.data(), static_cast<std::streamsize>(block.size()));
    for (std::streamsize i = 0; i < in.gcount(); ++i)
      scan.Take(static_cast<unsigned char>(block[static_cast<std::size_t>(i)]));
  } while (in);
  in.clear();
  in.seekg(start);
  return scan.End();
}

std::string FromWindows1252(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) AppendUtf8(out, CodePointOf(static_cast<unsigned char>(c)));
  return out;
}

}  // namespace caseway
