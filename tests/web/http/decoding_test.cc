#include "web/http/decoding.h"

#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>

#include "security/encoding.h"
#include "web/http/multipart.h"
#include "web/http/request_assembly.h"
#include "web/http/tokens.h"

namespace caseway::http {
namespace {

std::optional<Fields> Form(std::string_view text) { return ParseForm(text, 10); }

TEST_CASE("Percent-decoding is strict") {
  CHECK(DecodePercent("a%2Fb+c") == "a/b+c");
  CHECK(DecodePercent("a+b", Plus::kIsSpace) == "a b");
  CHECK(DecodePercent("%C3%A9") == "\xC3\xA9");
  for (const char* text : {"%", "%2", "%zz", "%2g", "%00", "%C0%AF", "%ED%A0%80", "%F5%80%80%80", "%C3"}) {
    CAPTURE(text);
    CHECK_FALSE(DecodePercent(text));
  }
}

TEST_CASE("A form keeps the order, the repeats and the empty values") {
  CHECK(*Form("a=1&b=%20x+y&a=2&c=&d") == Fields{{"a", "1"}, {"b", " x y"}, {"a", "2"}, {"c", ""}, {"d", ""}});
  CHECK(Form("")->empty());
  CHECK(Form("&&a=1&")->size() == 1);
  CHECK(Form("a==b")->Get("a") == "=b");
  CHECK_FALSE(Form("a=%"));
  CHECK_FALSE(Form("%00=a"));
  CHECK_FALSE(ParseForm("a&b&c", 2));
  CHECK(Form("a=1&a=2")->All("a").size() == 2);
}

TEST_CASE("Any text comes back from a form as it went in") {
  rc::prop("encode, then parse", [](const std::vector<std::uint8_t>& bytes) {
    std::string text, encoded;
    for (const std::uint8_t byte : bytes) {
      if (byte == 0 || byte > 0x7F) continue;
      text += static_cast<char>(byte);
      const char c = static_cast<char>(byte);
      encoded += "%" + security::ToHex({&c, 1});
    }
    RC_ASSERT(Form("k=" + encoded)->Get("k") == text);
  });
}

TEST_CASE("A path is split, decoded once and never climbs") {
  CHECK(SplitPath("/")->empty());
  CHECK(*SplitPath("/a/b%20c") == std::vector<std::string>{"a", "b c"});
  CHECK(*SplitPath("/a/") == std::vector<std::string>{"a", ""});
  CHECK(*SplitPath("//a") == std::vector<std::string>{"", "a"});
  CHECK(*SplitPath("/%252e") == std::vector<std::string>{"%2e"});
  for (const char* path : {"/a/../b", "/.", "/%2e%2e/a", "/a%2Fb", "/a%5Cb", "/%0A", "/%00", "/%FF"}) {
    CAPTURE(path);
    CHECK_FALSE(SplitPath(path));
  }
}

TEST_CASE("Cookies that are not well formed are left out") {
  CHECK(*ParseCookies("a=1; b=\"2\"; c") == Fields{{"a", "1"}, {"b", "2"}, {"c", ""}});
  CHECK(*ParseCookies("a b=1; ok=2; x=\xC3\xA9; =3") == Fields{{"ok", "2"}});
  std::string many;
  for (int i = 0; i < 51; ++i) many += "a=1;";
  CHECK_FALSE(ParseCookies(many));
}

constexpr char kType[] = "multipart/form-data; boundary=x7";

TEST_CASE("A multipart form gives its fields and files") {
  const std::string body =
      "--x7\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nTwo\r\nlines\r\n"
      "--x7\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\dir\\a%22b.pdf\"\r\n"
      "Content-Type: Application/PDF\r\n\r\n%PDF\r\n--x\r\n"
      "--x7\r\nContent-Disposition: form-data; name=\"none\"; filename=\"\"\r\n\r\n\r\n--x7--\r\n";
  const std::optional<MultipartForm> form = ParseMultipart(body, kType, 10);
  REQUIRE(form);
  CHECK(form->fields == Fields{{"note", "Two\r\nlines"}});
  REQUIRE(form->uploads.size() == 1);
  CHECK(form->uploads[0].file_name == "a\"b.pdf");
  CHECK(form->uploads[0].content_type == "application/pdf");
  CHECK(form->uploads[0].bytes == "%PDF\r\n--x");
  CHECK_FALSE(ParseMultipart(body, kType, 2));
}

TEST_CASE("A multipart form that is not whole is refused") {
  const std::string part = "--x7\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n";
  CHECK(ParseMultipart(part + "--x7--", kType, 10));
  CHECK_FALSE(ParseMultipart(part, kType, 10));
  CHECK_FALSE(ParseMultipart("", kType, 10));
  CHECK_FALSE(ParseMultipart("preamble\r\n" + part + "--x7--", kType, 10));
  CHECK_FALSE(ParseMultipart(part + "--x7--and more", kType, 10));
  CHECK_FALSE(ParseMultipart(part + "--x7--", "multipart/form-data", 10));
  CHECK_FALSE(ParseMultipart(part + "--x7--", "multipart/form-data; boundary=\"" + std::string(71, 'x') + "\"", 10));
  for (const char* head : {"X: 1", "Content-Disposition: form-data", "Content-Disposition: attachment; name=\"a\"",
                           "Content-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64",
                           "Content-Disposition: form-data; name=\"a\"\r\nContent-Type: multipart/mixed",
                           "Content-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"",
                           "Content-Disposition: form-data; name=\"\xFF\""}) {
    CAPTURE(head);
    CHECK_FALSE(ParseMultipart("--x7\r\n" + std::string(head) + "\r\n\r\n1\r\n--x7--", kType, 10));
  }
}

TEST_CASE("A request is put together from its head and body") {
  const std::string head =
      "POST /cases/7k3q?back=%2Fwork HTTP/1.1\r\nHost: a\r\nCookie: s=1\r\nContent-Length: 8\r\n"
      "Content-Type: application/x-www-form-urlencoded; charset=utf-8\r\n\r\n";
  const auto block = std::get<HeaderBlock>(CheckHeaderBlock(head));
  const auto request = std::get<Request>(AssembleRequest(block, head, "a=b%20cd", 10));
  CHECK(request.path == "/cases/7k3q");
  CHECK(request.segments == std::vector<std::string>{"cases", "7k3q"});
  CHECK(request.query.Get("back") == "/work");
  CHECK(request.form.Get("a") == "b cd");
  CHECK(request.cookies.Get("s") == "1");
  CHECK(request.Header("host") == "a");
  CHECK(request.Target() == "/cases/7k3q?back=%2Fwork");
  CHECK(std::get<Refusal>(AssembleRequest(block, head, "a=%zz", 10)).status == 400);
}

TEST_CASE("A parameter is found between its semicolons and quotation marks") {
  CHECK(Parameter("form-data; name=\"a;b\\\"c\"; filename=d", "name") == "a;b\"c");
  CHECK(Parameter("form-data; name=\"a;b\"; filename=d", "filename") == "d");
  CHECK(Parameter("form-data; name", "name").empty());
  CHECK(Parameter("form-data", "name").empty());
}

}  // namespace
}  // namespace caseway::http
