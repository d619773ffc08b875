// List B, rule by rule: what is refused before any parser sees it.
#include "web/http/header_block.h"

#include <catch2/catch.hpp>
#include <string>

namespace caseway::http {
namespace {

int StatusOf(const std::string& block, const BlockLimits& limits = {}) {
  const auto checked = CheckHeaderBlock(block, limits);
  const Refusal* refusal = std::get_if<Refusal>(&checked);
  return refusal == nullptr ? 0 : refusal->status;
}

int StatusWith(const std::string& lines) { return StatusOf("POST /a HTTP/1.1\r\n" + lines + "\r\n"); }
int StatusOfTarget(const std::string& target) { return StatusOf("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n"); }

HeaderBlock Accepted(const std::string& block) { return std::get<HeaderBlock>(CheckHeaderBlock(block)); }

TEST_CASE("An ordinary request is read") {
  const std::string text =
      "POST /a?b=c HTTP/1.1\r\nHost: a.example:8443\r\nContent-Length:\t42 \r\nContent-Type: text/plain\r\n\r\n";
  const HeaderBlock block = Accepted(text);
  CHECK(block.method == Method::kPost);
  CHECK(block.target == "/a?b=c");
  CHECK(block.content_length == 42);
  CHECK(block.content_type == "text/plain");
  CHECK(block.keep_alive);
}

TEST_CASE("Exactly one valid Host is needed") {
  CHECK(StatusWith("Content-Length: 0\r\n") == 400);
  CHECK(StatusWith("Host: a\r\nHost: a\r\nContent-Length: 0\r\n") == 400);
  for (const char* host : {"", "a b", "a/b", "a@b", "[::1", "a:port", "a:123456", "h\xC3\xA9", ":80", "[::g]"}) {
    CAPTURE(host);
    CHECK(StatusWith("Host: " + std::string(host) + "\r\nContent-Length: 0\r\n") == 400);
  }
  for (const char* host : {"a", "a.example", "127.0.0.1:8443", "[::1]", "[::1]:8443", "a-b.c"}) {
    CAPTURE(host);
    CHECK(StatusWith("Host: " + std::string(host) + "\r\nContent-Length: 0\r\n") == 0);
  }
}

TEST_CASE("Any Transfer-Encoding is refused") {
  CHECK(StatusWith("Host: a\r\nTransfer-Encoding: chunked\r\n") == 411);
  CHECK(StatusWith("Host: a\r\nTransfer-Encoding: Chunked\r\n") == 411);
  CHECK(StatusWith("Host: a\r\nTransfer-Encoding: gzip, chunked\r\n") == 501);
  CHECK(StatusWith("Host: a\r\nTransfer-Encoding: identity\r\n") == 501);
  CHECK(StatusWith("Host: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n") == 400);
  CHECK(StatusWith("Host: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n") == 400);
  CHECK(StatusOf("POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n") == 400);
  CHECK(StatusWith("Host: a\r\nTransfer-Encoding : chunked\r\n") == 400);
}

TEST_CASE("A Content-Length is one plain number") {
  for (const char* length : {"", "5, 5", "+5", "-5", "0x5", "4 2", "1000000000000000000000", "5;a", "\xD9\xA5"}) {
    CAPTURE(length);
    CHECK(StatusWith("Host: a\r\nContent-Length: " + std::string(length) + "\r\n") == 400);
  }
  CHECK(StatusWith("Host: a\r\nContent-Length: 5\r\nContent-Length: 5\r\n") == 400);
  CHECK(StatusWith("Host: a\r\n") == 411);
  CHECK(StatusWith("Host: a\r\nContent-Length: 003\r\n") == 0);
  CHECK(StatusOf("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n") == 400);
  CHECK(StatusOf("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n") == 0);
}

TEST_CASE("Lines are whole, not folded, and end in CRLF") {
  CHECK(StatusWith("Host: a\r\n folded\r\nContent-Length: 0\r\n") == 400);
  CHECK(StatusWith("Host: a\r\nX: b\r\n\tc\r\nContent-Length: 0\r\n") == 400);
  CHECK(StatusWith("Host: a\nContent-Length: 0\r\n") == 400);
  CHECK(StatusWith("Host: a\rContent-Length: 0\r\n") == 400);
  CHECK(StatusWith("Host: a\r\nX: b\rc\r\nContent-Length: 0\r\n") == 400);
  CHECK(StatusWith(std::string("Host: a\r\nX: b\0c\r\nContent-Length: 0\r\n", 36)) == 400);
  CHECK(StatusWith("Host: a\r\nX\xC3\xA9: b\r\nContent-Length: 0\r\n") == 400);
  CHECK(StatusWith("Host: a\r\nno colon\r\nContent-Length: 0\r\n") == 400);
  CHECK(StatusWith("Host: a\r\n: none\r\nContent-Length: 0\r\n") == 400);
  CHECK(StatusOf("GET / HTTP/1.1\r\nHost: a\r\n") == 400);
  CHECK(StatusOf("") == 400);
}

TEST_CASE("Only GET, HEAD and POST are offered") {
  for (const char* method : {"PUT", "DELETE", "TRACE", "CONNECT", "OPTIONS", "PATCH", "get", "PRI", "M-SEARCH"}) {
    CAPTURE(method);
    CHECK(StatusOf(std::string(method) + " / HTTP/1.1\r\nHost: a\r\n\r\n") == 405);
  }
  CHECK(StatusOf("G T / HTTP/1.1\r\nHost: a\r\n\r\n") == 405);
  CHECK(StatusOf("G\"T / HTTP/1.1\r\nHost: a\r\n\r\n") == 400);
  CHECK(StatusOf("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n") == 0);
}

TEST_CASE("The target is a path of visible ASCII") {
  for (const char* target : {"http://a/b", "*", "a:443", "/\xC3\xA9", "/a b", "/a#b", "/a\\b", "a", "/a\tb", "/\x7F"}) {
    CAPTURE(target);
    CHECK(StatusOfTarget(target) == 400);
  }
  CHECK(StatusOfTarget("/a|b?{c}=\"d\"&e?f") == 0);
}

TEST_CASE("Only HTTP/1.1 and 1.0 are spoken, and 1.0 closes") {
  for (const char* version : {"HTTP/2.0", "HTTP/0.9", "HTTP/1.2"}) {
    CAPTURE(version);
    CHECK(StatusOf("GET / " + std::string(version) + "\r\nHost: a\r\n\r\n") == 505);
  }
  for (const char* version : {"ICE/1.0", "http/1.1", "HTTP/1.1 ", "HTTP/11", "HTTP/1,1", "RTSP/1.0"}) {
    CAPTURE(version);
    CHECK(StatusOf("GET / " + std::string(version) + "\r\nHost: a\r\n\r\n") == 400);
  }
  CHECK_FALSE(Accepted("GET / HTTP/1.0\r\nHost: a\r\n\r\n").keep_alive);
  CHECK_FALSE(Accepted("GET / HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n\r\n").keep_alive);
}

TEST_CASE("Headers that may come once are refused twice") {
  for (const char* name : {"Cookie", "Content-Type", "Connection", "Origin", "Expect"}) {
    CAPTURE(name);
    const std::string line = std::string(name) + ": 100-continue\r\n";
    CHECK(StatusWith("Host: a\r\nContent-Length: 0\r\n" + line) == 0);
    CHECK(StatusWith("Host: a\r\nContent-Length: 0\r\n" + line + line) == 400);
  }
  CHECK(StatusWith("Host: a\r\nContent-Length: 0\r\nExpect: payment\r\n") == 417);
}

TEST_CASE("Each limit has its own status") {
  const BlockLimits limits{.request_line = 40, .header_block = 200, .header_lines = 3};
  CHECK(StatusOf("GET /" + std::string(60, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", limits) == 414);
  CHECK(StatusOf("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(200, 'a') + "\r\n\r\n", limits) == 431);
  CHECK(StatusOf("GET / HTTP/1.1\r\nHost: a\r\nA: 1\r\nB: 2\r\nC: 3\r\n\r\n", limits) == 431);
}

TEST_CASE("A header is found in any case, without its blanks") {
  const std::string text = "GET / HTTP/1.1\r\nHost: a\r\nX-Long: 1\r\nx:  two words \r\n\r\n";
  CHECK(FindHeader(text, "X") == "two words");
  CHECK(FindHeader(text, "host") == "a");
  CHECK(FindHeader(text, "Y").empty());
}

}  // namespace
}  // namespace caseway::http
