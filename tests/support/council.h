// Council: a council of its own for one test: a real database in a temporary folder, the shipped workflows, two
// accounts for each role, a clock moved by hand.
//
//   Council council;
//   const PersonId amina = council.AddPerson(APerson("Amina", "Bront\u00eb"));
//   const CaseId referral = council.OpenReferral({.subject = amina});
//   auto done = council.Do(council.As("adviser"), [&](WritableRecord& record, const casework::Deed& deed) {
//     return casework::AdvanceCase(record, {.case_id = referral, .action = "start_screening"}, deed);
//   });
//   council.Case(referral).state  -> "screening"
//
// It begins on Monday 21 September 2026 at 3:13pm, in office hours. Pages are asked for through
// tests/support/council_pages.h. Errors: what cannot be set up throws std::runtime_error. Threads: the test's own.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/casework/deed.h"
#include "core/casework/open_case.h"
#include "storage/sqlite/database.h"
#include "storage/sqlite/group_writer.h"
#include "storage/sqlite/record.h"
#include "storage/sqlite/record_writer.h"
#include "storage/sqlite/verify.h"
#include "tests/support/hand_clock.h"
#include "tests/support/openssl_digest.h"
#include "tests/support/temporary_folder.h"

namespace caseway::tests {

// The shipped workflows, read once for the whole program; and who may do what by roles.toml.
const pathway::Library& ShippedLibrary();
const access::RoleBook& ShippedRoles();

// Someone whose name and birth date are known.
Person APerson(const std::string& first_names, const std::string& last_name, const std::string& born = "1941-05-10");

class Council {
 public:
  using UseCase = std::function<Result<Document>(WritableRecord&, const casework::Deed&)>;

  Council();

  // An account with this role and no other: the first ("which" = 1) or the second of the two. Its team is the role's
  // usual one: the access team for an adviser, the safeguarding hub for a safeguarding worker, Adults north otherwise.
  Actor As(const std::string& role, int which = 1);
  // Read anew, after its account changed.
  Actor Again(const Actor& actor);
  static Actor System();

  // Runs a use case on the writer and waits. With a command id: the same again gets the first answer.
  Result<Document> Do(const Actor& actor, const UseCase& use_case);
  Result<Document> Do(const Actor& actor, const std::string& command, const UseCase& use_case);
  // Throws with the refusal when it is refused: for what a test only needs to have happened.
  Document Must(const Actor& actor, const UseCase& use_case);
  void Read(const std::function<void(Record&)>& read);

  PersonId AddPerson(const Person& person);
  // A referral logged by an adviser. -> the case
  CaseId OpenReferral(casework::LogContactCommand contact = {});
  CaseId RaiseConcern(PersonId subject, const Document& answers = {}, const std::string& role = "social-worker");
  CaseId OpenCase(const std::string& pathway, PersonId subject, const std::string& capacity = "service user");

  CaseRow Case(CaseId id);
  TeamId Team(const std::string& key);
  // How many events are kept, and those of one stream.
  std::int64_t Events();
  std::vector<Event> EventsOf(const std::string& kind, std::int64_t id);
  // What storage finds wrong with the record, projections rebuilt and compared; none: it is whole.
  std::vector<storage::Finding> Verify();

  HandClock& clock() { return clock_; }
  // Moves the clock on to this time in London: "2026-09-22T23:10". Never back.
  void WaitUntil(const std::string& time);
  void Wait(std::chrono::hours hours) { clock_.Advance(hours); }
  Instant now() const { return clock_.Now(); }
  const pathway::Library& library() const { return library_; }
  const access::RoleBook& roles() const { return ShippedRoles(); }
  // Other workflows go live, for what is done afterwards.
  void Use(pathway::Library library) { library_ = std::move(library); }
  // As if a council had set it from this day on: for cases decided afterwards.
  void Set(const std::string& setting, const std::string& from, const std::string& value);
  casework::Deed DeedBy(const Actor& actor) const { return {actor, now(), library_, ShippedRoles()}; }

  storage::Database& database() { return *database_; }
  storage::GroupWriter& log() { return *log_; }
  RecordReader& reader() { return *reader_; }
  RecordWriter& writer() { return *writer_; }
  const Digest& digest() const { return digest_; }

 private:
  void Found();

  TemporaryFolder folder_;
  OpensslDigest digest_;
  HandClock clock_;
  pathway::Library library_;
  std::unique_ptr<storage::Database> database_;
  std::unique_ptr<storage::GroupWriter> log_;
  std::unique_ptr<RecordReader> reader_;
  std::unique_ptr<RecordWriter> writer_;
  std::map<std::string, Actor> accounts_;
  int commands_ = 0;
};

// Every sentence of an error in one text, for INFO and for messages.
std::string InFull(const Error& error);

}  // namespace caseway::tests
