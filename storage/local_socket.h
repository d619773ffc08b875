// LocalSocket: how a command on this machine reaches the server that holds the data folder.
//
//   LocalServer server;                                           // in the server
//   server.Start("data/caseway.sock", [](const std::string& request) { return Answer(request); });
//   Result<std::string> answer = AskLocally("data/caseway.sock", R"({"command":"import"})");
//
// One request and one answer a connection, each with its length in front; at most 64 MiB. Only the account that runs
// the server can open the socket (mode 0600). Threads: the handler runs on the server's one own thread, one request at
// a time; asking is safe from any thread.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <thread>

#include "core/result.h"

namespace caseway::storage {

class LocalServer {
 public:
  using Handler = std::function<std::string(const std::string& request)>;

  LocalServer() = default;
  ~LocalServer();
  LocalServer(const LocalServer&) = delete;
  LocalServer& operator=(const LocalServer&) = delete;
  // Takes the place of a socket a dead server left. Requires: the folder's lock is held. Errors: kInternal.
  Result<void> Start(const std::filesystem::path& path, Handler handler);

 private:
  void Run();

  std::filesystem::path path_;
  Handler handler_;
  int listener_ = -1;
  int stop_[2] = {-1, -1};
  std::thread thread_;
};

// Errors: kNotFound when no server listens; kUnavailable when it did not answer.
Result<std::string> AskLocally(const std::filesystem::path& path, const std::string& request);

}  // namespace caseway::storage
