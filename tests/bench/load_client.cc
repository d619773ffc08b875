#include "tests/bench/load_client.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <stdexcept>

namespace caseway::bench {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using Clock = std::chrono::steady_clock;
using Stream = asio::ssl::stream<tcp::socket>;

std::string PercentEncoded(std::string_view text) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain =
        (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
    const auto byte = static_cast<unsigned char>(c);
    plain ? out += c : (out += '%', out += kDigits[byte >> 4], out += kDigits[byte & 15]);
  }
  return out;
}

// Reads one answer; what came after it stays in `kept`.
asio::awaitable<Answer> ReadAnswer(Stream& stream, std::string& kept, bool keep_body) {
  const std::size_t head =
      co_await asio::async_read_until(stream, asio::dynamic_buffer(kept), "\r\n\r\n", asio::use_awaitable);
  Answer answer;
  answer.head = kept.substr(0, head);
  answer.status = std::stoi(answer.head.substr(9, 3));
  const std::string length = HeaderOf(answer, "Content-Length");
  answer.bytes = length.empty() ? 0 : std::stoul(length);
  if (kept.size() < head + answer.bytes) {
    const std::size_t missing = head + answer.bytes - kept.size();
    co_await asio::async_read(stream, asio::dynamic_buffer(kept), asio::transfer_exactly(missing), asio::use_awaitable);
  }
  if (keep_body) answer.body = kept.substr(head, answer.bytes);
  kept.erase(0, head + answer.bytes);
  co_return answer;
}

asio::awaitable<void> Open(Stream& stream, unsigned short port) {
  co_await stream.next_layer().async_connect({asio::ip::address_v4::loopback(), port}, asio::use_awaitable);
  stream.next_layer().set_option(tcp::no_delay(true));
  co_await stream.async_handshake(asio::ssl::stream_base::client, asio::use_awaitable);
}

// What all connections of one run share.
struct Round {
  Round(asio::io_context& loop, const LoadClient::Load& asked)
      : load(asked), awaited(asked.connections), gate(loop, Clock::time_point::max()) {}
  const LoadClient::Load& load;
  int awaited;              // connections not yet open
  asio::steady_timer gate;  // ends when all are
  Clock::time_point start = {};
  Totals totals = {};
  std::string fault = {};
};

asio::awaitable<void> AwaitOthers(Round& round) {
  if (--round.awaited > 0) {
    co_await round.gate.async_wait(asio::as_tuple(asio::use_awaitable));
    co_return;
  }
  round.start = Clock::now();
  if (round.load.begin) round.load.begin();
  round.gate.cancel();
}

void Count(Totals& totals, const Answer& answer) {
  ++totals.requests;
  totals.bytes += static_cast<std::int64_t>(answer.bytes);
  if (answer.status != 200 && answer.status != 303) ++totals.unexpected;
}

asio::awaitable<void> Connection(int number, unsigned short port, asio::ssl::context& tls, Round& round) {
  try {
    Stream stream(co_await asio::this_coro::executor, tls);
    co_await Open(stream, port);
    co_await AwaitOthers(round);
    std::string kept;
    while (round.fault.empty() && Clock::now() - round.start < round.load.length) {
      const std::string request = round.load.next(number);
      co_await asio::async_write(stream, asio::buffer(request), asio::use_awaitable);
      const Answer answer = co_await ReadAnswer(stream, kept, false);
      Count(round.totals, answer);
      if (round.load.took) round.load.took(number, answer);
    }
  } catch (const std::exception& error) {
    round.fault = error.what();
    round.gate.cancel();
  }
}

asio::awaitable<void> AskOnce(const std::string& request, unsigned short port, asio::ssl::context& tls, Answer& answer,
                              std::string& fault) {
  try {
    Stream stream(co_await asio::this_coro::executor, tls);
    co_await Open(stream, port);
    co_await asio::async_write(stream, asio::buffer(request), asio::use_awaitable);
    std::string kept;
    answer = co_await ReadAnswer(stream, kept, true);
  } catch (const std::exception& error) { fault = error.what(); }
}

asio::ssl::context Tls() {
  asio::ssl::context tls(asio::ssl::context::tls_client);
  tls.set_verify_mode(asio::ssl::verify_none);
  return tls;
}

}  // namespace

std::string HeaderOf(const Answer& answer, std::string_view name) {
  const std::string line = "\r\n" + std::string(name) + ": ";
  const auto at = answer.head.find(line);
  if (at == std::string::npos) return "";
  const auto begin = at + line.size();
  return answer.head.substr(begin, answer.head.find("\r\n", begin) - begin);
}

std::string LoadClient::Get(std::string_view target, std::string_view cookie) const {
  std::string request = "GET " + std::string(target) + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port_) + "\r\n";
  if (!cookie.empty()) request += "Cookie: " + std::string(cookie) + "\r\n";
  return request + "Accept: text/html\r\nAccept-Language: en-GB\r\n\r\n";
}

std::string LoadClient::Post(std::string_view target, std::string_view cookie, const Fields& fields) const {
  std::string body;
  for (const auto& [name, value] : fields) body += (body.empty() ? "" : "&") + name + "=" + PercentEncoded(value);
  std::string request =
      "POST " + std::string(target) + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port_) + "\r\n";
  if (!cookie.empty()) request += "Cookie: " + std::string(cookie) + "\r\n";
  return request + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + body;
}

Answer LoadClient::Ask(const std::string& request) const {
  asio::ssl::context tls = Tls();
  asio::io_context loop(1);
  Answer answer;
  std::string fault;
  asio::co_spawn(loop, AskOnce(request, port_, tls, answer, fault), asio::detached);
  loop.run();
  if (!fault.empty()) throw std::runtime_error("the server did not answer: " + fault);
  return answer;
}

Totals LoadClient::Run(const Load& load) const {
  asio::ssl::context tls = Tls();
  asio::io_context loop(1);
  Round round(loop, load);
  for (int i = 0; i < load.connections; ++i) asio::co_spawn(loop, Connection(i, port_, tls, round), asio::detached);
  loop.run();
  if (!round.fault.empty()) throw std::runtime_error("a connection under load failed: " + round.fault);
  round.totals.seconds = std::chrono::duration<double>(Clock::now() - round.start).count();
  return round.totals;
}

}  // namespace caseway::bench
