#include "storage/sqlite/gathered_log.h"

#include <sqlite3.h>

#include <cstddef>
#include <memory>
#include <new>
#include <string_view>
#include <utility>
#include <vector>

namespace caseway::storage {
namespace {

// The usual layer takes the low 17 bits of a length: more at once would be lost.
constexpr std::size_t kRoom = 0x1ffff;
constexpr const char* kName = "caseway-gathered-log";

sqlite3_vfs* Usual() { return sqlite3_vfs_find(nullptr); }

// The log as SQLite sees it. The usual layer's file lies behind it in the memory SQLite gives.
class LogFile {
 public:
  explicit LogFile(sqlite3_file* real) : real_(real), kept_(kRoom) {}

  int Write(std::string_view bytes, sqlite3_int64 at) {
    if (at != from_ + static_cast<sqlite3_int64>(used_) || bytes.size() > kRoom - used_) {
      if (const int code = Flush(); code != SQLITE_OK) return code;
      from_ = at;
    }
    if (bytes.size() > kRoom) return real_->pMethods->xWrite(real_, bytes.data(), static_cast<int>(bytes.size()), at);
    bytes.copy(kept_.data() + used_, bytes.size());
    used_ += bytes.size();
    return SQLITE_OK;
  }

  // What failed is forgotten: SQLite is told, undoes its transaction and writes over the place.
  int Flush() {
    const std::size_t bytes = std::exchange(used_, 0);
    const sqlite3_int64 at = std::exchange(from_, from_ + static_cast<sqlite3_int64>(bytes));
    return bytes == 0 ? SQLITE_OK : real_->pMethods->xWrite(real_, kept_.data(), static_cast<int>(bytes), at);
  }

  sqlite3_file* real() { return real_; }

 private:
  sqlite3_file* real_;
  std::vector<char> kept_;
  std::size_t used_ = 0;
  sqlite3_int64 from_ = 0;  // where in the log the first of the kept bytes goes
};

// What SQLite holds: its own head, then ours. The usual layer's file follows it.
struct Handle {
  sqlite3_file head;
  LogFile* log;
};
constexpr std::size_t kHandleBytes = (sizeof(Handle) + 15) / 16 * 16;

LogFile& Log(sqlite3_file* file) { return *reinterpret_cast<Handle*>(file)->log; }

// All that is written is in the file before `ask` looks at it.
template <class Ask>
int AfterFlush(sqlite3_file* file, Ask ask) {
  LogFile& log = Log(file);
  const int code = log.Flush();
  return code == SQLITE_OK ? ask(log.real()) : code;
}

int Close(sqlite3_file* file) {
  const std::unique_ptr<LogFile> log(reinterpret_cast<Handle*>(file)->log);
  const int flushed = log->Flush();
  const int closed = log->real()->pMethods->xClose(log->real());
  return closed == SQLITE_OK ? flushed : closed;
}

int Read(sqlite3_file* file, void* to, int bytes, sqlite3_int64 at) {
  return AfterFlush(file, [&](sqlite3_file* real) { return real->pMethods->xRead(real, to, bytes, at); });
}

int Write(sqlite3_file* file, const void* from, int bytes, sqlite3_int64 at) {
  return Log(file).Write({static_cast<const char*>(from), static_cast<std::size_t>(bytes)}, at);
}

int Truncate(sqlite3_file* file, sqlite3_int64 size) {
  return AfterFlush(file, [&](sqlite3_file* real) { return real->pMethods->xTruncate(real, size); });
}

int Sync(sqlite3_file* file, int flags) {
  return AfterFlush(file, [&](sqlite3_file* real) { return real->pMethods->xSync(real, flags); });
}

int FileSize(sqlite3_file* file, sqlite3_int64* size) {
  return AfterFlush(file, [&](sqlite3_file* real) { return real->pMethods->xFileSize(real, size); });
}

int Lock(sqlite3_file* file, int level) { return Log(file).real()->pMethods->xLock(Log(file).real(), level); }
int Unlock(sqlite3_file* file, int level) { return Log(file).real()->pMethods->xUnlock(Log(file).real(), level); }
int CheckReservedLock(sqlite3_file* file, int* out) {
  return Log(file).real()->pMethods->xCheckReservedLock(Log(file).real(), out);
}
int FileControl(sqlite3_file* file, int what, void* with) {
  return AfterFlush(file, [&](sqlite3_file* real) { return real->pMethods->xFileControl(real, what, with); });
}
int SectorSize(sqlite3_file* file) { return Log(file).real()->pMethods->xSectorSize(Log(file).real()); }
int DeviceCharacteristics(sqlite3_file* file) {
  return Log(file).real()->pMethods->xDeviceCharacteristics(Log(file).real());
}

constexpr sqlite3_io_methods kMethods = {1,
                                         Close,
                                         Read,
                                         Write,
                                         Truncate,
                                         Sync,
                                         FileSize,
                                         Lock,
                                         Unlock,
                                         CheckReservedLock,
                                         FileControl,
                                         SectorSize,
                                         DeviceCharacteristics,
                                         nullptr,
                                         nullptr,
                                         nullptr,
                                         nullptr,
                                         nullptr,
                                         nullptr};

int OpenLog(const char* name, sqlite3_file* file, int flags, int* out) {
  auto* handle = reinterpret_cast<Handle*>(file);
  auto* real = reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(file) + kHandleBytes);
  handle->head.pMethods = nullptr;  // SQLite closes what has methods, also after a failure
  real->pMethods = nullptr;
  if (const int code = Usual()->xOpen(Usual(), name, real, flags, out); code != SQLITE_OK) {
    if (real->pMethods != nullptr) real->pMethods->xClose(real);
    return code;
  }
  try {
    handle->log = std::make_unique<LogFile>(real).release();
  } catch (const std::bad_alloc&) {
    real->pMethods->xClose(real);
    return SQLITE_NOMEM;
  }
  handle->head.pMethods = &kMethods;
  return SQLITE_OK;
}

int Open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
  if ((flags & SQLITE_OPEN_WAL) != 0) return OpenLog(name, file, flags, out);
  return Usual()->xOpen(Usual(), name, file, flags, out);
}

const char* Register() {
  static sqlite3_vfs layer = *Usual();
  layer.pNext = nullptr;
  layer.zName = kName;
  layer.szOsFile = static_cast<int>(kHandleBytes) + Usual()->szOsFile;
  layer.xOpen = Open;
  return sqlite3_vfs_register(&layer, 0) == SQLITE_OK ? kName : nullptr;
}

}  // namespace

const char* GatheredLog() {
  static const char* const name = Register();
  return name;
}

}  // namespace caseway::storage
