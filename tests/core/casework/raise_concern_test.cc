// Concerns: raised by hand, told of in a contact, out of a file.

#include <catch2/catch.hpp>

#include "core/casework/events.h"
#include "core/casework/told_concern.h"
#include "tests/core/casework/came_in.h"

namespace caseway::casework {
namespace {

using tests::APerson;
using tests::Council;
using tests::InFull;

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

TEST_CASE("P33, P40: a concern whose safety nobody answered is due at once, whatever it came from") {
  Council council;
  LogContactCommand contact = AContact();
  contact.safeguarding = "yes";
  const bool from_file = GENERATE(true, false);
  if (from_file) contact.source = "file";
  const auto logged = Log(council, council.As(from_file ? "access-manager" : "adviser"), contact);
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

}  // namespace
}  // namespace caseway::casework
