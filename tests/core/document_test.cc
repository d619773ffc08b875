#include "core/document.h"

#include <catch2/catch.hpp>

using namespace caseway;

TEST_CASE("a document is written as JSON in its own order and read back the same") {
  Document d;
  d.Set("state", "concern")
      .Set("count", 3)
      .Set("safe", Document())
      .Set("rows", Document().Add(true).Add("a \"quoted\"\nline"));
  const std::string json =
      "{\"state\":\"concern\",\"count\":3,\"safe\":null,\"rows\":[true,\"a \\\"quoted\\\"\\nline\"]}";
  CHECK(WriteJson(d) == json);
  CHECK(*ReadJson(json) == d);
}

TEST_CASE("what is absent reads as nothing") {
  const Document d = *ReadJson("{\"a\":{\"b\":\"c\"}}");
  CHECK(d["a"]["b"].Text() == "c");
  CHECK(d["x"]["y"].IsNull());
}

TEST_CASE("whole numbers keep all 64 bits") {
  for (const char* text : {"0", "-1", "9223372036854775807", "-9223372036854775808"})
    CHECK(WriteJson(*ReadJson(text)) == text);
}

TEST_CASE("JSON that is not ours is refused with its place") {
  CHECK(ReadJson("{\"a\":1,\"a\":2}").error().say == "Not readable at byte 10: a member twice.");
  CHECK(ReadJson("1.5").error().say == "Not readable at byte 1: only whole numbers are kept; write fractions as text.");
  CHECK(ReadJson("\"\\ud800\"").error().say == "Not readable at byte 7: half a surrogate pair.");
  for (const char* text :
       {"", "[1,]", "{", "\"", "\"\xff\"", "01", "-", "9223372036854775808", "nul", "1 2", "[1", "\"\x01\""})
    CHECK_FALSE(ReadJson(text));
  CHECK_FALSE(ReadJson(std::string(100, '[')));
}

TEST_CASE("an escaped pair is one character") { CHECK(ReadJson("\"\\ud83d\\ude00\"")->Text() == "\xF0\x9F\x98\x80"); }
