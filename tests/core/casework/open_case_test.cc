#include "core/casework/open_case.h"

#include <catch2/catch.hpp>

#include "core/casework/events.h"
#include "tests/core/casework/came_in.h"

namespace caseway::casework {
namespace {

using tests::APerson;
using tests::Council;
using tests::InFull;

TEST_CASE("a contact opens a referral with an owner, a date and its clock") {
  Council council;
  const auto logged = Log(council, council.As("adviser"), AContact());
  REQUIRE(logged);
  const CaseRow row = council.Case(CaseIn(*logged));
  CHECK(row.pathway == "referral");
  CHECK(row.state == "new");
  CHECK(row.open);
  CHECK(row.subject_name == "Amina Bront\u00eb");
  CHECK(row.owner_team == council.Team("access-team"));
  CHECK_FALSE(row.owner_user);
  CHECK(row.received == council.now());
  CHECK(row.due_kind == "look-again");
  // 3:13pm on Monday; the access point is open until 8pm.
  CHECK(FormatIso(row.due_at) == "2026-09-21T18:13:20Z");
  CHECK(row.facts["reason"].Text() == "Difficulty with personal care after a fall");
  std::vector<ClockRow> clocks;
  council.Read([&](Record& record) { clocks = record.cases().Clocks(row.id); });
  REQUIRE(clocks.size() == 1);
  CHECK(clocks[0].id == "request");
  CHECK_FALSE(clocks[0].rated);
}

TEST_CASE("a known NHS number names the person, and another's details beside it wait to be put right (P39)") {
  Council council;
  Person amina = APerson("Amina", "Bront\u00eb");
  amina.nhs_number = "9990000018";
  const PersonId known = council.AddPerson(amina);
  const auto subject_of = [&](const Person& person) {
    LogContactCommand contact = AContact();
    contact.person = person;
    return council.Case(CaseIn(*Log(council, council.As("adviser"), contact))).subject;
  };
  CHECK(subject_of(amina) == known);
  Person other = APerson("Omar", "Clash", "1960-01-01");
  other.nhs_number = "9990000018";
  const PersonId made = subject_of(other);
  CHECK(made != known);
  council.Read([&](Record& record) {
    CHECK(record.people().Find(made)->provisional);
    CHECK(record.people().Find(made)->identity_to_confirm);
  });
}

TEST_CASE("a contact is refused to a role that may not open a case, and nothing is kept") {
  Council council;
  const std::int64_t before = council.Events();
  const auto logged = Log(council, council.As("business-support"), AContact());
  REQUIRE_FALSE(logged);
  CHECK(logged.error().code == ErrorCode::kForbidden);
  CHECK(logged.error().say == "Your role does not include this. Ask your manager if you need it.");
  CHECK(council.Events() == before);
}

TEST_CASE("a contact must say what it is about and cannot come from the future") {
  Council council;
  LogContactCommand contact = AContact();
  contact.reason = "  ";
  auto logged = Log(council, council.As("adviser"), contact);
  REQUIRE_FALSE(logged);
  CHECK(logged.error().fields[0].field == "reason");
  CHECK(logged.error().say == "Say what the contact is about.");

  contact = AContact();
  contact.received = council.now() + std::chrono::hours{1};
  const std::int64_t before = council.Events();
  logged = Log(council, council.As("adviser"), contact);
  REQUIRE_FALSE(logged);
  CHECK(logged.error().say == "The time must not be in the future.");
  CHECK(council.Events() == before);
}

TEST_CASE("dates run from when the contact was received, not from when it was written down (P40)") {
  Council council;
  LogContactCommand contact = AContact();
  contact.received = *ParseInstant("2026-09-18T10:00");
  const auto logged = Log(council, council.As("adviser"), contact);
  REQUIRE(logged);
  const CaseRow row = council.Case(CaseIn(*logged));
  CHECK(FormatIso(row.received) == "2026-09-18T09:00:00Z");
  CHECK(FormatIso(row.due_at) == "2026-09-18T13:00:00Z");
  CHECK(row.opened == council.now());
}

TEST_CASE("a contact outside opening hours waits for the day team (B8, F30)") {
  Council council;
  council.WaitUntil("2026-09-21T23:40");
  const auto logged = Log(council, council.As("emergency-duty-worker"), AContact());
  REQUIRE(logged);
  const CaseRow row = council.Case(CaseIn(*logged));
  CHECK(row.state == "out_of_hours");
  CHECK(FormatIso(row.due_at) == "2026-09-22T09:00:00Z");  // two working hours after eight in the morning
}

TEST_CASE("a contact of a night long past is as late as it is, however late it was written down (P40)") {
  Council council;
  LogContactCommand contact = AContact();
  contact.received = *ParseInstant("2026-09-04T23:40");
  const auto logged = Log(council, council.As("access-manager"), contact);
  REQUIRE(logged);
  const CaseRow row = council.Case(CaseIn(*logged));
  CHECK(row.state == "out_of_hours");
  CHECK(FormatIso(row.due_at) ==
        "2026-09-05T09:00:00Z");  // ten in the morning after, though it was entered on the 21st
  CHECK(FormatIso(row.entered).substr(0, 10) == "2026-09-21");
}

TEST_CASE("a sender's reference again opens nothing, and a changed text is told (P40)") {
  Council council;
  LogContactCommand contact = AContact();
  contact.external_ref = "GP-1001";
  const auto first = Log(council, council.As("adviser"), contact);
  REQUIRE(first);
  const std::int64_t before = council.Events();
  const auto again = Log(council, council.As("adviser"), contact);
  REQUIRE(again);
  CHECK((*again)["already"].Truth());
  CHECK_FALSE((*again)["differs"].Truth());
  CHECK(CaseIn(*again) == CaseIn(*first));

  contact.notes = "Now also short of breath";
  contact.safeguarding = "yes";
  const auto changed = Log(council, council.As("adviser"), contact);
  REQUIRE(changed);
  CHECK((*changed)["differs"].Truth());
  CHECK((*changed)["safeguarding_differs"].Truth());
  CHECK(council.Events() == before);
}

TEST_CASE("whether there is a risk is one of three answers; not known opens no concern and is no no (P40)") {
  Council council;
  LogContactCommand contact = AContact();
  contact.safeguarding = "unknown";
  const auto logged = Log(council, council.As("adviser"), contact);
  REQUIRE(logged);
  CHECK((*logged)["concern"].IsNull());
  CHECK(council.Case(CaseIn(*logged)).facts["safeguarding_reported"].Text() == "unknown");
  contact.safeguarding = "perhaps";
  const auto refused = Log(council, council.As("adviser"), contact);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().fields.at(0).field == "safeguarding");
}

TEST_CASE("nobody new is born after the day they are reported; of a year only its first day counts") {
  Council council;
  LogContactCommand contact = AContact();
  contact.subject = {};
  contact.received = *ParseInstant("2026-09-20T09:30");
  contact.person.born = *ParseApproximateDate("2026-09-21");
  const auto refused = Log(council, council.As("adviser"), contact);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().fields.at(0).field == "born");
  CHECK(refused.error().fields.at(0).say == "The date of birth is after the day this came: check both dates.");
  contact.person.born = *ParseApproximateDate("2026");
  CHECK(Log(council, council.As("adviser"), contact));
}

