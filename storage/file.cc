#include "storage/file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <system_error>

namespace caseway::storage {

namespace {

Error Fault(const std::filesystem::path& path, const char* deed) {
  return {ErrorCode::kInternal, path.string() + " cannot be " + deed + ": " + std::strerror(errno) + "."};
}

// A file descriptor that closes itself.
class OpenFile {
 public:
  OpenFile(const std::filesystem::path& path, int flags, mode_t mode = 0)
      : file_(open(path.c_str(), flags | O_CLOEXEC, mode)) {}
  ~OpenFile() {
    if (file_ >= 0) close(file_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  int get() const { return file_; }
  bool IsOpen() const { return file_ >= 0; }

 private:
  const int file_;
};

bool WriteAll(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t size = write(file, bytes.data(), bytes.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(size));
  }
  return true;
}

std::string Hex(const Sha256Sum& sum) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : sum) text += {kDigits[byte >> 4], kDigits[byte & 15]};
  return text;
}

}  // namespace

Result<void> SyncPath(const std::filesystem::path& path) {
  const OpenFile file(path, O_RDONLY);
  if (!file.IsOpen() || fsync(file.get()) != 0) return Fault(path, "synced");
  return {};
}

Result<void> WriteDurably(const std::filesystem::path& path, std::string_view bytes) {
  const std::filesystem::path part = path.string() + ".part";
  {
    const OpenFile file(part, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (!file.IsOpen() || !WriteAll(file.get(), bytes) || fsync(file.get()) != 0) return Fault(part, "written");
  }
  std::error_code fault;
  std::filesystem::rename(part, path, fault);
  if (fault) return Error{ErrorCode::kInternal, path.string() + " cannot be written: " + fault.message() + "."};
  return SyncPath(std::filesystem::absolute(path).parent_path());
}

Result<std::string> ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return NotFound("There is no file " + path.string() + " that can be read.");
  return std::string(std::istreambuf_iterator<char>(file), {});
}

Result<std::string> Sha256OfFile(const Digest& digest, const std::filesystem::path& path) {
  const OpenFile file(path, O_RDONLY);
  struct stat about {};
  if (!file.IsOpen() || fstat(file.get(), &about) != 0) return Fault(path, "read");
  const auto size = static_cast<std::size_t>(about.st_size);
  if (size == 0) return Hex(digest.Sha256(""));
  void* bytes = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0);
  if (bytes == MAP_FAILED) return Fault(path, "read");
  const Sha256Sum sum = digest.Sha256({static_cast<const char*>(bytes), size});
  munmap(bytes, size);
  return Hex(sum);
}

}  // namespace caseway::storage
