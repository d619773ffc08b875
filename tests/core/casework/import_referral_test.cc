#include "core/casework/import_referral.h"

#include <catch2/catch.hpp>

#include "core/casework/arrival_again.h"
#include "tests/support/council.h"

namespace caseway::casework {
namespace {

using tests::APerson;
using tests::Council;

ReferralRow ARow(bool safeguarding) {
  ReferralRow row;
  row.contact.external_ref = "T-17";
  row.contact.person = APerson("Amina", "Bront\u00eb");
  row.contact.channel = "phone";
  row.contact.reason = "Difficulty with personal care after a fall";
  row.contact.urgency = "routine";
  row.contact.consent = "yes";
  row.contact.safeguarding = safeguarding ? "yes" : "no";
  row.contact.source = "file";
  return row;
}

// The row as it came on this line of the file.
Document Import(Council& council, bool safeguarding, std::int64_t line) {
  ImportExceptionCommand as_came;
  as_came.file = "october.csv";
  as_came.line = line;
  as_came.row = {{"external_ref", "T-17"}, {"safeguarding_concern", safeguarding ? "yes" : "no"}};
  const auto done = council.Do(council.As("access-manager"), [&](WritableRecord& record, const Deed& deed) {
    return ImportOrAsk(record, ARow(safeguarding), as_came, deed);
  });
  REQUIRE(done);
  return *done;
}

std::vector<ImportExceptionRow> Exceptions(Council& council) {
  std::vector<ImportExceptionRow> rows;
  council.Read([&](Record& record) { rows = record.work().ImportExceptions(true, 100, 0); });
  return rows;
}

TEST_CASE("P40: a reference that comes again with a sign of abuse waits among the exceptions, due at once") {
  Council council;
  CHECK(Import(council, false, 2)["outcome"].Text() == "opened");
  CHECK(Import(council, true, 3)["outcome"].Text() == "differs");
  const auto waiting = Exceptions(council);
  REQUIRE(waiting.size() == 1);
  CHECK(waiting[0].safeguarding);
  CHECK(waiting[0].line == 3);
  CHECK(waiting[0].due_at == council.now());
  Import(council, true, 3);
  CHECK(Exceptions(council).size() == 1);
}

TEST_CASE("P40: a reference that comes again with nothing new about abuse raises no exception") {
  Council council;
  Import(council, true, 2);
  CHECK(Import(council, true, 3)["outcome"].Text() == "already there");
  CHECK(Import(council, false, 4)["outcome"].Text() == "differs");
  CHECK(Exceptions(council).empty());
}

// A reference that came without a sign of abuse and again with one: the row to put right.
struct CameAgain {
  Council council;
  Actor manager = council.As("access-manager");
  CaseId referral;
  ImportExceptionId row;

  CameAgain() {
    referral = CaseId{Import(council, false, 2)["case"].Number()};
    Import(council, true, 3);
    row = Exceptions(council).at(0).id;
  }
  Result<Document> Settle(decltype(CorrectImportException)& how, const ReferralRow& as) {
    return council.Do(manager, [&](WritableRecord& record, const Deed& deed) { return how(record, row, as, deed); });
  }
  // The notes that stand on a case, one after the other.
  std::string NotesOn(CaseId id) {
    std::string notes;
    council.Read([&](Record& record) {
      for (const auto& line : record.cases().Chronology(id, 0, 50)) notes += line.text + "\n";
    });
    return notes;
  }
};

TEST_CASE("P40: putting right a row whose referral is there raises the concern it tells of, with its words") {
  CameAgain again;
  ReferralRow row = ARow(true);
  row.contact.notes = "Bruises seen by the nurse";
  const auto done = again.Settle(CorrectImportException, row);
  REQUIRE(done);
  CHECK((*done)["outcome"].Text() == "concern");
  const CaseId concern{(*done)["concern"].Number()};
  CHECK(again.council.Case(concern).opened_from == again.referral);
  CHECK(again.council.Case(concern).pathway == "safeguarding");
  CHECK(again.NotesOn(concern).find("Notes: Bruises seen by the nurse") != std::string::npos);
  CHECK(Exceptions(again.council).empty());
}

TEST_CASE("P1: a row whose referral is there and that asks for no concern is not opened: it stays or is noted") {
  CameAgain again;
  ReferralRow row = ARow(false);
  row.contact.notes = "Now in hospital";
  const auto refused = again.Settle(CorrectImportException, row);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::kConflict);
  CHECK(refused.error().say ==
        "Already there: the referral with this reference was opened before. Put the words of this row on it as a note, "
        "or dismiss the row.");
  CHECK(Exceptions(again.council).size() == 1);
  const auto noted = again.Settle(NoteImportException, row);
  REQUIRE(noted);
  CHECK((*noted)["case"].Number() == again.referral.value);
  CHECK(again.NotesOn(again.referral).find("Notes: Now in hospital") != std::string::npos);
  CHECK(Exceptions(again.council).empty());
}

TEST_CASE("P40: a note cannot take the place of a concern, and a new reference is opened instead") {
  CameAgain again;
  ReferralRow other = ARow(true);
  other.contact.external_ref = "T-18";
  CHECK(again.Settle(NoteImportException, other).error().fields.at(0).say ==
        "No referral came with this reference before: open it instead.");
  CHECK((*again.Settle(NoteImportException, ARow(true)))["outcome"].Text() == "concern");
}

}  // namespace
}  // namespace caseway::casework
