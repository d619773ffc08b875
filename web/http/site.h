// Site: what all connections of one server share, and Loop: one thread with the connections it serves.
//
// Inside web/http only. Threads: a Site's counters are atomic and the rest is fixed after Listen; a Loop's members
// belong to its own thread, and other threads post to its context.
#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/context.hpp>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_set>

#include "web/http/server.h"

namespace caseway::http {

class Connection;

// Closed when the server ends: a reply that comes later finds it closed and goes nowhere.
struct Gate {
  std::mutex mutex;
  bool open = true;
};

struct Site {
  ServerOptions options;
  Handler handler;
  std::unique_ptr<boost::asio::ssl::context> tls;
  std::shared_ptr<Gate> gate = std::make_shared<Gate>();
  std::atomic<std::size_t> connections{0};
  std::atomic<std::size_t> body_bytes{0};
  std::atomic<std::uint64_t> requests{0};
  std::uint64_t request_seed = 0;  // so that numbers of two runs do not meet

  std::mutex ended_mutex;
  std::condition_variable ended;  // signalled when a connection has gone

  Instant Now() const { return options.now(); }
  // "7k3qf2m9xa": short enough to read out on the telephone.
  std::string NextRequestId();
  Response ErrorPage(int status, std::string_view say, std::string_view request_id) const;
  void Fault(std::string_view request_id, std::string_view what) const;
};

struct Loop {
  explicit Loop(Site& site_) : site(site_) {}
  Site& site;
  std::unordered_set<Connection*> connections;
  boost::asio::io_context context{1};  // after the connections: destroying it destroys what is left of them
  bool ending = false;                 // no further request on any connection
  std::thread thread;
};

}  // namespace caseway::http
