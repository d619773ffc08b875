#include "storage/local_socket.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <optional>
#include <system_error>
#include <utility>

namespace caseway::storage {

namespace {

constexpr std::size_t kMostBytes = 64u << 20;
constexpr int kPatienceSeconds = 30;  // for the request to arrive and the answer to be taken

// A descriptor that closes itself.
class Handle {
 public:
  explicit Handle(int handle) : handle_(handle) {}
  ~Handle() {
    if (handle_ >= 0) close(handle_);
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  int get() const { return handle_; }

 private:
  const int handle_;
};

// An address holds 107 bytes; a folder's path may be longer, so the folder is named by its descriptor.
sockaddr_un AddressOf(const Handle& folder, const std::filesystem::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string text = "/proc/self/fd/" + std::to_string(folder.get()) + "/" + path.filename().string();
  std::strncpy(address.sun_path, text.c_str(), sizeof address.sun_path - 1);
  return address;
}

int OpenFolderOf(const std::filesystem::path& path) {
  return open(std::filesystem::absolute(path).parent_path().c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
}

bool SendAll(int socket, const char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t sent = send(socket, bytes, size, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes += sent;
    size -= static_cast<std::size_t>(sent);
  }
  return true;
}

bool ReceiveAll(int socket, char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t got = recv(socket, bytes, size, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    bytes += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

bool SendMessage(int socket, const std::string& text) {
  const auto size = static_cast<std::uint32_t>(text.size());
  std::array<char, 4> head{};
  for (std::size_t i = 0; i < head.size(); ++i) head[i] = static_cast<char>((size >> (8 * (3 - i))) & 0xff);
  return text.size() <= kMostBytes && SendAll(socket, head.data(), head.size()) &&
         SendAll(socket, text.data(), text.size());
}

std::optional<std::string> ReceiveMessage(int socket) {
  std::array<char, 4> head{};
  if (!ReceiveAll(socket, head.data(), head.size())) return std::nullopt;
  std::uint32_t size = 0;
  for (const char byte : head) size = (size << 8) | static_cast<unsigned char>(byte);
  if (size > kMostBytes) return std::nullopt;
  std::string text(size, '\0');
  if (!ReceiveAll(socket, text.data(), text.size())) return std::nullopt;
  return text;
}

void BePatient(int socket) {
  const timeval patience{kPatienceSeconds, 0};
  setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
}

Error Fault(const std::filesystem::path& path) {
  return {ErrorCode::kInternal, "The local socket " + path.string() + " cannot be opened.", std::strerror(errno)};
}

}  // namespace

Result<void> LocalServer::Start(const std::filesystem::path& path, Handler handler) {
  path_ = path;
  handler_ = std::move(handler);
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
  const Handle folder(OpenFolderOf(path_));
  listener_ = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (folder.get() < 0 || listener_ < 0 || pipe2(stop_, O_CLOEXEC) != 0) return Fault(path_);
  fchmod(listener_, 0600);  // before it has a name, so that it never stands open to others
  const sockaddr_un address = AddressOf(folder, path_);
  if (bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return Fault(path_);
  if (chmod(path_.c_str(), 0600) != 0 || listen(listener_, 16) != 0) return Fault(path_);
  thread_ = std::thread([this] { Run(); });
  return {};
}

void LocalServer::Run() {
  while (true) {
    std::array<pollfd, 2> waiting{{{listener_, POLLIN, 0}, {stop_[0], POLLIN, 0}}};
    if (poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) return;
    if (waiting[1].revents != 0) return;
    if (waiting[0].revents == 0) continue;
    const Handle caller(accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC));
    if (caller.get() < 0) continue;
    BePatient(caller.get());
    if (const std::optional<std::string> request = ReceiveMessage(caller.get())) {
      SendMessage(caller.get(), handler_(*request));
    }
  }
}

LocalServer::~LocalServer() {
  if (thread_.joinable()) {
    (void)!write(stop_[1], "x", 1);
    thread_.join();
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  for (const int handle : {listener_, stop_[0], stop_[1]}) {
    if (handle >= 0) close(handle);
  }
}

// Waits as long as the server works: an import takes minutes.
Result<std::string> AskLocally(const std::filesystem::path& path, const std::string& request) {
  const Handle folder(OpenFolderOf(path));
  const Handle server(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (folder.get() < 0) return NotFound("There is no folder for " + path.string() + ".");
  const sockaddr_un address = AddressOf(folder, path);
  if (connect(server.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    return NotFound("No server is running on this data folder.");
  }
  if (!SendMessage(server.get(), request))
    return Error{ErrorCode::kUnavailable, "The server did not take the command."};
  std::optional<std::string> answer = ReceiveMessage(server.get());
  if (!answer)
    return Error{ErrorCode::kUnavailable, "The server stopped before it answered. Look before you try again."};
  return std::move(*answer);
}

}  // namespace caseway::storage
