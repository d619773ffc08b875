#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>

#include "core/utf8.h"
#include "tests/web/html/normalise.h"
#include "web/html/html.h"

namespace caseway::html {
namespace {

std::string Escaped(std::string_view text) {
  std::string out;
  AppendEscaped(out, text);
  return out;
}

// What a browser reads back from what we wrote, for the references we use.
std::string ReadBack(std::string text) {
  const std::pair<std::string_view, std::string_view> references[] = {{"&lt;", "<"},  {"&gt;", ">"},   {"&quot;", "\""},
                                                                      {"&#39;", "'"}, {"&#13;", "\r"}, {"&amp;", "&"}};
  for (const auto& [reference, character] : references) {
    for (std::size_t at = 0; (at = text.find(reference, at)) != std::string::npos; at += character.size()) {
      text.replace(at, reference.size(), character);
    }
  }
  return text;
}

}  // namespace

TEST_CASE("Text cannot become markup or leave its quotation marks") {
  CHECK(Escaped("<script>alert('1')</script>") == "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;");
  CHECK(Escaped("\" onfocus=\"x") == "&quot; onfocus=&quot;x");
  CHECK(Escaped("&lt; already") == "&amp;lt; already");
}

TEST_CASE("A carriage return survives, NUL and broken UTF-8 become the replacement character") {
  CHECK(Escaped("a\r\nb") == "a&#13;\nb");
  CHECK(Escaped(std::string_view("a\0b", 3)) == "a\uFFFDb");
  CHECK(Escaped("caf\xC3\xA9 \xF0\x9F\x98\x80") == "caf\u00E9 \U0001F600");
  CHECK(Escaped("caf\xE9!") == "caf\uFFFD!");
  CHECK(Escaped("\xC0\xAF") == "\uFFFD\uFFFD");
  CHECK(Escaped("cut \xE2\x82") == "cut \uFFFD\uFFFD");
}

TEST_CASE("Any text without NUL comes back exactly and holds no markup on the way") {
  rc::prop("round trip", [](const std::vector<std::uint32_t>& raw) {
    std::string text;
    for (const std::uint32_t code : raw) {
      const std::uint32_t point = code % 0x110000;
      if (point != 0 && (point < 0xD800 || point > 0xDFFF)) AppendUtf8(text, point);
    }
    const std::string escaped = Escaped(text);
    RC_ASSERT(escaped.find_first_of("<>\"'\r") == std::string::npos);
    RC_ASSERT(ReadBack(escaped) == text);
  });
}

TEST_CASE("After <<, a literal is markup and every other string is text") {
  const std::string name = "Tom <Jo>";
  Writer w;
  w << "<p>" << name << " " << std::string_view("&") << " " << 42 << "</p>";
  CHECK(std::move(w).Take().view() == "<p>Tom &lt;Jo&gt; &amp; 42</p>");
}

TEST_CASE("In an option a literal is text, and Html and functions are markup") {
  const std::string name = "<b>";
  Writer w;
  for (const Content& content : {Content("<i>"), Content(name), Content(Html("<em>x</em>")),
                                 Content([&](Writer& in) { in << "<u>" << name << "</u>"; })}) {
    w << content;
  }
  CHECK(std::move(w).Take().view() == "&lt;i&gt;&lt;b&gt;<em>x</em><u>&lt;b&gt;</u>");
}

TEST_CASE("An option keeps its text when the string it came from is gone") {
  Content content;
  Str str;
  {
    const std::string gone = "a text too long to be kept inside a string object itself";
    content = gone;
    str = gone;
  }
  Writer w;
  w << content;
  CHECK(std::move(w).Take().view() == str.view());
  CHECK(str.view().starts_with("a text too long"));
}

TEST_CASE("An address is built from encoded segments or is refused") {
  CHECK(Url::Path({"people", "A/B ?#%"}).view() == "/people/A%2FB%20%3F%23%25");
  CHECK(Url::Path({"find"}).Query("q", "O'Neil & co").Query("page", "2").At("results").view() ==
        "/find?q=O%27Neil%20%26%20co&page=2#results");
  CHECK(Url::Path({}).view() == "/");
  CHECK(Url::Path({"cases", "3F"}).Under({"forms", "a b"}).view() == "/cases/3F/forms/a%20b");
  CHECK(Url::Check("https://www.legislation.gov.uk/").has_value());
  for (const char* bad : {"javascript:alert(1)", " javascript:alert(1)", "JaVaScRiPt:x", "//evil.example", "/\\evil",
                          "data:text/html,x", "http://plain.example", "java\tscript:x", "relative", ""}) {
    INFO(bad);
    CHECK_FALSE(Url::Check(bad).has_value());
  }
}

TEST_CASE("An attribute known at run time may not run code, style or lead elsewhere") {
  CHECK(AttributeName::Check("data-module").has_value());
  CHECK(AttributeName::Check("aria-sort").has_value());
  for (const char* bad : {"onclick", "style", "href", "src", "formaction", "a b", "a\"", "", "ONCLICK"}) {
    INFO(bad);
    CHECK_FALSE(AttributeName::Check(bad).has_value());
  }
}

TEST_CASE("A textarea keeps a first blank line") {
  CHECK(Normalise("<textarea>\n\nx</textarea>") == "<textarea>\n\nx\n</textarea>\n");
}

}  // namespace caseway::html
