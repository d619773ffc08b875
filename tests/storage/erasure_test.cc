#include "storage/sqlite/erasure.h"

#include <catch2/catch.hpp>

#include "storage/file.h"
#include "storage/sqlite/backup.h"
#include "storage/sqlite/blobs.h"
#include "storage/sqlite/drafts.h"
#include "storage/sqlite/verify.h"
#include "tests/support/note_store.h"

namespace caseway::storage {
namespace {

using tests::NoteStore;

constexpr char kCanary[] = "CANARY-5f2e-Okafor";

// A canary in a payload, a remembered answer, a projection, an attachment and a draft, among other people's notes.
class WithCanary {
 public:
  WithCanary() {
    for (int i = 0; i < 30; ++i) REQUIRE(store_.Add("c-" + std::to_string(i), "another's note"));
    SqliteBlobs blobs(store_.database());
    const Result<Document> planted = store_.Run("canary", [&](WriteSession& session) -> Result<Document> {
      Result<Document> position = NoteStore::AddNote(42, std::string("Mrs ") + kCanary)(session);
      blob_ = blobs.Put(session, std::string(20'000, 'x') + kCanary).value();
      (void)SaveDraft(ConnectionOf(session), {FormId{12}, "risks", 0, UserId{7}, {}, kCanary});
      return position->Set("text", kCanary);
    });
    REQUIRE(planted);
    position_ = (*planted)["position"].Number();
  }
  Erasure Request() {
    return {.command = store_.ACommand("erase"),
            .stream = {"person", 42},
            .happened = {},
            .reason = "Article 17 request 8",
            .positions = {position_},
            .blobs = {blob_},
            .drafts = {FormId{12}}};
  }
  bool IsIn(const std::filesystem::path& file) const {
    if (!std::filesystem::exists(file)) return false;
    return ReadFile(file).value().find(kCanary) != std::string::npos;
  }
  bool IsAnywhere() const { return IsIn(store_.folder() / "caseway.db") || IsIn(store_.folder() / "caseway.db-wal"); }
  NoteStore& store() { return store_; }
  std::int64_t position() const { return position_; }

 private:
  NoteStore store_;
  std::string blob_;
  std::int64_t position_ = 0;
};

TEST_CASE("after erasure no byte of it is left in the database, its log or backups made after") {
  WithCanary record;
  NoteStore& store = record.store();
  REQUIRE(record.IsAnywhere());
  const Result<std::int64_t> by = Erase(store.writer(), store.database(), record.Request());
  REQUIRE(by);
  CHECK(!record.IsAnywhere());
  REQUIRE(BackUp(store.database(), store.Beside("copy.db")));
  CHECK(!record.IsIn(store.Beside("copy.db")));
}

TEST_CASE("the chain and the projections hold after erasure, and the event says what was done") {
  WithCanary record;
  NoteStore& store = record.store();
  const Result<std::int64_t> by = Erase(store.writer(), store.database(), record.Request());
  REQUIRE(by);
  CHECK(Verify(store.database().Reader(), store.digest(), store.database().projections()).empty());
  const Event erased = *ReadAt(store.database().Reader(), record.position());
  CHECK(erased.erased);
  CHECK(erased.payload.IsNull());
  CHECK(erased.type == "note.added");
  const Event says = *ReadAt(store.database().Reader(), *by);
  CHECK(says.type == "record.erased");
  CHECK(says.payload["reason"].Text() == "Article 17 request 8");
  CHECK(store.Texts() == std::vector<std::string>(30, "another's note"));
  REQUIRE(store.Add("after", "life goes on"));
  CHECK(store.Texts().size() == 31);
}

TEST_CASE("what is not there, or is itself an erasure, cannot be erased") {
  WithCanary record;
  NoteStore& store = record.store();
  Erasure request = record.Request();
  request.positions.push_back(999);
  const Result<std::int64_t> absent = Erase(store.writer(), store.database(), request);
  REQUIRE(!absent);
  CHECK(absent.error().say == "There is no event 999.");
  CHECK(record.IsAnywhere());
  const Result<std::int64_t> by = Erase(store.writer(), store.database(), record.Request());
  REQUIRE(by);
  Erasure again = record.Request();
  again.command.id = "again";
  again.positions = {*by};
  CHECK(Erase(store.writer(), store.database(), again).error().say ==
        "What says that something was erased cannot itself be erased.");
}

TEST_CASE("a reader in the midst of a page holds up the scrubbing, which is said and can be repeated") {
  WithCanary record;
  NoteStore& store = record.store();
  store.database().writer().Execute("PRAGMA busy_timeout = 50");
  {
    const ReadSnapshot page(store.database().Reader());
    const Result<std::int64_t> held = Erase(store.writer(), store.database(), record.Request());
    REQUIRE(!held);
    CHECK(held.error().say ==
          "It is erased from the record, but readers kept its old bytes in the file for now. Scrub again.");
  }
  REQUIRE(Scrub(store.writer()));
  CHECK(!record.IsAnywhere());
}

}  // namespace
}  // namespace caseway::storage
