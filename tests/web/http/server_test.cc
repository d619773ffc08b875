// The server over real TLS sockets: what it answers, what it refuses, what it cuts off, and how it ends.
#include "web/http/server.h"

#include <openssl/ssl.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "tests/web/http/running_server.h"
#include "tests/web/http/tls_client.h"

namespace caseway::http {
namespace {

using testing::Fetch;
using testing::Received;
using testing::TlsClient;

TEST_CASE("Requests share one connection, also answered from another thread and sent ahead") {
  Running running;
  TlsClient client(running.port());
  client.Send(Get("/a?q=1"));
  CHECK(client.ReadResponse().body == "/a|1||0");
  client.Send(Post("/later", "f=x%20y"));
  CHECK(client.ReadResponse().body == "/later||x y|0");
  client.Send(Post("/b", "f=x%20y") + Get("/c") + "\r\n" + Get("/d"));
  CHECK(client.ReadResponse().body == "/b||x y|0");
  CHECK(client.ReadResponse().body == "/c|||0");
  CHECK(client.ReadResponse().body == "/d|||0");
}

TEST_CASE("HEAD is answered without a body") {
  Running running;
  TlsClient client(running.port());
  client.Send("HEAD /a HTTP/1.1\r\nHost: localhost\r\n\r\n" + Get("/b"));
  const Received head = client.ReadResponse(true);
  CHECK(head.status == 200);
  CHECK(head.Header("Content-Length") == "6");
  CHECK(client.ReadResponse().body == "/b|||0");
}

TEST_CASE("Nothing is processed after Connection: close") {
  Running running;
  TlsClient client(running.port());
  client.Send(Get("/a", "Connection: close\r\n") + Get("/b"));
  const Received first = client.ReadResponse();
  CHECK(first.status == 200);
  CHECK(first.Header("Connection") == "close");
  CHECK(client.ReadToEnd().empty());
}

TEST_CASE("What is too long gets its own status, and the connection closes") {
  Running running;
  CHECK(Fetch(running.port(), Get("/" + std::string(9000, 'a'))).status == 414);
  CHECK(Fetch(running.port(), Get("/", "X: " + std::string(17000, 'a') + "\r\n")).status == 431);
  CHECK(Fetch(running.port(), Post("/", std::string(1001, 'a'))).status == 413);
  CHECK(Fetch(running.port(), Post("/files", "f=" + std::string(900'000, 'a'))).status == 200);
  TlsClient client(running.port());
  client.Send(Post("/", std::string(200'000, 'a')));
  CHECK(client.ReadResponse().status == 413);
  CHECK(client.ReadToEnd().empty());
}

TEST_CASE("Bad requests are refused without an echo, with every header") {
  Running running;
  for (const char* target : {"/%zz", "/a/../b", "/%00", "/?q=%FF", "/<script>%"}) {
    CAPTURE(target);
    const Received refused = Fetch(running.port(), Get(target));
    CHECK(refused.status == 400);
    CHECK(refused.body.find("script") == std::string::npos);
    CHECK_FALSE(refused.Header("Content-Security-Policy").empty());
    CHECK(refused.body.find(refused.Header("Request-Id")) != std::string::npos);
  }
  CHECK(Fetch(running.port(), "PUT / HTTP/1.1\r\nHost: a\r\n\r\n").Header("Allow") == "GET, HEAD, POST");
  CHECK(Fetch(running.port(), "GET / HTTP/1.1\nHost: a\n\n").status == 400);
}

TEST_CASE("A handler that throws or forgets gives a plain 500") {
  Running running;
  const Received thrown = Fetch(running.port(), Get("/throw"));
  CHECK(thrown.status == 500);
  CHECK(thrown.body.find("secret") == std::string::npos);
  CHECK(Fetch(running.port(), Get("/never")).status == 500);
}

TEST_CASE("A slow header, a slow body and an idle connection are cut off") {
  Limits limits;
  limits.header = 500ms;
  limits.body = 500ms;
  limits.idle = 500ms;
  limits.first_request = 500ms;
  Running running(Options(limits));
  const auto started = std::chrono::steady_clock::now();
  TlsClient slow_header(running.port());
  for (int i = 0; i < 14 && slow_header.Send(i == 0 ? "GET / HT" : "T"); ++i) std::this_thread::sleep_for(50ms);
  CHECK(slow_header.ReadToEnd().empty());
  TlsClient slow_body(running.port());
  slow_body.Send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nab");
  CHECK(slow_body.ReadToEnd().empty());
  TlsClient idle(running.port());
  idle.Send(Get("/a"));
  CHECK(idle.ReadResponse().status == 200);
  CHECK(idle.ReadToEnd().empty());
  CHECK(std::chrono::steady_clock::now() - started < 10s);
}

TEST_CASE("An answer that takes too long becomes a 503") {
  Limits limits;
  limits.answer = 5ms;
  Running running(Options(limits));
  TlsClient client(running.port());
  client.Send(Get("/later"));
  CHECK(client.ReadResponse().status == 503);
  std::this_thread::sleep_for(40ms);  // the late answer goes nowhere
  client.Send(Get("/a"));
  CHECK(client.ReadResponse().body == "/a|||0");
}

TEST_CASE("One connection too many is told so") {
  Limits limits;
  limits.connections = 2;
  Running running(Options(limits));
  TlsClient first(running.port()), second(running.port());
  first.Send(Get("/a"));
  CHECK(first.ReadResponse().status == 200);
  second.Send(Get("/a"));
  CHECK(second.ReadResponse().status == 200);
  TlsClient third(running.port());
  const Received refused = third.ReadResponse();
  CHECK(refused.status == 503);
  CHECK(refused.Header("Retry-After") == "5");
}

TEST_CASE("A body that was announced is asked for") {
  Running running;
  TlsClient client(running.port());
  client.Send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
  CHECK(client.ReadResponse().status == 100);
  client.Send("abc");
  CHECK(client.ReadResponse().body == "/a|||3");
}

// Takes a large body only with the cookie "pass".

TEST_CASE("TLS 1.2 and 1.3 are spoken and nothing older") {
  Running running;
  CHECK(TlsClient(running.port()).Protocol() == "TLSv1.3");
  CHECK(TlsClient(running.port(), TLS1_2_VERSION).Protocol() == "TLSv1.2");
  CHECK_FALSE(TlsClient(running.port(), TLS1_1_VERSION).connected());
}

TEST_CASE("The end waits for requests under way and closes idle connections") {
  Running running;
  TlsClient idle(running.port()), busy(running.port());
  idle.Send(Get("/a"));
  CHECK(idle.ReadResponse().status == 200);
  busy.Send(Get("/later"));
  for (int i = 0; i < 1000 && running.later == 0; ++i) std::this_thread::sleep_for(5ms);
  const auto started = std::chrono::steady_clock::now();
  running.server->Shutdown(3s);
  CHECK(std::chrono::steady_clock::now() - started < 2900ms);
  const Received last = busy.ReadResponse();
  CHECK(last.status == 200);
  CHECK(last.Header("Connection") == "close");
  CHECK(idle.ReadToEnd().empty());
}

TEST_CASE("A Host that is not served is misdirected, whatever its port") {
  ServerOptions options = Options();
  options.hosts = {"localhost", "127.0.0.1", "[::1]", "caseway.anyshire.gov.uk"};
  Running running(std::move(options));
  const auto ask = [&](const std::string& host) {
    return Fetch(running.port(), "GET /a HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
  };
  for (const char* host : {"localhost", "localhost:8443", "127.0.0.1:1", "[::1]", "[::1]:8443",
                           "Caseway.Anyshire.GOV.UK", "caseway.anyshire.gov.uk:443"}) {
    CAPTURE(host);
    CHECK(ask(host).status == 200);
  }
  for (const char* host : {"evil.example", "localhost.evil.example", "127.0.0.2", "anyshire.gov.uk", "localhost.",
                           "[::2]", "evil.example:8443"}) {
    CAPTURE(host);
    const Received refused = ask(host);
    CHECK(refused.status == 421);
    CHECK(refused.head.find("421 Misdirected Request") != std::string::npos);
    CHECK(refused.Header("Connection") == "close");
    CHECK(refused.body.find("evil") == std::string::npos);
  }
}

TEST_CASE("A server that cannot have its port or certificate says why") {
  Running running;
  ServerOptions taken = Options();
  taken.port = running.port();
  const auto second = Server::Listen(taken, nullptr);
  REQUIRE_FALSE(second);
  CHECK(second.error().say == "Port " + std::to_string(running.port()) + " on 127.0.0.1 is in use by another program.");
  ServerOptions strange = Options();
  strange.address = "everywhere";
  CHECK(Server::Listen(strange, nullptr).error().say == "The address to listen on is not an IP address: everywhere.");
  ServerOptions unsigned_one = Options();
  unsigned_one.key_pem = security::MakeCertificate({"other"}, Instant{})->key_pem;
  CHECK(Server::Listen(unsigned_one, nullptr).error().say ==
        "The key file is not a private key in PEM that belongs to the certificate.");
}

}  // namespace
}  // namespace caseway::http
