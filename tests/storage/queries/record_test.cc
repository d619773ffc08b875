// The record over a real database: written through the group writer, read in a snapshot, verified from the events.
#include "storage/sqlite/record.h"

#include <catch2/catch.hpp>

#include "storage/sqlite/group_writer.h"
#include "storage/sqlite/projections/projections.h"
#include "storage/sqlite/record_writer.h"
#include "storage/sqlite/verify.h"
#include "tests/support/hand_clock.h"
#include "tests/support/openssl_digest.h"
#include "tests/support/temporary_folder.h"

namespace caseway::tests {
namespace {

NewEvent Registered(std::int64_t id, const std::string& last_name) {
  NewEvent event;
  event.stream = {"person", id};
  event.type = "person.registered";
  event.happened.local.date = *ParseDate("2026-10-01");
  event.payload.Set("person", Document().Set("last_name", last_name));
  return event;
}

struct Store {
  Store() {
    auto opened = storage::Database::Open({.folder = folder.path() / "data",
                                           .digest = digest,
                                           .projections = storage::CaseworkProjections(),
                                           .create = true});
    REQUIRE(opened);
    database = std::move(*opened);
    group = std::make_unique<storage::GroupWriter>(*database, clock);
    writer = std::make_unique<storage::SqliteRecordWriter>(*group, clock);
  }
  TemporaryFolder folder;
  OpensslDigest digest;
  HandClock clock;
  std::unique_ptr<storage::Database> database;
  std::unique_ptr<storage::GroupWriter> group;
  std::unique_ptr<storage::SqliteRecordWriter> writer;
};

TEST_CASE("Work sees what it appended, a reader what was committed, and verify finds nothing") {
  Store store;
  const Actor actor{.user = UserId{7}, .name = "Grace", .roles = {}, .teams = {}, .declared = {}, .competences = {}};
  const auto answer = store.writer->Run("c-1", actor, [](WritableRecord& record) -> Result<Document> {
    const std::int64_t id = record.NextId();
    if (const auto kept = record.Append(Registered(id, "Okafor")); !kept) return kept.error();
    if (!record.people().Find(PersonId{id})) return Internal("not there");
    const auto conflict = record.Append(Registered(id, "Okafor"), 0);
    return Document().Set("id", id).Set("conflict", !conflict && conflict.error().code == ErrorCode::kConflict);
  });
  REQUIRE(answer);
  CHECK((*answer)["conflict"].Truth());
  storage::SqliteRecordReader reader(*store.database);
  std::string name;
  REQUIRE(reader.Read([&](Record& record) {
    name = record.people().Find(PersonId{(*answer)["id"].Number()})->last_name;
    CHECK(record.ReadDraft(FormId{5})->revision == 0);
  }));
  CHECK(name == "Okafor");
  const auto findings =
      storage::Verify(store.database->Reader(), store.digest, store.database->projections(), storage::VerifyOptions{});
  for (const auto& finding : findings) FAIL_CHECK(finding.table << ": " << finding.say);
}

TEST_CASE("A page that takes too many steps is cut short with a sentence") {
  Store store;
  const auto filled = store.group->Run({}, [](WriteSession& session) -> Result<Document> {
    storage::ConnectionOf(session).Execute(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
        " INSERT INTO team (id, key, title, calendar, disabled) SELECT i, i, i, '', 0 FROM n");
    return Document();
  });
  REQUIRE(filled);
  storage::SqliteRecordReader reader(*store.database, 5000);
  const auto read = reader.Read([](Record& record) { record.council().Teams(); });
  REQUIRE_FALSE(read);
  CHECK(read.error().code == ErrorCode::kUnavailable);
}

}  // namespace
}  // namespace caseway::tests
