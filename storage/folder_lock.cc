#include "storage/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

namespace caseway::storage {

namespace {

std::string HolderOf(int file) {
  char text[32] = {};
  const ssize_t size = pread(file, text, sizeof text - 1, 0);
  return size > 0 ? " by process " + std::string(text, static_cast<std::size_t>(size)) : "";
}

void WriteHolder(int file) {
  const std::string holder = std::to_string(getpid());
  if (ftruncate(file, 0) == 0) (void)!pwrite(file, holder.data(), holder.size(), 0);  // only a hint for people
}

}  // namespace

FolderLock::~FolderLock() {
  if (file_ >= 0) close(file_);
}

Result<void> FolderLock::Take(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / "lock";
  file_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file_ < 0) {
    return Error{ErrorCode::kInternal, "The data folder " + folder.string() + " cannot be written.",
                 std::string("lock: ") + std::strerror(errno)};
  }
  if (flock(file_, LOCK_EX | LOCK_NB) != 0) {
    return Error{ErrorCode::kUnavailable, "The data folder " + folder.string() + " is in use" + HolderOf(file_) +
                                              ". Stop that program first, or use another folder."};
  }
  WriteHolder(file_);
  return {};
}

}  // namespace caseway::storage
