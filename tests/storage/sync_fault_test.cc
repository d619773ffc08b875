#include <sqlite3.h>

#include <atomic>
#include <catch2/catch.hpp>

#include "storage/sqlite/verify.h"
#include "tests/support/note_store.h"

namespace caseway::storage {
namespace {

using tests::NoteStore;

std::atomic<bool> sync_fails{false};
sqlite3_io_methods sound{};   // of the system's files
sqlite3_io_methods faulty{};  // the same, but for the sync
sqlite3_vfs* system_vfs = nullptr;

int Sync(sqlite3_file* file, int flags) { return sync_fails ? SQLITE_IOERR_FSYNC : sound.xSync(file, flags); }

// Opens as the system does, then puts our sync in the file's own table of methods.
int Open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* given) {
  const int code = system_vfs->xOpen(system_vfs, name, file, flags, given);
  if (code != SQLITE_OK || file->pMethods == nullptr || (flags & SQLITE_OPEN_WAL) == 0) return code;
  sound = *file->pMethods;
  faulty = sound;
  faulty.xSync = Sync;
  file->pMethods = &faulty;
  return code;
}

// While it lives, files opened as write-ahead logs can be made to fail their sync.
class FaultyDisk {
 public:
  FaultyDisk() {
    system_vfs = sqlite3_vfs_find(nullptr);
    vfs_ = *system_vfs;
    vfs_.zName = "faulty";
    vfs_.xOpen = Open;
    sqlite3_vfs_register(&vfs_, 1);
  }
  ~FaultyDisk() {
    sync_fails = false;
    sqlite3_vfs_register(system_vfs, 1);
    sqlite3_vfs_unregister(&vfs_);
  }

 private:
  sqlite3_vfs vfs_{};
};

TEST_CASE("after a failed sync nothing more is acknowledged, and the server is told to exit") {
  const FaultyDisk disk;
  std::atomic<int> fatal{0};
  NoteStore store({.on_fatal = [&](const std::string& why) {
    CHECK(why.substr(0, 8) == "commit: ");
    ++fatal;
  }});
  REQUIRE(store.Add("c-1", "before"));
  sync_fails = true;
  const Result<Document> unsure = store.Add("c-2", "unsure");
  REQUIRE(!unsure);
  CHECK(unsure.error().code == ErrorCode::kUnavailable);
  CHECK(unsure.error().say == "We cannot say whether this was saved. Look at the record before you try again.");
  sync_fails = false;  // a disk that answers again is still not trusted
  const Result<Document> after = store.Add("c-3", "after");
  REQUIRE(!after);
  CHECK(after.error().code == ErrorCode::kUnavailable);
  CHECK(!store.writer().SubmitAudit({.actor = UserId{7}}));
  CHECK(fatal == 1);
}

TEST_CASE("a record whose sync failed opens again whole, with all that was acknowledged") {
  const FaultyDisk disk;
  NoteStore store;
  REQUIRE(store.Add("c-1", "acknowledged"));
  sync_fails = true;
  REQUIRE(!store.Add("c-2", "unsure"));
  sync_fails = false;
  store.Close();
  store.Open();
  const std::vector<std::string> texts = store.Texts();
  REQUIRE(!texts.empty());
  CHECK(texts[0] == "acknowledged");
  CHECK(Verify(store.database().Reader(), store.digest(), store.database().projections()).empty());
  // Sent again, the unsure one is done once, whether or not it had been.
  REQUIRE(store.Add("c-2", "unsure"));
  CHECK(store.Texts() == std::vector<std::string>{"acknowledged", "unsure"});
}

}  // namespace
}  // namespace caseway::storage
