// Server: HTTPS on one address, from listening to graceful end. The only part of the program with sockets.
//
//   Result<std::unique_ptr<Server>> server = Server::Listen(
//       {.address = "127.0.0.1", .port = 8443, .certificate_pem = pem, .key_pem = key},
//       [&](Request&& request, Reply reply) { router.Serve(std::move(request), std::move(reply)); });
//   if (!server) return Fail(server.error());   // "Port 8443 on 127.0.0.1 is in use by another program."
//   (*server)->Start();
//   ...
//   (*server)->Shutdown(10s);   // step 1: no new connections, requests under way are answered; step 2: the rest is cut
//
// TLS 1.2 and 1.3 with Mozilla's intermediate ciphers; HTTP/1.1 with keep-alive, GET, HEAD and POST. Every header block
// is read to its blank line within limits and checked by List B before a parser sees it; chunked bodies are refused.
//
// Threads: a handler is called on the connection's own thread and must be quick: pages are built there, but anything
// that waits (a commit, Argon2, an export) is handed on and `reply` called later, from any thread, exactly once. A
// reply that is dropped uncalled becomes a 500; one after the deadline or after the end of the server is ignored.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates.h"
#include "core/result.h"
#include "web/http/request.h"
#include "web/http/response.h"

namespace caseway::http {

using Reply = std::function<void(Response)>;
using Handler = std::function<void(Request&&, Reply)>;

// Sizes in bytes. The defaults suit a council; tests make them small.
struct Limits {
  std::size_t request_line = 8 * 1024;   // over it: 414
  std::size_t header_block = 16 * 1024;  // over it: 431
  std::size_t form_fields = 2000;        // over it: 400
  std::size_t connections = 5000;        // over it: 503 and closed
  std::size_t bodies = 512 << 20;        // being received at one time, together; over it: 503
  std::size_t unasked_body = 1 << 20;    // a body over it is read only when `turn_away` lets it
  std::chrono::milliseconds handshake{10'000};
  std::chrono::milliseconds first_request{30'000};  // a browser may connect ahead of need
  std::chrono::milliseconds header{10'000};         // from its first byte to its blank line
  std::chrono::milliseconds body{20'000};           // and a second more for each 16 KiB
  std::chrono::milliseconds answer{60'000};         // the handler's time; over it: 503
  std::chrono::milliseconds write{20'000};          // and a second more for each 16 KiB
  std::chrono::milliseconds idle{75'000};           // between requests
};

// What was served, for the log: nothing of what was asked but the method.
struct Served {
  Method method = Method::kGet;
  int status = 0;
  std::string_view request_id;
  std::chrono::microseconds took{};
  std::size_t bytes = 0;
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8443;  // 0: any free one, see port()
  std::string certificate_pem;
  std::string key_pem;
  int threads = 2;
  Limits limits = {};

  // The names this server is asked by, in small letters, without port; an IPv6 address in brackets. Any other Host:
  // 421. Empty: every name.
  std::vector<std::string> hosts = {};
  // The largest body for a method and path (still encoded); over it: 413. Default: 1 MiB everywhere.
  std::function<std::size_t(Method, std::string_view path)> body_limit = {};
  // Asked with the head alone before a body over `limits.unasked_body` is read: an answer is sent in its place and the
  // connection closes; none, and the body is read. On the connection's thread. Default: every body is read.
  std::function<std::optional<Response>(Request head)> turn_away = {};
  // The page for a refusal: status, a plain sentence, the request id. Default: a plain page. Nothing of the request.
  std::function<std::string(int status, std::string_view say, std::string_view request_id)> error_page = {};
  // Faults for the log (no personal data): an exception in a handler, a socket that would not open.
  std::function<void(std::string_view request_id, std::string_view what)> on_fault = {};
  std::function<void(const Served&)> on_served = {};
  // The time requests are stamped with; default the system's.
  std::function<Instant()> now = {};
};

class Server {
 public:
  // Reads the certificate, binds and listens; nothing is accepted before Start. Errors: kInvalidInput (certificate, key
  // or address), kUnavailable (the port cannot be had), each with a sentence for the person who starts the program.
  static Result<std::unique_ptr<Server>> Listen(ServerOptions options, Handler handler);
  // Shuts down with no grace when that was not done.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::uint16_t port() const;
  void Start();
  // Returns when every connection is gone and every thread has ended. Requires: not called from a handler.
  void Shutdown(std::chrono::milliseconds grace);

 private:
  class Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace caseway::http
