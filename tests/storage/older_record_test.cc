// A record made before a migration is what it would be if it had been kept so from the start.
#include <catch2/catch.hpp>

#include "core/casework/case_record.h"
#include "core/casework/council.h"
#include "storage/sqlite/migrations.h"
#include "tests/support/council.h"

namespace caseway::tests {
namespace {

void Apply(storage::Connection& db, int number) {
  for (const auto& migration : storage::Migrations()) {
    if (migration.number == number) db.Execute(migration.sql);
  }
}

// What the tables hold is checked against the events: each count is of the rows that differ.
TEST_CASE("sessions since, and each broken glass, are read from what an older record holds") {
  Council council;
  const Actor worker = council.As("social-worker");
  const PersonId aunt = council.AddPerson(APerson("Amina", "Lewis")), ben = council.AddPerson(APerson("Ben", "Obi"));
  council.Must(worker, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::DeclareRelative(record, aunt, deed);
  });
  council.Must(council.As("administrator"), [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::DisableAccount(record, council.As("adviser").user, "Left", deed);
  });
  const CaseId concern = council.RaiseConcern(ben);
  council.Must(worker, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::BreakGlass(record, concern, "Nobody answers", deed);
  });
  storage::Connection& db = council.database().writer();
  db.Execute("ALTER TABLE staff_user DROP COLUMN sessions_since; DROP TABLE broken_glass");
  Apply(db, 120);
  Apply(db, 122);
  CHECK(db.Number("SELECT count(*) FROM staff_user WHERE sessions_since < version") == 1);
  CHECK(db.Number("SELECT count(*) FROM broken_glass WHERE seen = 0") == 1);
  CHECK(council.Verify().empty());
}

}  // namespace
}  // namespace caseway::tests
