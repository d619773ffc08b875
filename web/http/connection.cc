#include "web/http/connection.h"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <exception>
#include <utility>

#include "web/http/body_share.h"
#include "web/http/parser_check.h"
#include "web/http/request_assembly.h"
#include "web/http/response_head.h"

// Never `if (!co_await ...)` here: g++ 12 makes of it a coroutine whose frame is not filled in, and it crashes at once.

namespace caseway::http {
namespace {

namespace asio = boost::asio;
using std::chrono::milliseconds;

constexpr auto kNoThrow = asio::as_tuple(asio::use_awaitable);
constexpr milliseconds kClosing{2'000};
constexpr std::size_t kSlowestBytesPerSecond = 16 * 1024;
constexpr std::size_t kMostDrained = 4 << 20;
constexpr std::size_t kKeptBuffer = 256 * 1024;

constexpr Refusal kBareLine{400, "The request is not written as HTTP asks."};
constexpr Refusal kLongTarget{414, "The address asked for is too long."};
constexpr Refusal kLongBlock{431, "The headers of the request are too long."};
constexpr Refusal kOtherHost{421, "This address is not served here."};
constexpr Refusal kTooLarge{413, "What was sent is larger than can be taken here."};
constexpr Refusal kTooBusy{503, "The service is too busy. Try again in a minute."};
constexpr Refusal kTooSlow{503, "The answer took too long. Try again in a minute."};

// A CR or LF that is not part of CRLF, looking only at `from` and after; a CR at the very end may still be one.
bool HasBareLine(const std::string& text, std::size_t from) {
  for (std::size_t i = from; i < text.size(); ++i) {
    if (text[i] == '\n' && (i == 0 || text[i - 1] != '\r')) return true;
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] != '\n') return true;
  }
  return false;
}

}  // namespace

Connection::Connection(Loop& loop, asio::ip::tcp::socket socket, bool is_one_too_many)
    : loop_(loop),
      site_(loop.site),
      stream_(boost::beast::tcp_stream(std::move(socket)), *loop.site.tls),
      slot_(std::make_shared<AnswerSlot>(loop.context)),
      is_one_too_many_(is_one_too_many) {
  loop_.connections.insert(this);
  boost::system::error_code error;
  const auto endpoint = stream_.next_layer().socket().remote_endpoint(error);
  if (!error) peer_ = endpoint.address().to_string();
}

Connection::~Connection() {
  loop_.connections.erase(this);
  {
    const std::lock_guard lock(site_.ended_mutex);
    site_.connections.fetch_sub(1);
  }
  site_.ended.notify_all();
}

void Connection::Start() {
  asio::co_spawn(loop_.context, Run(), [self = shared_from_this()](std::exception_ptr fault) {
    if (fault) self->site_.Fault(self->request_id_, "a connection ended with an exception");
  });
}

void Connection::CloseIfIdle() {
  if (is_idle_) Abort();
}

void Connection::Abort() {
  stream_.next_layer().close();
  slot_->ready.cancel();
}

Connection::Task<void> Connection::Run() {
  const bool shook_hands = co_await Handshake();
  if (!shook_hands) co_return;
  if (is_one_too_many_) {
    co_await Refuse(kTooBusy);
  } else {
    while (co_await ServeOne()) {}
  }
  co_await Close();
}

Connection::Task<bool> Connection::Handshake() {
  boost::system::error_code error;
  stream_.next_layer().socket().set_option(asio::ip::tcp::no_delay(true), error);
  SetDeadline(site_.options.limits.handshake);
  std::tie(error) = co_await stream_.async_handshake(asio::ssl::stream_base::server, kNoThrow);
  co_return !error;
}

