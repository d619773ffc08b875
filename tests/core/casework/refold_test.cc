// A folder made by an older program is brought to what this one folds events into when it is first opened.
#include <catch2/catch.hpp>

#include "storage/sqlite/migrations.h"
#include "storage/sqlite/projections/projections.h"
#include "storage/sqlite/queries/work_queries.h"
#include "tests/support/case_story.h"

namespace caseway::tests {
namespace {

constexpr int kBeforeSplits = 105;  // the last migration of a folder without the board's splits

// The log of a council with a referral that is screened, a paused assessment, a referral settled and a case marked in
// error for the wrong person, in a folder whose tables an older program made.
struct OldFolder {
  Council council;
  TemporaryFolder folder;
  std::filesystem::path data = folder.path() / "old";

  OldFolder() {
    const Actor worker = council.As("social-worker"), manager = council.As("team-manager");
    CaseStory waiting(council, council.OpenReferral());
    waiting.Take(worker, "start_screening");
    CaseStory paused(council, council.OpenCase("assessment", council.AddPerson(APerson("Idris", "Lewis"))));
    paused.Take(worker, "start").Take(worker, "pause");
    CaseStory closed(council, council.OpenReferral({.subject = council.AddPerson(APerson("Ivy", "Ward"))}));
    closed.Take(worker, "start_screening")
        .Write(worker, "screening", Document().Set("safeguarding", "no").Set("who_for", "service-user"))
        .Take(worker, "signpost", Document().Set("given", "The lunch club."));
    CaseStory wrong(council, council.OpenReferral({.subject = council.AddPerson(APerson("Wei", "Lin"))}));
    wrong.Take(manager, "mark_in_error", {}, "wrong-person");
    std::filesystem::create_directories(data);
    storage::Connection db((data / storage::kFileName).string(), {});
    MakeTables(db);
    CopyLog(db);
  }
  void MakeTables(storage::Connection& db) {
    for (const auto& migration : storage::Migrations()) {
      if (migration.number <= kBeforeSplits) db.Execute(migration.sql);
    }
    const auto ours = council.database().Reader().Number("PRAGMA application_id");
    db.Execute("PRAGMA application_id = " + std::to_string(ours) +
               "; PRAGMA user_version = " + std::to_string(kBeforeSplits));
  }
  void CopyLog(storage::Connection& db) {
    db.Execute("ATTACH '" + council.database().file().string() + "' AS whole");
    for (const std::string table : {"event", "event_payload", "command", "audit", "audit_subject", "counter", "bundle"})
      db.Execute("DELETE FROM main." + table + "; INSERT INTO main." + table + " SELECT * FROM whole." + table);
    db.Execute("DETACH whole");
  }
  Result<std::unique_ptr<storage::Database>> Open() {
    return storage::Database::Open(
        {.folder = data, .digest = council.digest(), .projections = storage::CaseworkProjections()});
  }
};

int CountOf(storage::Database& database, const std::string& sql) {
  return static_cast<int>(database.Reader().Number(sql));
}

TEST_CASE("an older folder has its splits, breaches and clocks counted when it is first opened, and is whole") {
  OldFolder old;
  auto opened = old.Open();
  REQUIRE(opened);
  CHECK(CountOf(**opened, "SELECT count(*) FROM board_split WHERE split = 'paused' AND team = 0") == 1);
  CHECK(CountOf(**opened, "SELECT count(*) FROM board_split WHERE split = 'contact' AND team = 0") == 2);
  CHECK(CountOf(**opened, "SELECT count(*) FROM possible_breach") == 1);
  CHECK(CountOf(**opened, "SELECT count(*) FROM refold") == 0);
  const storage::ReadSnapshot snapshot((*opened)->Reader());
  CHECK(storage::Verify(snapshot.connection(), old.council.digest(), (*opened)->projections()).empty());
}

TEST_CASE("a form closed with its case before this was kept apart is known as closed once the folder is opened") {
  OldFolder old;
  auto opened = old.Open();
  REQUIRE(opened);
  CHECK(CountOf(**opened, "SELECT count(*) FROM form_version WHERE form = 'screening' AND closed_with_case = 1") == 1);
}

TEST_CASE("a folder opened again folds nothing anew") {
  OldFolder old;
  REQUIRE(old.Open());
  {
    storage::Connection db((old.data / storage::kFileName).string(), {});
    db.Execute("DELETE FROM possible_breach");
  }
  auto again = old.Open();
  REQUIRE(again);
  CHECK(CountOf(**again, "SELECT count(*) FROM possible_breach") == 0);
}

TEST_CASE("a folder opened without projections keeps what was asked for until one opens it that has them") {
  OldFolder old;
  REQUIRE(storage::Database::Open({.folder = old.data, .digest = old.council.digest()}));
  auto opened = old.Open();
  REQUIRE(opened);
  CHECK(CountOf(**opened, "SELECT count(*) FROM possible_breach") == 1);
}

}  // namespace
}  // namespace caseway::tests
