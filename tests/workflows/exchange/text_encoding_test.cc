#include "workflows/exchange/text_encoding.h"

#include <catch2/catch.hpp>
#include <sstream>

namespace caseway {
namespace {

TextEncoding Of(const std::string& text) {
  std::istringstream in(text);
  const TextEncoding encoding = EncodingOf(in);
  std::string left(std::istreambuf_iterator<char>(in), {});
  CHECK(left == text);  // put back to its beginning
  return encoding;
}

}  // namespace

TEST_CASE("Windows-1252 is told where two lines have letters that are not UTF-8 and none has any that are") {
  CHECK(Of("a,Bront\xEB\nb,M\xFCller\n") == TextEncoding::kWindows1252);
  CHECK(Of("a,Bront\xEB\r\nb,c\r\nd,O\x92Neill") == TextEncoding::kWindows1252);
  CHECK(Of("a,\xE9t\xE9\rb,\xC9\x74\xE9\r") == TextEncoding::kWindows1252);
}

TEST_CASE("Anything else is taken for UTF-8, whose faults are told row by row") {
  CHECK(Of("") == TextEncoding::kUtf8);
  CHECK(Of("a,b\nc,d\n") == TextEncoding::kUtf8);
  CHECK(Of("a,Bront\u00EB\nb,M\u00FCller\n") == TextEncoding::kUtf8);
  CHECK(Of("a,Bront\xEB\nb,c\n") == TextEncoding::kUtf8);
  CHECK(Of("a,Bront\xEB\nb,M\xFCller\nc,\u00E9\n") == TextEncoding::kUtf8);
  CHECK(Of("a,\x81\nb,M\xFCller\nc,\xE9\n") == TextEncoding::kUtf8);
  CHECK(Of(std::string("a,\xE9\n\0b,\xE9\n", 10)) == TextEncoding::kUtf8);
}

TEST_CASE("Every letter of Windows-1252 comes out as UTF-8") {
  CHECK(FromWindows1252("Bront\xEB \x80 \x93q\x94 \x9F~") == "Bront\u00EB \u20AC \u201Cq\u201D \u0178~");
  CHECK(FromWindows1252("plain").size() == 5);
}

}  // namespace caseway
