// Deeds dated back, and the cases that a move opens.
#include <algorithm>
#include <catch2/catch.hpp>

#include "core/casework/advance_case.h"
#include "core/casework/events.h"
#include "core/casework/people.h"
#include "tests/core/casework/screened.h"
#include "tests/support/case_story.h"

namespace caseway::casework {
namespace {

using tests::APerson;
using tests::CaseStory;
using tests::Council;
using tests::InFull;

// A referral that came on Friday, written down on Monday at 3:13pm.
class LateReferral {
 public:
  Result<Document> Start(const char* at, const std::string& why = "",
                         HappenedPrecision known_to = HappenedPrecision::kHour) {
    return council.Do(council.As("adviser"), [&](WritableRecord& record, const Deed& deed) {
      AdvanceCaseCommand command{.case_id = id, .action = "start_screening", .late_reason = why};
      command.happened = Happened{ToLondon(*ParseInstant(at)), known_to};
      return AdvanceCase(record, command, deed);
    });
  }

  Council council;
  const CaseId id = council.OpenReferral({.received = *ParseInstant("2026-09-18T10:00")});
};

TEST_CASE("a deed may be dated back, never ahead") {
  LateReferral late;
  const auto ahead = late.Start("2026-09-21T16:00");
  REQUIRE_FALSE(ahead);
  CHECK(ahead.error().fields[0].field == "happened");
  CHECK(ahead.error().say == "The time must not be in the future.");
  REQUIRE(late.Start("2026-09-21T09:00"));
  const Event moved = late.council.EventsOf("case", late.id.value).back();
  CHECK(moved.type == events::kCaseAdvanced);
  CHECK(moved.happened.local == ToLondon(*ParseInstant("2026-09-21T09:00")));
  CHECK(moved.happened.precision == HappenedPrecision::kHour);
  CHECK(moved.entered == late.council.now());
}

TEST_CASE("a deed stands after what came before it: receipt, then the move before") {
  LateReferral late;
  const auto early = late.Start("2026-09-18T09:00", "The line was down");
  REQUIRE_FALSE(early);
  CHECK(early.error().say ==
        "The case was received on 18 September 2026 at 10:00am: the time must not be before that.");
  REQUIRE(late.Start("2026-09-21T09:00"));
  const auto before = late.council.Do(late.council.As("adviser"), [&](WritableRecord& record, const Deed& deed) {
    AdvanceCaseCommand command{.case_id = late.id, .action = "record_in_error", .reason = "opened-in-error"};
    command.happened = Happened{ToLondon(*ParseInstant("2026-09-21T08:00")), HappenedPrecision::kMinute};
    return AdvanceCase(record, command, deed);
  });
  REQUIRE_FALSE(before);
  CHECK(before.error().say ==
        "The case came to this stage on 21 September 2026 at 9:00am: the time must not be before that.");
}

TEST_CASE("what is written down more than a day later says why, and its dates count from when it was done (P56)") {
  LateReferral late;
  const auto unsaid = late.Start("2026-09-18T11:00");
  REQUIRE_FALSE(unsaid);
  CHECK(unsaid.error().fields[0].field == "late_reason");
  CHECK(unsaid.error().say == "Say why it is written down more than a day later.");
  REQUIRE(late.Start("2026-09-18T11:00", "The line was down all weekend"));
  const CaseRow row = late.council.Case(late.id);
  CHECK(row.entered == *ParseInstant("2026-09-18T11:00"));
  const Event moved = late.council.EventsOf("case", late.id.value).back();
  CHECK(moved.payload["late_reason"].Text() == "The line was down all weekend");
  CHECK(moved.payload["due"]["origin"]["at"].Text() == "2026-09-18T10:00:00Z");
}

TEST_CASE("a day without a time is that day, from receipt on") {
  LateReferral late;
  REQUIRE(late.Start("2026-09-18T00:00", "The line was down", HappenedPrecision::kDay));
  CHECK(late.council.Case(late.id).entered == *ParseInstant("2026-09-18T10:00"));
}

TEST_CASE("an assessment opens from the referral with the first contact's date (P17, P8)") {
  Council council;
  CaseStory story(council, council.OpenReferral());
  const Instant contact = council.now();
  const Actor worker = council.As("social-worker");
  story.Take(worker, "start_screening").Write(worker, "screening", Screened()).Take(worker, "send_to_triage");
  council.Wait(std::chrono::hours{48});
  story.Take(worker, "start_assessment");
  CHECK_FALSE(story.row().open);
  CHECK(story.row().outcome == "assessment");
  REQUIRE(story.opened().size() == 1);
  const CaseRow opened = council.Case(story.opened()[0]);
  CHECK(opened.pathway == "assessment");
  CHECK(opened.opened_from == story.id());
  CHECK(opened.subject == story.row().subject);
  CHECK(opened.received == council.now());
  CHECK(opened.first_contact == contact);
  CHECK(opened.owner_user == worker.user);  // who takes it on at triage holds it
}

TEST_CASE("who holds a referral holds the assessment it becomes, and its band goes with it (F26, P44)") {
  Council council;
  CaseStory story(council, council.OpenReferral());
  const Actor worker = council.As("social-worker"), senior = council.As("senior");
  story.Take(worker, "start_screening").Write(worker, "screening", Screened()).Take(worker, "send_to_triage");
  story.Write(worker, "triage", Document().Set("band", "soon")).Take(worker, "send_for_allocation");
  story.Take(senior, "allocate");
  const UserId holder = story.row().owner_user;
  REQUIRE(holder);
  story.Take(senior, "start_assessment");
  REQUIRE(story.opened().size() == 1);
  const CaseRow opened = council.Case(story.opened()[0]);
  CHECK(opened.owner_user == holder);
  CHECK(opened.band == "soon");
  CHECK(opened.band_rank == story.row().band_rank);
}

TEST_CASE("a request for both opens one assessment each, the carer's on the carer's own record (P13, P21)") {
  Council council;
  const PersonId carer = council.AddPerson(APerson("Idris", "Bront\u00eb", "1968-02-01"));
  CaseStory story(council, council.OpenReferral());
  const Actor worker = council.As("social-worker");
  Document both = Screened();
  both.Set("who_for", "both").Set("carer", std::to_string(carer.value));
  story.Take(worker, "start_screening").Write(worker, "screening", both).Take(worker, "send_to_triage");
  story.Take(worker, "start_assessment");
  REQUIRE(story.opened().size() == 2);
  CHECK(council.Case(story.opened()[0]).capacity == "service user");
  CHECK(council.Case(story.opened()[0]).subject == story.row().subject);
  CHECK(council.Case(story.opened()[1]).capacity == "unpaid carer");
  CHECK(council.Case(story.opened()[1]).subject == carer);
}

TEST_CASE("P13: the carer's case names the adult cared for, and the adult's record its carer") {
  Council council;
  const PersonId carer = council.AddPerson(APerson("Idris", "Bront\u00eb", "1968-02-01"));
  CaseStory story(council, council.OpenReferral());
  const Actor worker = council.As("social-worker");
  Document both = Screened();
  both.Set("who_for", "both").Set("carer", std::to_string(carer.value));
  story.Take(worker, "start_screening").Write(worker, "screening", both).Take(worker, "send_to_triage");
  story.Take(worker, "start_assessment");
  REQUIRE(story.opened().size() == 2);
  council.Read([&](Record& record) {
    CHECK(record.cases().Parties(story.opened()[0]).empty());
    const auto parties = record.cases().Parties(story.opened()[1]);
    REQUIRE(parties.size() == 1);
    CHECK(parties[0].person == story.row().subject);
    CHECK(parties[0].role == "cared-for");
    const auto ties = record.people().Relationships(story.row().subject, Viewer{.is_system = true});
    REQUIRE(ties.size() == 1);
    CHECK(ties[0].other == carer);
    CHECK(ties[0].kind == "carer");
  });
}

}  // namespace
}  // namespace caseway::casework