Connection::Task<bool> Connection::ServeOne() {
  std::variant<std::string, Refusal> read = co_await ReadHead();
  started_ = std::chrono::steady_clock::now();
  request_id_ = site_.NextRequestId();
  method_ = Method::kGet;
  if (const Refusal* refusal = std::get_if<Refusal>(&read)) co_return co_await Refuse(*refusal);
  std::string head = std::get<std::string>(std::move(read));
  if (head.empty()) co_return false;
  const Limits& limits = site_.options.limits;
  const auto checked = CheckHeaderBlock(head, {limits.request_line, limits.header_block});
  if (const Refusal* refusal = std::get_if<Refusal>(&checked)) co_return co_await Refuse(*refusal);
  const HeaderBlock& block = std::get<HeaderBlock>(checked);
  if (!ParserAgrees(head, block)) co_return co_await Refuse(kBareLine);
  if (!IsForOneOf(site_.options.hosts, block)) co_return co_await Refuse(kOtherHost);
  co_return co_await ServeChecked(block, head);
}

// `head` is a copy: the block's views stay with the caller's.
Connection::Task<bool> Connection::ServeChecked(const HeaderBlock& block, std::string head) {
  method_ = block.method;
  const bool is_head = block.method == Method::kHead;
  std::string body;
  if (block.content_length > 0) {
    if (block.content_length > BodyLimit(block)) co_return co_await Refuse(kTooLarge);
    const std::optional<Response> instead = AnswerInstead(block, head);
    if (instead) co_return co_await Send(*instead, false, is_head);
    const BodyShare share(site_, block.content_length);
    if (!share.fits()) co_return co_await Refuse(kTooBusy);
    const bool whole = co_await ReadBody(block.content_length, block.expects_continue, body);
    if (!whole) co_return false;
  }
  auto assembled = AssembleRequest(block, std::move(head), std::move(body), site_.options.limits.form_fields);
  if (const Refusal* refusal = std::get_if<Refusal>(&assembled)) co_return co_await Refuse(*refusal, is_head);
  Request& request = std::get<Request>(assembled);
  request.peer = peer_;
  request.id = request_id_;
  request.received = site_.Now();
  co_return co_await Answer(std::move(request), block.keep_alive);
}

Connection::Task<bool> Connection::Answer(Request request, bool keep_alive) {
  const bool is_head = request.method == Method::kHead;
  stream_.next_layer().expires_never();
  const Response response = co_await Ask(std::move(request));
  co_return co_await Send(response, keep_alive && !loop_.ending, is_head);
}

Connection::Task<Response> Connection::Ask(Request request) {
  slot_->response.reset();
  try {
    site_.handler(std::move(request), MakeReply(loop_, slot_, request_id_));
  } catch (const std::exception& fault) {
    site_.Fault(request_id_, fault.what());
    slot_->response = site_.ErrorPage(500, "Something went wrong on our side.", request_id_);
  }
  if (!slot_->response) {
    slot_->ready.expires_after(site_.options.limits.answer);
    co_await slot_->ready.async_wait(kNoThrow);
  }
  ++slot_->turn;
  if (!slot_->response) co_return site_.ErrorPage(kTooSlow.status, kTooSlow.say, request_id_);
  co_return std::move(*std::exchange(slot_->response, std::nullopt));
}

Connection::Task<bool> Connection::Refuse(Refusal refusal, bool without_body) {
  if (request_id_.empty()) request_id_ = site_.NextRequestId();
  co_await Send(site_.ErrorPage(refusal.status, refusal.say, request_id_), false, without_body);
  co_return false;
}

Connection::Task<bool> Connection::Send(const Response& response, bool keep_alive, bool without_body) {
  out_.clear();
  AppendResponse(out_, response, {request_id_, site_.Now(), keep_alive, without_body});
  SetDeadline(site_.options.limits.write, out_.size());
  const auto [error, sent] = co_await asio::async_write(stream_, asio::buffer(out_), kNoThrow);
  if (site_.options.on_served) {
    const auto took = std::chrono::steady_clock::now() - started_;
    site_.options.on_served(
        {method_, response.status, request_id_, std::chrono::duration_cast<std::chrono::microseconds>(took), sent});
  }
  if (out_.capacity() > kKeptBuffer) std::string().swap(out_);
  co_return !error && keep_alive;
}

