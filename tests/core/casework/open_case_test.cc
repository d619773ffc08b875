#include "core/casework/open_case.h"

#include <catch2/catch.hpp>

#include "core/casework/events.h"
#include "core/casework/told_concern.h"
#include "tests/support/council.h"

namespace caseway::casework {
namespace {

using tests::APerson;
using tests::Council;
using tests::InFull;

LogContactCommand AContact() {
  LogContactCommand contact;
  contact.person = APerson("Amina", "Bront\u00eb");
  contact.channel = "phone";
  contact.reason = "Difficulty with personal care after a fall";
  contact.urgency = "soon";
  contact.consent = "yes";
  return contact;
}

Result<Document> Log(Council& council, const Actor& actor, const LogContactCommand& contact) {
  return council.Do(actor, [&](WritableRecord& record, const Deed& deed) { return LogContact(record, contact, deed); });
}

Result<Document> Raise(Council& council, const Actor& actor, const RaiseConcernCommand& concern) {
  return council.Do(actor,
                    [&](WritableRecord& record, const Deed& deed) { return RaiseConcern(record, concern, deed); });
}

CaseId CaseIn(const Document& answer, const char* name = "case") { return CaseId{answer[name].Number()}; }

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

TEST_CASE("a contact that reports abuse opens a referral and a concern about the same person") {
  Council council;
  LogContactCommand contact = AContact();
  contact.safeguarding = "yes";
  const auto logged = Log(council, council.As("adviser"), contact);
  REQUIRE(logged);
  const CaseRow concern = council.Case(CaseIn(*logged, "concern"));
  CHECK(concern.pathway == "safeguarding");
  CHECK(concern.subject == council.Case(CaseIn(*logged)).subject);
  CHECK(concern.opened_from == CaseIn(*logged));
  CHECK(concern.owner_team == council.Team("safeguarding-hub"));
  CHECK(concern.restriction == Restriction::kStandard);
}

TEST_CASE("a concern from a file has its safety unanswered and is due at once (P40)") {
  Council council;
  LogContactCommand contact = AContact();
  contact.safeguarding = "yes";
  contact.source = "file";
  const auto logged = Log(council, council.As("access-manager"), contact);
  REQUIRE(logged);
  const CaseRow concern = council.Case(CaseIn(*logged, "concern"));
  CHECK(concern.state == "safety_unanswered");
  CHECK(concern.due_at == concern.received);
}

TEST_CASE("P33, P40: a concern whose safety nobody answered is due at once, whatever it came from") {
  Council council;
  LogContactCommand contact = AContact();
  contact.safeguarding = "yes";
  const auto logged = Log(council, council.As("adviser"), contact);
  REQUIRE(logged);
  const CaseRow concern = council.Case(CaseIn(*logged, "concern"));
  CHECK(concern.state == "safety_unanswered");
  CHECK(concern.due_at == concern.received);
}

TEST_CASE("F75: what a contact tells of the risk stands on its concern") {
  Council council;
  LogContactCommand contact = AContact();
  contact.safeguarding = "yes";
  const auto logged = council.Do(council.As("adviser"), [&](WritableRecord& record, const Deed& deed) {
    return LogContactAsked(record, contact, Document().Set("safe_now", "no").Set("what_happened", "He hits her"), deed);
  });
  REQUIRE(logged);
  const CaseRow concern = council.Case(CaseIn(*logged, "concern"));
  CHECK(concern.state == "not_safe");
  CHECK(concern.due_at == concern.received);
  council.Read([&](Record& record) {
    const auto forms = record.cases().LatestForms(concern.id);
    REQUIRE(forms.size() == 1);
    CHECK(forms[0].answers["what_happened"].Text() == "He hits her");
  });
}

TEST_CASE("a concern needs only whether the adult is safe, and can be about someone not known (P37, F75)") {
  Council council;
  RaiseConcernCommand concern;
  concern.answers = Document().Set("safe_now", "unknown");
  const auto raised = Raise(council, council.As("business-support"), concern);
  REQUIRE(raised);
  const CaseRow row = council.Case(CaseIn(*raised));
  CHECK(row.state == "not_safe");
  CHECK(row.subject_name == "Name not known");
  CHECK(row.due_at == row.received);
  Person person;
  council.Read([&](Record& record) { person = record.people().Find(row.subject).value(); });
  CHECK(person.provisional);
}

TEST_CASE("a concern may be raised by every role, about the person's own record too (P9, F75)") {
  Council council;
  const PersonId amina = council.AddPerson(APerson("Amina", "Bront\u00eb"));
  for (const auto& role : council.roles().Roles()) {
    Actor actor = council.As(role);
    actor.declared.push_back(amina);
    INFO(role);
    RaiseConcernCommand concern;
    concern.subject = amina;
    concern.answers = Document().Set("safe_now", "no").Set("what_happened", "Shouting heard through the wall");
    const auto raised = Raise(council, actor, concern);
    if (!raised) FAIL(InFull(raised.error()));
    CHECK(council.Case(CaseIn(*raised)).state == "not_safe");
  }
}

TEST_CASE("only a concern about an adult who is safe now waits four hours (P33, P40)") {
  Council council;
  const PersonId amina = council.AddPerson(APerson("Amina", "Bront\u00eb"));
  const auto raised = [&](const char* safe) {
    return council.Case(council.RaiseConcern(amina, Document().Set("safe_now", safe)));
  };
  CHECK(raised("yes").state == "concern");
  CHECK(raised("yes").due_at == council.now() + std::chrono::hours{4});
  for (const char* safe : {"no", "unknown"}) {
    INFO(safe);
    CHECK(raised(safe).state == "not_safe");
    CHECK(raised(safe).due_at == council.now());
  }
}

TEST_CASE("a concern without saying whether the adult is safe is refused beside the field") {
  Council council;
  RaiseConcernCommand concern;
  concern.answers = Document().Set("what_happened", "Bruises");
  const std::int64_t before = council.Events();
  const auto raised = Raise(council, council.As("adviser"), concern);
  REQUIRE_FALSE(raised);
  REQUIRE(raised.error().fields.size() == 1);
  CHECK(raised.error().fields[0].field == "safe_now");
  CHECK(raised.error().fields[0].say == "Say whether the adult is safe now; not known is an answer");
  CHECK(council.Events() == before);
}

TEST_CASE("a second concern inside twelve months is linked with the first; after them it is not (P34)") {
  Council council;
  const PersonId amina = council.AddPerson(APerson("Amina", "Bront\u00eb"));
  const Document safe = Document().Set("safe_now", "yes");
  const CaseId first = council.RaiseConcern(amina, safe);
  council.Wait(std::chrono::hours{24 * 30});
  const CaseId second = council.RaiseConcern(amina, safe);
  std::vector<LinkedCase> linked;
  Viewer everything;
  everything.is_system = true;
  council.Read([&](Record& record) { linked = record.cases().Linked(second, everything); });
  REQUIRE(linked.size() == 1);
  CHECK(linked[0].id == first);
  CHECK(linked[0].how == "repeat");

  council.Wait(std::chrono::hours{24 * 500});
  const CaseId third = council.RaiseConcern(amina, safe);
  council.Read([&](Record& record) { linked = record.cases().Linked(third, everything); });
  CHECK(linked.empty());
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
