// Large bodies: let in or turned away by the head alone.
#include <catch2/catch.hpp>

#include "tests/web/http/running_server.h"
#include "tests/web/http/tls_client.h"

namespace caseway::http {
namespace {

using testing::Fetch;
using testing::Received;
using testing::TlsClient;

std::optional<Response> TurnAwayStrangers(Request head) {
  if (!head.cookies.Get("pass").empty()) return std::nullopt;
  return Page("sign in first: " + head.path, 401);
}

std::string HeadOf(const std::string& target, std::size_t length, const std::string& lines = "") {
  return "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n" +
         lines + "Content-Length: " + std::to_string(length) + "\r\n\r\n";
}

TEST_CASE("A large body is answered by its head alone when the head does not let it in, and the connection ends") {
  ServerOptions options = Options();
  options.limits.unasked_body = 1000;
  options.turn_away = TurnAwayStrangers;
  Running running(std::move(options));
  TlsClient stranger(running.port());
  stranger.Send(HeadOf("/files", 900'000));  // and not a byte of it
  const Received turned = stranger.ReadResponse();
  CHECK(turned.status == 401);
  CHECK(turned.body == "sign in first: /files");
  CHECK(turned.Header("Connection") == "close");
  CHECK(stranger.ReadToEnd().empty());
  TlsClient waiting(running.port());
  waiting.Send(HeadOf("/files", 900'000, "Expect: 100-continue\r\n"));
  CHECK(waiting.ReadResponse().status == 401);
  TlsClient sending(running.port());
  sending.Send(HeadOf("/files", 900'000) + std::string(200'000, 'a') + Get("/b"));
  CHECK(sending.ReadResponse().status == 401);
  CHECK(sending.ReadToEnd().empty());
}

TEST_CASE("A large body is read when its head lets it in, and a small one is never asked about") {
  ServerOptions options = Options();
  options.limits.unasked_body = 1000;
  options.turn_away = TurnAwayStrangers;
  Running running(std::move(options));
  const std::string body = "f=" + std::string(5000, 'a');
  CHECK(Fetch(running.port(), HeadOf("/files", body.size(), "Cookie: pass=yes\r\n") + body).status == 200);
  CHECK(Fetch(running.port(), HeadOf("/files", 1000) + "f=" + std::string(998, 'a')).status == 200);
  CHECK(Fetch(running.port(), HeadOf("/files", 1'000'001)).status == 413);
  CHECK(Fetch(running.port(), HeadOf("/files?q=%FF", 5000)).status == 400);
}

}  // namespace
}  // namespace caseway::http