Connection::Task<std::variant<std::string, Refusal>> Connection::ReadHead() {
  const Limits& limits = site_.options.limits;
  if (in_.empty()) {
    if (loop_.ending) co_return std::string();
    is_idle_ = true;
    SetDeadline(std::exchange(is_first_, false) ? limits.first_request : limits.idle);
    const bool more = co_await ReadMore(4096);
    is_idle_ = false;
    if (!more) co_return std::string();
  }
  SetDeadline(limits.header);
  if (in_.rfind("\r\n", 0) == 0) in_.erase(0, 2);  // one stray line end after a form is allowed (RFC 9112 2.2)
  for (std::size_t seen = 0;;) {
    const std::size_t end = in_.find("\r\n\r\n", seen < 3 ? 0 : seen - 3);
    if (end != std::string::npos && end + 4 <= limits.header_block) {
      std::string head = in_.substr(0, end + 4);
      in_.erase(0, end + 4);
      co_return head;
    }
    if (HasBareLine(in_, seen == 0 ? 0 : seen - 1)) co_return kBareLine;
    if (std::min(in_.find('\r'), in_.size()) > limits.request_line) co_return kLongTarget;
    if (in_.size() >= limits.header_block) co_return kLongBlock;
    seen = in_.size();
    const bool more = co_await ReadMore(4096);
    if (!more) co_return std::string();
  }
}

Connection::Task<bool> Connection::ReadBody(std::size_t length, bool expects_continue, std::string& body) {
  SetDeadline(site_.options.limits.body, length);
  if (expects_continue && in_.empty()) {
    out_ = "HTTP/1.1 100 Continue\r\n\r\n";
    const auto [error, sent] = co_await asio::async_write(stream_, asio::buffer(out_), kNoThrow);
    if (error) co_return false;
  }
  body.assign(in_, 0, length);
  in_.erase(0, body.size());
  while (body.size() < length) {
    const bool more = co_await ReadMore(std::min<std::size_t>(length - body.size(), kSmallBody));
    if (!more) co_return false;
    body += in_;
    in_.clear();
  }
  co_return true;
}

// Reads at most `most` bytes to the end of `in_`.
Connection::Task<bool> Connection::ReadMore(std::size_t most) {
  const std::size_t had = in_.size();
  in_.resize(had + most);
  const auto [error, count] = co_await stream_.async_read_some(asio::buffer(in_.data() + had, most), kNoThrow);
  in_.resize(had + count);
  co_return !error && count > 0;
}

// Says goodbye in TLS and TCP and lets the other side finish sending, so that it can still read what we last said.
Connection::Task<void> Connection::Close() {
  SetDeadline(kClosing);
  co_await stream_.async_shutdown(kNoThrow);
  boost::system::error_code error;
  stream_.next_layer().socket().shutdown(asio::ip::tcp::socket::shutdown_send, error);
  in_.resize(kSmallBody);
  for (std::size_t drained = 0; !error && drained < kMostDrained;) {
    std::size_t count = 0;
    std::tie(error, count) = co_await stream_.next_layer().async_read_some(asio::buffer(in_), kNoThrow);
    drained += count;
  }
  stream_.next_layer().close();
}

void Connection::SetDeadline(milliseconds base, std::size_t bytes) {
  stream_.next_layer().expires_after(base + std::chrono::seconds(bytes / kSlowestBytesPerSecond));
}

// For a body so large that it is not read for just anybody.
std::optional<Response> Connection::AnswerInstead(const HeaderBlock& block, const std::string& head) const {
  const bool is_asked = block.content_length > site_.options.limits.unasked_body && site_.options.turn_away;
  if (!is_asked) return std::nullopt;
  HeaderBlock without_body = block;
  without_body.content_type = {};
  auto assembled = AssembleRequest(without_body, head, "", site_.options.limits.form_fields);
  if (const Refusal* refusal = std::get_if<Refusal>(&assembled))
    return site_.ErrorPage(refusal->status, refusal->say, request_id_);
  Request& request = std::get<Request>(assembled);
  request.peer = peer_;
  request.id = request_id_;
  request.received = site_.Now();
  return site_.options.turn_away(std::move(request));
}

std::size_t Connection::BodyLimit(const HeaderBlock& block) const {
  const std::string_view path = block.target.substr(0, block.target.find('?'));
  return site_.options.body_limit(block.method, path);
}

}  // namespace caseway::http
