// Running: a server on a port of its own that says back what it is asked.
//
//   Running running;
//   TlsClient client(running.port());
//   client.Send(Get("/a?q=1"));
//
// Threads: the test's own, and the server's.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

#include "security/certificate.h"
#include "web/http/server.h"
#include "web/http/worker_pool.h"

namespace caseway::http {

using namespace std::chrono_literals;
inline const security::Certificate& OwnCertificate() {
  static const security::Certificate made =
      *security::MakeCertificate({"localhost", "127.0.0.1"}, *ParseInstant("2026-11-22T09:00:00Z"));
  return made;
}

inline ServerOptions Options(Limits limits = {}) {
  ServerOptions options;
  options.port = 0;
  options.certificate_pem = OwnCertificate().certificate_pem;
  options.key_pem = OwnCertificate().key_pem;
  options.limits = limits;
  options.body_limit = [](Method, std::string_view path) { return path == "/files" ? 1000u * 1000u : 1000u; };
  return options;
}

// Says back what it was asked; "/later" from another thread, "/never" not at all, "/throw" with an exception.
inline void Echo(Request&& request, Reply reply, WorkerPool& pool) {
  if (request.path == "/never") return;
  if (request.path == "/throw") throw std::runtime_error("secret detail");
  std::string text = request.path + "|" + std::string(request.query.Get("q")) + "|" +
                     std::string(request.form.Get("f")) + "|" + std::to_string(request.body.size());
  if (request.path != "/later") return reply(Page(text));
  pool.Submit([reply, text] {
    std::this_thread::sleep_for(20ms);
    reply(Page(text));
  });
}

struct Running {
  explicit Running(ServerOptions options = Options()) {
    server = std::move(*Server::Listen(std::move(options), [this](Request&& request, Reply reply) {
      if (request.path == "/later") ++later;
      Echo(std::move(request), std::move(reply), pool);
    }));
    server->Start();
  }
  std::uint16_t port() const { return server->port(); }
  WorkerPool pool{1, 100};
  std::atomic<int> later = 0;  // such requests that have come in
  std::unique_ptr<Server> server;
};

inline std::string Get(const std::string& target, const std::string& lines = "") {
  return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + lines + "\r\n";
}

inline std::string Post(const std::string& target, const std::string& body) {
  return "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n" +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace caseway::http
