#include "core/casework/import_referral.h"

#include <catch2/catch.hpp>

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

}  // namespace
}  // namespace caseway::casework
