#include "tests/web/http/tls_client.h"

#include <arpa/inet.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>

#include "web/http/header_block.h"

namespace caseway::http::testing {

std::string Received::Header(std::string_view name) const { return std::string(FindHeader(head, name)); }

TlsClient::TlsClient(std::uint16_t port, int highest_version) {
  std::signal(SIGPIPE, SIG_IGN);  // writing to a connection that was cut off is part of these tests
  socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
  const timeval wait{5, 0};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof(wait));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  context_ = SSL_CTX_new(TLS_client_method());
  SSL_CTX_set_min_proto_version(context_, 0);
  if (highest_version != 0) SSL_CTX_set_max_proto_version(context_, highest_version);
  if (highest_version != 0) SSL_CTX_set_cipher_list(context_, "ALL:@SECLEVEL=0");
  ssl_ = SSL_new(context_);
  SSL_set_fd(ssl_, socket_);
  connected_ =
      ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0 && SSL_connect(ssl_) == 1;
}

TlsClient::~TlsClient() {
  SSL_free(ssl_);
  SSL_CTX_free(context_);
  ::close(socket_);
}

std::string TlsClient::Protocol() const { return SSL_get_version(ssl_); }

bool TlsClient::Send(std::string_view bytes) {
  return connected_ && SSL_write(ssl_, bytes.data(), static_cast<int>(bytes.size())) == static_cast<int>(bytes.size());
}

bool TlsClient::ReadSome() {
  std::array<char, 16384> chunk;
  const int count = SSL_read(ssl_, chunk.data(), chunk.size());
  if (count > 0) in_.append(chunk.data(), static_cast<std::size_t>(count));
  return count > 0;
}

Received TlsClient::ReadResponse(bool without_body) {
  std::size_t end = std::string::npos;
  while ((end = in_.find("\r\n\r\n")) == std::string::npos) {
    if (!ReadSome()) return {};
  }
  Received received;
  received.head = in_.substr(0, end + 4);
  in_.erase(0, end + 4);
  received.status = std::atoi(received.head.c_str() + 9);
  const std::size_t length = without_body ? 0 : std::strtoul(received.Header("Content-Length").c_str(), nullptr, 10);
  while (in_.size() < length && ReadSome()) {}
  received.body = in_.substr(0, length);
  in_.erase(0, length);
  return received;
}

std::string TlsClient::ReadToEnd() {
  while (ReadSome()) {}
  return in_;
}

Received Fetch(std::uint16_t port, std::string_view request) {
  TlsClient client(port);
  client.Send(request);
  return client.ReadResponse();
}

}  // namespace caseway::http::testing
