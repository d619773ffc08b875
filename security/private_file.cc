#include "security/private_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

namespace caseway::security {
namespace {

bool WriteAll(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(descriptor) == 0;
}

Error Failed(const std::filesystem::path& file) {
  return Internal("cannot write " + file.string() + ": " + std::generic_category().message(errno));
}

}  // namespace

Result<void> WritePrivateFile(const std::filesystem::path& file, std::string_view bytes) {
  std::filesystem::path part = file;
  part += ".part";
  ::unlink(part.c_str());
  const int descriptor = ::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0) return Failed(file);
  const bool written = WriteAll(descriptor, bytes);
  ::close(descriptor);
  // A link, unlike a rename, never replaces a file that came in between.
  const bool kept = written && ::link(part.c_str(), file.c_str()) == 0;
  const bool exists = written && !kept && errno == EEXIST;
  Result<void> result;
  if (!kept) result = exists ? Conflict(file.string() + " exists already.") : Failed(file);
  ::unlink(part.c_str());
  return result;
}

Result<std::string> ReadPrivateFile(const std::filesystem::path& file) {
  struct stat about {};
  if (::stat(file.c_str(), &about) != 0) return NotFound(file.string() + " is not there.");
  if ((about.st_mode & 077) != 0) {
    return Forbidden("Other accounts may read " + file.string() + ": run `chmod 600` on it.");
  }
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (!in) return Internal("cannot read " + file.string());
  return bytes;
}

}  // namespace caseway::security
