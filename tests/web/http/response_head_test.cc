#include "web/http/response_head.h"

#include <catch2/catch.hpp>

#include "core/dates.h"

namespace caseway::http {
namespace {

std::string Written(const Response& response, ResponseContext context = {}) {
  context.request_id = "r1";
  std::string out;
  AppendResponse(out, response, context);
  return out;
}

bool Has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST_CASE("Every response carries the policies, errors and redirects too") {
  for (const Response& response : {Page("<p>x"), Page("x", 500), SeeOther("/a"), Asset("x", "text/css")}) {
    const std::string text = Written(response);
    CHECK(Has(text,
              "\r\nContent-Security-Policy: default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
              "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'\r\n"));
    CHECK(Has(text, "\r\nStrict-Transport-Security: max-age=63072000\r\n"));
    CHECK(Has(text, "\r\nX-Content-Type-Options: nosniff\r\n"));
    CHECK(Has(text, "\r\nReferrer-Policy: same-origin\r\n"));
    CHECK(Has(text, "\r\nCross-Origin-Opener-Policy: same-origin\r\n"));
    CHECK(Has(text, "\r\nRequest-Id: r1\r\n"));
    CHECK(Has(text, "\r\nCache-Control: "));
    CHECK_FALSE(Has(text, "unsafe"));
  }
}

TEST_CASE("Only a hashed asset is kept by the browser") {
  CHECK(Has(Written(Page("x")), "Cache-Control: no-store\r\n"));
  CHECK(Has(Written(Asset("x", "text/css")), "Cache-Control: public, max-age=31536000, immutable\r\n"));
}

TEST_CASE("A cookie is for this site, over TLS, and not for scripts") {
  const std::string text = Written(Page("x").WithCookie({"__Host-session", "abc", 0}));
  CHECK(Has(text, "Set-Cookie: __Host-session=abc; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Lax\r\n"));
}

TEST_CASE("A response cannot be split") {
  Response response = Page("x").WithHeader({"X", "a\r\nSet-Cookie: b=c"}).WithHeader({"A\r\nB", "c"});
  response.cookies.push_back({"s", "v; Domain=evil.example"});
  response.cookies.push_back({"t", "v\r\nX: y"});
  const std::string text = Written(response);
  CHECK_FALSE(Has(text, "Set-Cookie"));
  CHECK_FALSE(Has(text, "evil"));
  CHECK_FALSE(Has(text, "A\r\nB"));
}

TEST_CASE("A redirect leads to ourselves") {
  CHECK(SeeOther("/work?x=1").location == "/work?x=1");
  for (const char* path : {"", "//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nb", "work"}) {
    CAPTURE(path);
    CHECK(SeeOther(path).location == "/");
  }
}

TEST_CASE("HEAD says the length and sends no body") {
  const std::string text = Written(Page("12345"), {.without_body = true});
  CHECK(Has(text, "Content-Length: 5\r\n\r\n"));
  CHECK(text.substr(text.size() - 4) == "\r\n\r\n");
}

TEST_CASE("A saved file has a plain name") {
  const Response response = Download("x", "text/csv", "cases \"\r\n.csv");
  CHECK(response.headers[0].value == "attachment; filename=\"cases ___.csv\"");
}

TEST_CASE("Dates are written as HTTP has them") {
  CHECK(FormatHttpDate(*ParseInstant("2026-11-22T09:16:07Z")) == "Sun, 22 Nov 2026 09:16:07 GMT");
}

}  // namespace
}  // namespace caseway::http
