// TlsClient: a browser without manners, for tests: sends any bytes over TLS to 127.0.0.1 and reads what comes back.
//
//   TlsClient client(server.port());
//   client.Send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
//   client.ReadResponse().status   // 200
//
// Threads: one. Errors: a connection that cannot be made fails the test.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

struct ssl_ctx_st;
struct ssl_st;

namespace caseway::http::testing {

struct Received {
  int status = 0;  // 0: the connection ended first
  std::string head;
  std::string body;
  std::string Header(std::string_view name) const;
};

class TlsClient {
 public:
  // `highest_version` 0: any; else one of OpenSSL's, to ask for old ones.
  explicit TlsClient(std::uint16_t port, int highest_version = 0);
  ~TlsClient();
  TlsClient(const TlsClient&) = delete;
  TlsClient& operator=(const TlsClient&) = delete;

  bool connected() const { return connected_; }
  std::string Protocol() const;
  bool Send(std::string_view bytes);
  // One response with its body; `without_body` after HEAD. Waits at most five seconds for each read.
  Received ReadResponse(bool without_body = false);
  // Everything until the other side closes.
  std::string ReadToEnd();

 private:
  bool ReadSome();

  int socket_ = -1;
  ssl_ctx_st* context_ = nullptr;
  ssl_st* ssl_ = nullptr;
  bool connected_ = false;
  std::string in_;
};

// One request on a connection of its own.
Received Fetch(std::uint16_t port, std::string_view request);

}  // namespace caseway::http::testing
