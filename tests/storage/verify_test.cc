#include "storage/sqlite/verify.h"

#include <catch2/catch.hpp>

#include "storage/sqlite/blobs.h"
#include "tests/support/note_store.h"

namespace caseway::storage {
namespace {

using tests::NoteStore;

// Ten notes about two people and five audit rows, then one change behind the program's back.
class Tampered {
 public:
  Tampered() {
    for (int i = 1; i <= 10; ++i) {
      const std::string id = "c-" + std::to_string(i);
      REQUIRE(store_.Run(id, NoteStore::AddNote(41 + i % 2, "note " + std::to_string(i))));
      AuditRow row{.actor = UserId{7}, .deed = AuditDeed::kViewed, .shown = {41, 42}};
      if (i % 2 == 0) REQUIRE(store_.writer().SubmitAudit(row));
    }
    // Stopping the writer keeps the rows still waiting.
    store_.Close();
    store_.Open();
  }
  void Do(const std::string& sql) {
    Connection& connection = store_.database().writer();
    connection.Execute("PRAGMA foreign_keys = OFF");
    connection.Execute(sql);
  }
  // "event 3: sentence" for each finding.
  std::vector<std::string> Found(const VerifyOptions& options = {}) {
    std::vector<std::string> lines;
    for (const Finding& finding :
         Verify(store_.database().Reader(), store_.digest(), store_.database().projections(), options)) {
      lines.push_back(finding.table + " " + std::to_string(finding.position) + ": " + finding.say);
    }
    return lines;
  }
  ExportedHead Head() { return HeadOf(store_.database().Reader()); }
  NoteStore& store() { return store_; }

