// Connection: one browser's TLS connection, a loop of read, check, hand over, answer, with a deadline on every step.
//
// Inside web/http only. Lives as long as its own coroutine. Threads: belongs to its loop.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "web/http/answer.h"
#include "web/http/header_block.h"
#include "web/http/site.h"

namespace caseway::http {

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  // `is_one_too_many`: say 503 and close.
  Connection(Loop& loop, boost::asio::ip::tcp::socket socket, bool is_one_too_many);
  ~Connection();

  // Spawns the coroutine. On the loop's thread.
  void Start();
  // Step 1 of the end: closes when no request is under way.
  void CloseIfIdle();
  // Step 2: closes at once.
  void Abort();

 private:
  template <class T>
  using Task = boost::asio::awaitable<T>;

  Task<void> Run();
  Task<bool> Handshake();
  // Each says whether the connection goes on.
  Task<bool> ServeOne();
  Task<bool> ServeChecked(const HeaderBlock& block, std::string head);
  Task<bool> Answer(Request request, bool keep_alive);
  Task<bool> Refuse(Refusal refusal, bool without_body = false);
  Task<bool> Send(const Response& response, bool keep_alive, bool without_body);
  Task<Response> Ask(Request request);

  // A whole header block with its blank line; "" when the connection ended or was too slow.
  Task<std::variant<std::string, Refusal>> ReadHead();
  Task<bool> ReadBody(std::size_t length, bool expects_continue, std::string& body);
  Task<bool> ReadMore(std::size_t most);
  Task<void> Close();

  void SetDeadline(std::chrono::milliseconds base, std::size_t bytes = 0);
  std::size_t BodyLimit(const HeaderBlock& block) const;
  std::optional<Response> AnswerInstead(const HeaderBlock& block, const std::string& head) const;

  Loop& loop_;
  Site& site_;
  boost::asio::ssl::stream<boost::beast::tcp_stream> stream_;
  std::shared_ptr<AnswerSlot> slot_;
  std::string peer_;
  std::string in_;   // bytes received and not used yet
  std::string out_;  // the response being written
  std::string request_id_;
  std::chrono::steady_clock::time_point started_{};  // of the request under way
  Method method_ = Method::kGet;
  bool is_one_too_many_;
  bool is_first_ = true;
  bool is_idle_ = false;
};

}  // namespace caseway::http
