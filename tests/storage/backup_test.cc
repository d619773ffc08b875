#include "storage/sqlite/backup.h"

#include <sys/stat.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <fstream>
#include <thread>

#include "tests/support/note_store.h"

namespace caseway::storage {
namespace {

using tests::NoteStore;

DatabaseOptions Into(NoteStore& store, const std::string& name) {
  DatabaseOptions options = store.DatabaseOptions();
  options.folder = store.Beside(name);
  return options;
}

TEST_CASE("a backup made while commands go on comes back whole") {
  NoteStore store;
  for (int i = 0; i < 20; ++i) REQUIRE(store.Add("c-" + std::to_string(i), "note"));
  std::atomic<bool> stop{false};
  std::thread worker([&] {
    for (int i = 0; !stop; ++i) (void)store.Add("w-" + std::to_string(i), "meanwhile");
  });
  const Result<BackupManifest> made = BackUp(store.database(), store.Beside("copy.db"));
  stop = true;
  worker.join();
  REQUIRE(made);
  CHECK(made->head.events.position >= 20);
  const Result<BackupManifest> back = Restore(store.Beside("copy.db"), Into(store, "restored"));
  REQUIRE(back);
  CHECK(back->head == made->head);
  const auto restored = Database::Open(Into(store, "restored"));
  REQUIRE(restored);
  CHECK((*restored)->Reader().Number("SELECT count(*) FROM property") == made->head.events.position);
}

TEST_CASE("a restored record lets nobody in with an old session") {
  NoteStore store;
  REQUIRE(store.Run("c-1", [](WriteSession& session) -> Result<Document> {
    ConnectionOf(session).Execute("INSERT INTO session VALUES (x'01', 7, 1, 1, 0, 0)");
    return Document();
  }));
  REQUIRE(BackUp(store.database(), store.Beside("copy.db")));
  REQUIRE(Restore(store.Beside("copy.db"), Into(store, "restored")));
  const auto restored = Database::Open(Into(store, "restored"));
  CHECK((*restored)->Reader().Number("SELECT count(*) FROM session") == 0);
}

TEST_CASE("a backup is readable by its owner alone, whatever the mask says") {
  NoteStore store;
  const auto mask = umask(0);
  const bool made = static_cast<bool>(BackUp(store.database(), store.Beside("copy.db")));
  umask(mask);
  REQUIRE(made);
  using std::filesystem::perms;
  for (const auto& file : {store.Beside("copy.db"), ManifestOf(store.Beside("copy.db"))})
    CHECK(std::filesystem::status(file).permissions() == (perms::owner_read | perms::owner_write));
}

TEST_CASE("a backup does not write over a file, and a restore not into a folder in use") {
  NoteStore store;
  REQUIRE(BackUp(store.database(), store.Beside("copy.db")));
  CHECK(BackUp(store.database(), store.Beside("copy.db")).error().code == ErrorCode::kConflict);
  const Result<BackupManifest> onto = Restore(store.Beside("copy.db"), Into(store, "data"));
  REQUIRE(!onto);
  CHECK(onto.error().say == "The folder " + store.folder().string() + " is not empty. Restore into a new folder.");
}

TEST_CASE("a backup that was changed or cut short is refused") {
  NoteStore store;
  REQUIRE(store.Add("c-1", "NO allergy"));
  const std::filesystem::path copy = store.Beside("copy.db");
  REQUIRE(BackUp(store.database(), copy));
  std::filesystem::resize_file(copy, std::filesystem::file_size(copy) - 1);
  const Result<BackupManifest> cut = Restore(copy, Into(store, "restored"));
  REQUIRE(!cut);
  CHECK(cut.error().say == copy.string() + " is not the file its manifest describes: it was changed or is not whole.");
  CHECK(!std::filesystem::exists(store.Beside("restored")));
  std::ofstream(ManifestOf(copy)) << "{}";
  CHECK(Restore(copy, Into(store, "restored")).error().say ==
        ManifestOf(copy).string() + " is not the manifest of a Caseway backup.");
}

TEST_CASE("a backup that cannot be written leaves no file") {
  NoteStore store;
  const std::filesystem::path nowhere = store.Beside("absent") / "copy.db";
  CHECK(!BackUp(store.database(), nowhere));
  CHECK(!std::filesystem::exists(nowhere));
}

}  // namespace
}  // namespace caseway::storage
