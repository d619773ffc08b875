// LoadClient: many keep-alive TLS connections, each sending its next request when the last was answered. One thread.
//
//   LoadClient client(8443);
//   Answer page = client.Ask(client.Get("/work", cookie));                          // one request, its body kept
//   Totals totals = client.Run({64, 3s, [&](int) { return client.Get("/work", cookie); }});
//
// `begin` is called when all connections are open and none has asked: what a handshake costs is not counted. `next` is
// asked for the whole request of a connection; `took` sees its answer (without the body) before `next` is asked again.
// Nothing is verified of the certificate. Errors: a connection that fails throws std::runtime_error with what it was
// doing. Threads: one at a time.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace caseway::bench {

struct Answer {
  int status = 0;
  std::size_t bytes = 0;  // of the body
  std::string head;       // to its blank line
  std::string body;       // only from Ask
};

struct Totals {
  std::int64_t requests = 0;
  std::int64_t unexpected = 0;  // neither 200 nor 303
  std::int64_t bytes = 0;
  double seconds = 0;
};

class LoadClient {
 public:
  using Next = std::function<std::string(int connection)>;
  using Took = std::function<void(int connection, const Answer&)>;
  using Fields = std::vector<std::pair<std::string, std::string>>;

  explicit LoadClient(unsigned short port) : port_(port) {}

  // The bytes of a request; `cookie` may be empty.
  std::string Get(std::string_view target, std::string_view cookie = "") const;
  std::string Post(std::string_view target, std::string_view cookie, const Fields& fields) const;

  struct Load {
    int connections = 64;
    std::chrono::milliseconds length{3000};
    Next next;
    Took took = {};
    std::function<void()> begin = {};
  };
  Answer Ask(const std::string& request) const;
  Totals Run(const Load& load) const;

 private:
  unsigned short port_;
};

// The value of a header of an answer's head, "" when it has none.
std::string HeaderOf(const Answer& answer, std::string_view name);

}  // namespace caseway::bench
