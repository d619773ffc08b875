#include "storage/sqlite/database.h"

#include <catch2/catch.hpp>
#include <set>
#include <thread>

#include "storage/sqlite/migrations.h"
#include "tests/support/note_store.h"

namespace caseway::storage {
namespace {

using tests::NoteStore;

TEST_CASE("a database that is not there is not made by mistake") {
  const tests::TemporaryFolder folder;
  const tests::OpensslDigest digest;
  const auto absent = Database::Open({.folder = folder.path() / "nowhere", .digest = digest});
  REQUIRE(!absent);
  CHECK(absent.error().code == ErrorCode::kNotFound);
  CHECK(absent.error().say.find("Make one with: caseway init --data ") != std::string::npos);
  CHECK(!std::filesystem::exists(folder.path() / "nowhere"));
}

TEST_CASE("a second program is refused while the first holds the folder") {
  NoteStore store;
  const auto second = Database::Open(store.DatabaseOptions());
  REQUIRE(!second);
  CHECK(second.error().code == ErrorCode::kUnavailable);
  CHECK(second.error().say == "The data folder " + store.folder().string() + " is in use by process " +
                                  std::to_string(getpid()) + ". Stop that program first, or use another folder.");
}

TEST_CASE("a reader beside the server needs no lock") {
  NoteStore store;
  REQUIRE(store.Add("c-1", "note"));
  DatabaseOptions options = store.DatabaseOptions();
  options.read_only = true;
  const auto beside = Database::Open(options);
  REQUIRE(beside);
  CHECK((*beside)->Reader().Number("SELECT count(*) FROM event") == 1);
}

TEST_CASE("a reader needs no server, and leaves the record as it was") {
  NoteStore store;
  REQUIRE(store.Add("c-1", "note"));
  store.Close();
  DatabaseOptions options = store.DatabaseOptions();
  options.read_only = true;
  {
    const auto alone = Database::Open(options);
    REQUIRE(alone);
    CHECK((*alone)->Reader().Number("SELECT count(*) FROM event") == 1);
  }
  store.Open();
  CHECK(store.Texts() == std::vector<std::string>{"note"});
}

TEST_CASE("a database made by a newer program is refused") {
  NoteStore store;
  store.database().writer().Execute("PRAGMA user_version = 9999");
  store.Close();
  const auto newer = Database::Open(store.DatabaseOptions());
  REQUIRE(!newer);
  CHECK(newer.error().say ==
        "This database was made by a newer Caseway (version 9999 of its tables; this program knows " +
            std::to_string(NewestMigration()) + "). Use the newer program.");
}

TEST_CASE("a file that is not ours is refused") {
  NoteStore store;
  store.database().writer().Execute("PRAGMA application_id = 5");
  store.Close();
  const auto other = Database::Open(store.DatabaseOptions());
  REQUIRE(!other);
  CHECK(other.error().say == "This file is not a Caseway database.");
}

TEST_CASE("migrations are numbered upwards, and applying them twice changes nothing") {
  int last = 0;
  for (const Migration& migration : Migrations()) {
    CHECK(migration.number > last);
    last = migration.number;
  }
  NoteStore store;
  CHECK(store.database().writer().Number("PRAGMA user_version") == last);
  REQUIRE(store.Add("c-1", "note"));
  store.Close();
  store.Open();
  CHECK(store.Texts() == std::vector<std::string>{"note"});
}

TEST_CASE("each thread reads on a connection of its own, which cannot write") {
  NoteStore store;
  std::set<Connection*> seen{&store.database().Reader(), &store.database().Reader()};
  CHECK(seen.size() == 1);
  std::thread([&] { seen.insert(&store.database().Reader()); }).join();
  CHECK(seen.size() == 2);
  CHECK_THROWS_AS(store.database().Reader().Execute("DELETE FROM event"), SqliteError);
}

TEST_CASE("a snapshot does not see what is written after it") {
  NoteStore store;
  const ReadSnapshot snapshot(store.database().Reader());
  REQUIRE(store.Add("c-1", "note"));
  CHECK(snapshot.connection().Number("SELECT count(*) FROM event") == 0);
}

TEST_CASE("only the owner may read the files") {
  NoteStore store;
  REQUIRE(store.Add("c-1", "note"));
  namespace fs = std::filesystem;
  for (const char* name : {"caseway.db", "caseway.db-wal", "lock"}) {
    INFO(name);
    const fs::perms others =
        fs::status(store.folder() / name).permissions() & (fs::perms::group_all | fs::perms::others_all);
    CHECK(others == fs::perms::none);
  }
}

}  // namespace
}  // namespace caseway::storage
