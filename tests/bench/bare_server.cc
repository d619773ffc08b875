// The yardstick for pages: a bare Beast TLS server that sends a fixed page of N bytes for /N and does nothing else.
//
//   bare_server 18080     -> listens on 127.0.0.1:18080 until killed; prints the port ("0" for any free one)
//
// The whole response is made when first asked for and written at once; nothing is cheaper in this stack. No limits,
// checks, deadlines or security headers: what is left is the price of TLS and HTTP themselves.
#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <vector>

#include "security/certificate.h"

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;
constexpr auto kNoThrow = asio::as_tuple(asio::use_awaitable);

constexpr std::size_t kLargestPage = 1 << 24;

// The response for "/10240"; each loop keeps its own.
const std::string& PageFor(std::string_view target) {
  thread_local std::unordered_map<std::size_t, std::string> pages;
  std::size_t size = 0;
  std::from_chars(target.data() + 1, target.data() + target.size(), size);
  std::string& page = pages[std::min(size, kLargestPage)];
  if (page.empty())
    page = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " +
           std::to_string(std::min(size, kLargestPage)) + "\r\n\r\n" + std::string(std::min(size, kLargestPage), 'x');
  return page;
}

asio::awaitable<void> Serve(tcp::socket socket, asio::ssl::context& tls) {
  boost::system::error_code ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  asio::ssl::stream<tcp::socket> stream(std::move(socket), tls);
  auto [error] = co_await stream.async_handshake(asio::ssl::stream_base::server, kNoThrow);
  boost::beast::flat_buffer buffer;
  while (!error) {
    http::request<http::empty_body> request;
    const auto [failed, size] = co_await http::async_read(stream, buffer, request, kNoThrow);
    if (failed) co_return;
    const std::string& page = PageFor({request.target().data(), request.target().size()});
    const auto [broken, sent] = co_await asio::async_write(stream, asio::buffer(page), kNoThrow);
    error = broken;
  }
}

asio::awaitable<void> Accept(tcp::acceptor& acceptor, std::vector<std::unique_ptr<asio::io_context>>& loops,
                             asio::ssl::context& tls) {
  for (std::size_t next = 0;; ++next) {
    asio::io_context& loop = *loops[next % loops.size()];
    auto [error, socket] = co_await acceptor.async_accept(loop, kNoThrow);
    if (error) co_return;
    asio::co_spawn(loop, Serve(std::move(socket), tls), asio::detached);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const auto port = static_cast<unsigned short>(argc > 1 ? std::atoi(argv[1]) : 0);
  const auto now = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
  const auto certificate = caseway::security::MakeCertificate({"localhost", "127.0.0.1"}, now);
  if (!certificate) return 1;
  asio::ssl::context tls(asio::ssl::context::tls_server);
  tls.use_certificate_chain(asio::buffer(certificate->certificate_pem));
  tls.use_private_key(asio::buffer(certificate->key_pem), asio::ssl::context::pem);

  std::vector<std::unique_ptr<asio::io_context>> loops;
  for (int i = 0; i < 2; ++i) loops.push_back(std::make_unique<asio::io_context>(1));
  asio::io_context accepting(1);
  tcp::acceptor acceptor(accepting, {asio::ip::address_v4::loopback(), port});
  std::printf("%u\n", acceptor.local_endpoint().port());
  std::fflush(stdout);
  asio::co_spawn(accepting, Accept(acceptor, loops, tls), asio::detached);
  std::vector<std::thread> threads;
  for (const auto& loop : loops) {
    threads.emplace_back([&loop = *loop] {
      const auto work = asio::make_work_guard(loop);
      loop.run();
    });
  }
  accepting.run();
}
