// TextEncoding: how the bytes of a file spell its letters.
//
//   EncodingOf(file) == TextEncoding::kWindows1252      // a spreadsheet saved as "CSV", not as "CSV UTF-8"
//   FromWindows1252("Bront\xEB") == "Brontë"
//
// Threads: pure but for the stream, which is read through and put back to where it stood.
#pragma once

#include <istream>
#include <string>
#include <string_view>

namespace caseway {

enum class TextEncoding { kUtf8, kWindows1252 };

// Windows-1252 where letters beyond ASCII stand on two lines or more and not one of them is UTF-8: one such line among
// good ones is a fault of that line. A stream that can be read only once, a byte that Windows-1252 does not have and
// one of zeros are taken for UTF-8, as a reader will refuse them.
TextEncoding EncodingOf(std::istream& in);
std::string FromWindows1252(std::string_view text);

}  // namespace caseway
