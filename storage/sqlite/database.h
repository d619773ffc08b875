// Database: one council's record: a folder that holds the file, its lock and the server's socket.
//
//   Result<std::unique_ptr<Database>> database = Database::Open({.folder = "data", .create = true, .digest = digest});
//   ReadSnapshot snapshot((*database)->Reader());
//
// Opening for writing takes the folder's lock, creates or migrates the file and refuses one made by a newer program.
// Saving goes through GroupWriter. Threads: Reader() from any thread, each gets its own connection.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>

#include "core/ports/digest.h"
#include "core/result.h"
#include "storage/folder_lock.h"
#include "storage/sqlite/connection.h"
#include "storage/sqlite/projection.h"

namespace caseway::storage {

struct DatabaseOptions {
  std::filesystem::path folder;
  const Digest& digest;          // must outlive the database
  Projections projections = {};  // run on every event
  bool create = false;           // make the folder and the file when they are not there
  bool read_only = false;        // takes no lock, migrates nothing: for verify and reports beside a running server
  int reader_cache_kib = 65536;  // for each reading thread, as it is used
};

inline constexpr char kFileName[] = "caseway.db";

// Whether there is a record in the folder. Errors: kNotFound, with the command that makes one.
Result<void> RequireDatabase(const std::filesystem::path& folder);

class Database {
 public:
  // Errors: kNotFound when there is no database and `create` is false; kUnavailable when another program holds the
  // folder; kInvalidInput for a file that is not ours or is newer; kInternal when the disk refuses.
  static Result<std::unique_ptr<Database>> Open(DatabaseOptions options);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // The calling thread's read-only connection. Errors: SqliteError.
  Connection& Reader();

  // How often accounts or sessions may have changed: what was read of them under one number is as it was while the
  // number is the same. Told by the writer after each such commit, before anybody is answered.
  std::uint64_t AccessChanges() const { return access_changes_.load(std::memory_order_acquire); }
  void NoteAccessChange() { access_changes_.fetch_add(1, std::memory_order_acq_rel); }

  // The one writing connection. For GroupWriter alone. Requires: not read_only.
  Connection& writer() { return *writer_; }
  const Digest& digest() const { return options_.digest; }
  const Projections& projections() const { return options_.projections; }
  const std::filesystem::path& folder() const { return options_.folder; }
  std::filesystem::path file() const { return options_.folder / kFileName; }
  std::filesystem::path socket() const { return options_.folder / "caseway.sock"; }

 private:
  explicit Database(DatabaseOptions options);
  Result<void> Prepare();
  Result<void> OpenFile();

  DatabaseOptions options_;
  FolderLock lock_;
  std::unique_ptr<Connection> writer_;
  std::mutex mutex_;
  std::unordered_map<std::thread::id, std::unique_ptr<Connection>> readers_;
  const std::uint64_t serial_;
  std::atomic<std::uint64_t> access_changes_{1};
};

}  // namespace caseway::storage