 private:
  NoteStore store_;
};

using Lines = std::vector<std::string>;
const std::string kNotWritten = ": the row is not what was written, or not in its place";

TEST_CASE("a record nobody touched has no findings") {
  Tampered record;
  CHECK(record.Found().empty());
  VerifyOptions options;
  options.exported = record.Head();
  CHECK(record.Found(options).empty());
}

TEST_CASE("an edited event is found, whichever column was edited") {
  const std::string change =
      GENERATE("stream_id = 99", "type = 'note.lost'", "type_version = 2", "command = 'c-99'", "actor = 8",
               "happened = '2026-10-01 09:16:00'", "happened = '2026-10-02T09:16:00'", "precision = 'day'",
               "precision = 'dya'", "entered = entered + 1", "definition = 'd'", "payload_digest = zeroblob(32)",
               "chain = zeroblob(32)", "chain = x''", "sequence = 77", "stream_kind = 'case'");
  Tampered record;
  record.Do("UPDATE event SET " + change + " WHERE position = 4");
  INFO(change);
  const Lines found = record.Found();
  REQUIRE(!found.empty());
  CHECK(found[0] == "event 4" + kNotWritten);
}

TEST_CASE("an edited payload is found") {
  Tampered record;
  record.Do("UPDATE event_payload SET payload = replace(payload, 'note', 'nota') WHERE position = 4");
  const Lines found = record.Found();
  REQUIRE(found.size() == 3);
  CHECK(found[0] == "event 4: the payload is not what was written");
  CHECK(found[1] == "property 0: a row that the events give is not there");
  CHECK(found[2] == "property 0: a row is there that the events do not give");
}

TEST_CASE("a deleted event is found") {
  Tampered record;
  record.Do("DELETE FROM event_payload WHERE position = 4; DELETE FROM event WHERE position = 4");
  const Lines found = record.Found();
  CHECK(std::count(found.begin(), found.end(), "event 5: the rows from 4 are missing") == 1);
  CHECK(std::count(found.begin(), found.end(), "event 5" + kNotWritten) == 1);
}

TEST_CASE("two swapped events are found") {
  Tampered record;
  record.Do(
      "UPDATE event SET position = 99 WHERE position = 4; UPDATE event SET position = 4 WHERE position = 6;"
      "UPDATE event SET position = 6 WHERE position = 99");
  const Lines found = record.Found();
  CHECK(std::count(found.begin(), found.end(), "event 4" + kNotWritten) == 1);
  CHECK(std::count(found.begin(), found.end(), "event 6" + kNotWritten) == 1);
}

TEST_CASE("two swapped payloads are found") {
  Tampered record;
  record.Do(
      "UPDATE event_payload SET position = 99 WHERE position = 4;"
      "UPDATE event_payload SET position = 4 WHERE position = 6;"
      "UPDATE event_payload SET position = 6 WHERE position = 99");
  const Lines found = record.Found();
  CHECK(std::count(found.begin(), found.end(), "event 4: the payload is not what was written") == 1);
  CHECK(std::count(found.begin(), found.end(), "event 6: the payload is not what was written") == 1);
}

TEST_CASE("an inserted event is found") {
  Tampered record;
  record.Do(
      "INSERT INTO event SELECT 11, stream_kind, stream_id, 6, type, type_version, 'x', actor, happened, precision,"
      " entered, definition, payload_digest, chain FROM event WHERE position = 10;"
      "INSERT INTO event_payload SELECT 11, salt, payload, NULL FROM event_payload WHERE position = 10");
  CHECK(record.Found().at(0) == "event 11" + kNotWritten);
}

TEST_CASE("a payload taken away without an erasure is found, even with a false tombstone") {
  Tampered record;
  record.Do("UPDATE event_payload SET salt = NULL, payload = NULL, erased_by = 10 WHERE position = 4");
  CHECK(record.Found().at(0) == "event 4: the payload is gone, and no erasure says why");
}

TEST_CASE("a tail cut off whole is found against an exported head") {
  Tampered record;
  VerifyOptions options;
  options.exported = record.Head();
  record.Do(
      "DELETE FROM event_payload WHERE position > 8; DELETE FROM event WHERE position > 8;"
      "DELETE FROM property WHERE name IN ('9', '10')");
  CHECK(record.Found().empty());
  CHECK(record.Found(options) == Lines{"event 8: the tail was cut off: it ends at 8, but 10 was exported"});
}

TEST_CASE("an audit row edited, deleted, inserted or cut off is found") {
  const auto [change, finding] = GENERATE(table<std::string, std::string>({
      {"UPDATE audit SET actor = 8 WHERE position = 3", "audit 3" + kNotWritten},
      {"UPDATE audit SET deed = 'nonsense' WHERE position = 3", "audit 3" + kNotWritten},
      {"UPDATE audit SET shown = '41' WHERE position = 3", "audit 3" + kNotWritten},
      {"UPDATE audit SET reason = 'x', at = 5 WHERE position = 3", "audit 3" + kNotWritten},
      {"DELETE FROM audit_subject WHERE position = 3; DELETE FROM audit WHERE position = 3",
       "audit 4: the rows from 3 are missing"},
      {"INSERT INTO audit SELECT 6, at, actor, session, deed, route, subject_kind, '', reason, request, chain FROM "
       "audit"
       " WHERE position = 5",
       "audit 6" + kNotWritten},
      {"DELETE FROM audit_subject WHERE position = 3 AND subject = 42",
       "audit 3: record 42 is missing from the index of who saw it"},
      {"INSERT INTO audit_subject VALUES (99, 3)", "audit_subject 0: it names records that no audit row shows"},
      {"DELETE FROM audit_subject WHERE position = 5; DELETE FROM audit WHERE position = 5",
       "audit 4: the tail was cut off: it ends at 4, but 5 was exported"},
  }));
  Tampered record;
  VerifyOptions options;
  options.exported = record.Head();
  REQUIRE(options.exported->audit.position == 5);
  record.Do(change);
  INFO(change);
  CHECK(record.Found(options).at(0) == finding);
}

TEST_CASE("a projection that is not what the events give is found, row by row") {
  Tampered record;
  record.Do(
      "UPDATE property SET value = 'other' WHERE name = '3'; DELETE FROM property WHERE name = '5';"
      "INSERT INTO property VALUES ('zz', 'made up')");
  CHECK(record.Found().size() == 4);
  VerifyOptions fast;
  fast.projections = false;
  CHECK(record.Found(fast).empty());
}

TEST_CASE("an attachment whose bytes changed is found, and not handed out") {
  Tampered record;
  SqliteBlobs blobs(record.store().database());
  const Result<Document> kept = record.store().Run("b-1", [&](WriteSession& session) -> Result<Document> {
    const Result<std::string> digest = blobs.Put(session, "NO allergy");
    return Document(*digest);
  });
  REQUIRE(kept);
  record.Do("UPDATE blob SET bytes = CAST('!  allergy' AS BLOB)");
  CHECK(record.Found() == Lines{"blob 1: the attachment " + kept->Text() + " is not what was kept"});
  CHECK(blobs.Get(kept->Text()).error().code == ErrorCode::kInternal);
}

TEST_CASE("a file that the record points at and that is gone is found, one that was erased is not") {
  Tampered record;
  record.Do(
      "INSERT INTO attachment VALUES (9, 1, 0, 'letter.pdf', 'application/pdf', 4, 'aa', 'Vera', 0);"
      "INSERT INTO attachment VALUES (10, 1, 0, 'erased.pdf', 'application/pdf', 4, '', 'Vera', 0)");
  VerifyOptions as_it_stands;
  as_it_stands.projections = false;
  CHECK(record.Found(as_it_stands) == Lines{"blob 0: the file of the attachment 9 is missing"});
}

TEST_CASE("a table, index or trigger that is gone, changed or strange is found") {
  const auto [change, finding] = GENERATE(table<std::string, std::string>({
      {"DROP INDEX event_by_stream", "schema 0: the index event_by_stream is not there"},
      {"DROP TABLE draft", "schema 0: the table draft is not there"},
      {"DROP INDEX event_by_stream; CREATE INDEX event_by_stream ON event (stream_kind, stream_id, sequence)",
       "schema 0: the index event_by_stream is not as this program makes it"},
      {"CREATE TRIGGER quiet AFTER INSERT ON audit BEGIN DELETE FROM audit WHERE actor = 7; END",
       "schema 0: the trigger quiet was not made by this program"},
  }));
  Tampered record;
  record.Do(change);
  INFO(change);
  const Lines found = record.Found();
  CHECK(std::count(found.begin(), found.end(), finding) == 1);
}

TEST_CASE("a way to sign in without an account is found") {
  Tampered record;
  record.Do(
      "INSERT INTO credential (user) VALUES (99); INSERT INTO recovery_code VALUES (99, 'a'), (99, 'b');"
      "INSERT INTO session VALUES (x'01', 98, 0, 0, 0, 0); INSERT INTO one_time_link VALUES (x'02', 'set-up', 97, 0, "
      "0)");
  CHECK(record.Found() == Lines{"credential 99: 1 of the credentials for an account that is not there",
                                "recovery_code 99: 2 of the recovery codes for an account that is not there",
                                "session 98: 1 of the sessions for an account that is not there",
                                "one_time_link 97: 1 of the set-up links for an account that is not there"});
}

TEST_CASE("a command that does not fit the events it wrote is found") {
  Tampered record;
  record.Do("DELETE FROM command WHERE id = 'c-4'");
  CHECK(record.Found() == Lines{"command 4: the answer to the command that wrote this event is gone"});
  record.Do("UPDATE event SET command = 'c-6' WHERE position = 8");
  const Lines found = record.Found();
  CHECK(std::count(found.begin(), found.end(),
                   "command 6: its events up to 8 do not stand together, as one command writes them") == 1);
}

TEST_CASE("a counter that would give an id twice is found") {
  Tampered record;
  record.Do("UPDATE counter SET value = 40");
  CHECK(record.Found().empty());
  record.Do("DELETE FROM counter");
  CHECK(record.Found() == Lines{"counter 0: the counter of ids is not there"});
}

TEST_CASE("an exported head can be read again, and nothing else can") {
  Tampered record;
  const ExportedHead head = record.Head();
  CHECK(*ReadHead(WriteHead(head)) == head);
  for (const char* text : {"", "events 1 abc", "events x 00\naudit y 00", "audit 1"}) {
    INFO(text);
    CHECK(!ReadHead(text));
  }
}

}  // namespace
}  // namespace caseway::storage
