#include "web/http/server.h"

#include <sys/resource.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <random>
#include <utility>
#include <vector>

#include "web/http/connection.h"
#include "web/http/site.h"
#include "web/http/tls_context.h"

namespace caseway::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using std::chrono::milliseconds;

constexpr std::size_t kDefaultBodyLimit = 1 << 20;
constexpr std::size_t kRefusedAtOnce = 100;  // connections over the cap that still get a page; more are cut
constexpr auto kNoThrow = asio::as_tuple(asio::use_awaitable);

std::string PlainErrorPage(int status, std::string_view say, std::string_view request_id) {
  return "<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>" + std::to_string(status) +
         "</title></head><body><main><h1>Sorry, this did not work</h1><p>" + std::string(say) +
         "</p><p>If you report this, give the number " + std::string(request_id) + ".</p></main></body></html>\n";
}

void FillDefaults(ServerOptions& options) {
  if (!options.body_limit) options.body_limit = [](Method, std::string_view) { return kDefaultBodyLimit; };
  if (!options.error_page) options.error_page = PlainErrorPage;
  if (!options.now) {
    options.now = [] { return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()); };
  }
}

// A connection is a file to the system, and its first limit is often 1,024.
void RaiseFileLimit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

Error CannotListen(const ServerOptions& options, const boost::system::error_code& error) {
  const std::string where = "Port " + std::to_string(options.port) + " on " + options.address;
  if (error == asio::error::address_in_use) {
    return {ErrorCode::kUnavailable, where + " is in use by another program.", error.message()};
  }
  if (error == asio::error::access_denied) {
    return {ErrorCode::kUnavailable, where + " may not be opened by this account: choose one above 1023.",
            error.message()};
  }
  return {ErrorCode::kUnavailable, where + " cannot be opened: " + error.message() + ".", error.message()};
}

}  // namespace

class Server::Impl {
 public:
  Impl(ServerOptions options, Handler handler, std::unique_ptr<asio::ssl::context> tls) : acceptor_(accepting_) {
    site_.options = std::move(options);
    site_.handler = std::move(handler);
    site_.tls = std::move(tls);
    site_.request_seed = (std::uint64_t{std::random_device{}()} << 32) | std::random_device{}();
    for (int i = 0; i < std::max(1, site_.options.threads); ++i) loops_.push_back(std::make_unique<Loop>(site_));
  }

  ~Impl() {
    Shutdown(milliseconds(0));
    const std::lock_guard lock(site_.gate->mutex);
    site_.gate->open = false;
  }

  Result<void> Listen() {
    boost::system::error_code error;
    const auto address = asio::ip::make_address(site_.options.address, error);
    if (error) return InvalidInput("The address to listen on is not an IP address: " + site_.options.address + ".");
    const tcp::endpoint endpoint(address, site_.options.port);
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
    if (error) return CannotListen(site_.options, error);
    return {};
  }

  std::uint16_t port() const {
    boost::system::error_code error;
    const tcp::endpoint endpoint = acceptor_.local_endpoint(error);
    return error ? port_ : endpoint.port();
  }

  void Start() {
    RaiseFileLimit();
    port_ = port();
    for (const auto& loop : loops_) {
      work_.push_back(asio::make_work_guard(loop->context));
      loop->thread = std::thread([&context = loop->context] { context.run(); });
    }
    asio::co_spawn(accepting_, Accept(), asio::detached);  // ends with the acceptor; faults inside are handled there
    accept_thread_ = std::thread([this] { accepting_.run(); });
  }

  void Shutdown(milliseconds grace) {
    if (!accept_thread_.joinable()) return;
    asio::post(accepting_, [this] {
      boost::system::error_code ignored;
      acceptor_.close(ignored);
      retry_.cancel();
    });
    accept_thread_.join();
    OnEachConnection([](Connection& connection) { connection.CloseIfIdle(); });
    if (!WaitForEnd(grace)) OnEachConnection([](Connection& connection) { connection.Abort(); });
    WaitForEnd(milliseconds(2000));
    work_.clear();
    for (const auto& loop : loops_) loop->context.stop();
    for (const auto& loop : loops_) loop->thread.join();
  }

 private:
  asio::awaitable<void> Accept() {
    while (acceptor_.is_open()) {
      Loop& loop = *loops_[next_++ % loops_.size()];
      auto [error, socket] = co_await acceptor_.async_accept(loop.context, kNoThrow);
      if (!error) {
        Admit(loop, std::move(socket));
      } else if (acceptor_.is_open() && error != asio::error::connection_aborted) {
        site_.Fault("", "a connection could not be accepted: " + error.message());
        retry_.expires_after(milliseconds(100));  // out of files: some will be given back
        co_await retry_.async_wait(kNoThrow);
      }
    }
  }

  void Admit(Loop& loop, tcp::socket socket) {
    const std::size_t open = site_.connections.fetch_add(1);
    const std::size_t cap = site_.options.limits.connections;
    if (open >= cap + kRefusedAtOnce) {
      site_.connections.fetch_sub(1);
      return;  // the socket closes
    }
    asio::post(loop.context, [&loop, is_one_too_many = open >= cap, taken = std::move(socket)]() mutable {
      std::make_shared<Connection>(loop, std::move(taken), is_one_too_many)->Start();
    });
  }

  template <class Deed>
  void OnEachConnection(Deed deed) {
    for (const auto& loop : loops_) {
      asio::post(loop->context, [&loop = *loop, deed] {
        loop.ending = true;
        for (Connection* connection : loop.connections) deed(*connection);
      });
    }
  }

  bool WaitForEnd(milliseconds most) {
    std::unique_lock lock(site_.ended_mutex);
    return site_.ended.wait_for(lock, most, [this] { return site_.connections.load() == 0; });
  }

  Site site_;
  std::vector<std::unique_ptr<Loop>> loops_;
  std::vector<asio::executor_work_guard<asio::io_context::executor_type>> work_;
  asio::io_context accepting_{1};
  asio::steady_timer retry_{accepting_};
  tcp::acceptor acceptor_;
  std::thread accept_thread_;
  std::size_t next_ = 0;
  std::uint16_t port_ = 0;
};

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::Listen(ServerOptions options, Handler handler) {
  Result<std::unique_ptr<asio::ssl::context>> tls = MakeTlsContext(options.certificate_pem, options.key_pem);
  if (!tls) return tls.error();
  FillDefaults(options);
  auto impl = std::make_unique<Impl>(std::move(options), std::move(handler), std::move(*tls));
  if (Result<void> listening = impl->Listen(); !listening) return listening.error();
  return std::unique_ptr<Server>(new Server(std::move(impl)));
}

std::uint16_t Server::port() const { return impl_->port(); }
void Server::Start() { impl_->Start(); }
void Server::Shutdown(std::chrono::milliseconds grace) { impl_->Shutdown(grace); }

}  // namespace caseway::http