TEST_CASE("a pathway is opened by hand by the roles it names, for a capacity it has") {
  Council council;
  const PersonId amina = council.AddPerson(APerson("Amina", "Bront\u00eb"));
  const auto open = [&](const Actor& actor, OpenCaseCommand command) {
    command.subject = amina;
    return council.Do(actor, [&](WritableRecord& record, const Deed& deed) { return OpenCase(record, command, deed); });
  };
  const auto opened = open(council.As("social-worker"), {.pathway = "assessment"});
  REQUIRE(opened);
  CHECK(council.Case(CaseIn(*opened)).state == "not_started");
  CHECK(council.Case(CaseIn(*opened)).owner_team == council.Team("locality-north"));

  const auto refused = open(council.As("adviser"), {.pathway = "assessment"});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::kForbidden);
  CHECK(refused.error().say ==
        "“Assessment (Care Act 2014 sections 9 and 10)” is opened by a social worker, a newly qualified social worker, "
        "an assessment officer, an occupational therapist, a senior practitioner or a team manager.");

  const auto capacity = open(council.As("social-worker"), {.pathway = "assessment", .capacity = "landlord"});
  REQUIRE_FALSE(capacity);
  CHECK(capacity.error().fields[0].field == "capacity");
  const auto unknown = open(council.As("social-worker"), {.pathway = "parking"});
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().say == "There is no such pathway.");
}

TEST_CASE("nobody opens a case for someone they have declared as close (P32)") {
  Council council;
  const PersonId amina = council.AddPerson(APerson("Amina", "Bront\u00eb"));
  Actor worker = council.As("social-worker");
  worker.declared.push_back(amina);
  const auto refused = council.Do(worker, [&](WritableRecord& record, const Deed& deed) {
    return OpenCase(record, {.pathway = "assessment", .subject = amina}, deed);
  });
  REQUIRE_FALSE(refused);
  CHECK(refused.error().say ==
        "This is your own record or that of someone you have declared as close to you. A manager can arrange for a "
        "colleague to work on it.");
}

}  // namespace
}  // namespace caseway::casework
