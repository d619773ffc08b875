#include "core/casework/advance_case.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "core/casework/events.h"
#include "core/casework/people.h"
#include "tests/support/case_story.h"

namespace caseway::casework {
namespace {

using tests::APerson;
using tests::CaseStory;
using tests::Council;
using tests::InFull;

Document Screened(const char* safeguarding = "no") {
  return Document().Set("safeguarding", safeguarding).Set("who_for", "service-user");
}

TEST_CASE("an action moves the case, to the actor where the pathway says so, with a new date") {
  Council council;
  CaseStory story(council, council.OpenReferral());
  council.Wait(std::chrono::hours{1});
  const auto done = story.Try(council.As("adviser"), "start_screening");
  REQUIRE(done);
  CHECK((*done)["state"].Text() == "screening");
  const CaseRow row = story.row();
  CHECK(row.state == "screening");
  CHECK(row.owner_user == council.As("adviser").user);
  CHECK(row.moved_by == council.As("adviser").user);
  CHECK(row.entered == council.now());
  // One working day from Monday, by the access team's calendar: until the end of Tuesday.
  CHECK(FormatIso(row.due_at) == "2026-09-22T23:00:00Z");
}

TEST_CASE("an action of another role is refused with who may") {
  Council council;
  CaseStory story(council, council.OpenReferral());
  const auto refused = story.Try(council.As("head-of-service"), "start_screening");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::kForbidden);
  CHECK(refused.error().say ==
        "“Start screening” is done by an adviser, an emergency duty worker, a social worker, a newly qualified social "
        "worker, an assessment officer, an occupational therapist, a senior practitioner, a team manager or an access "
        "manager.");
  CHECK(story.state() == "new");
}

TEST_CASE("a role without the permission to work on cases is refused before anything else") {
  Council council;
  CaseStory story(council, council.OpenReferral());
  const auto refused = story.Try(council.As("practice-auditor"), "start_screening");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().say == "Your role does not include this. Ask your manager if you need it.");
}

TEST_CASE("a refusal lists every unmet requirement with its rule") {
  Council council;
  CaseStory story(council, council.OpenReferral());
  story.Take(council.As("adviser"), "start_screening");
  const auto refused = story.Try(council.As("adviser"), "send_to_triage");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::kNotAllowedInState);
  REQUIRE(refused.error().unmet.size() == 2);
  CHECK(refused.error().unmet[0].rule == "RF-06");
  CHECK(refused.error().unmet[0].say == "Whether there is a sign of abuse or neglect has been answered");
  CHECK(refused.error().unmet[1].rule == "RF-07");
  CHECK(refused.error().unmet[1].say == "It is known whether the request is for the adult, a carer or both");
}

TEST_CASE("an action the state does not have is not found") {
  Council council;
  CaseStory story(council, council.OpenReferral());
  const auto refused = story.Try(council.As("adviser"), "sign_off");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::kNotFound);
  CHECK(refused.error().say == "This cannot be done at this stage of the case.");
}

TEST_CASE("a page made before the case moved does not move it again") {
  Council council;
  CaseStory story(council, council.OpenReferral());
  story.Take(council.As("adviser"), "start_screening");
  const auto late = council.Do(council.As("adviser", 2), [&](WritableRecord& record, const Deed& deed) {
    return AdvanceCase(record, {.case_id = story.id(), .seen_state = "new", .action = "start_screening"}, deed);
  });
  REQUIRE_FALSE(late);
  CHECK(late.error().code == ErrorCode::kConflict);
  CHECK(late.error().say ==
        "Somebody moved this case while you were looking at it. Look at it as it is now, then decide.");
}

TEST_CASE("the same command again gets the first answer and keeps one event") {
  Council council;
  const CaseId id = council.OpenReferral();
  const auto start = [&](WritableRecord& record, const Deed& deed) {
    return AdvanceCase(record, {.case_id = id, .seen_state = "new", .action = "start_screening"}, deed);
  };
  const auto first = council.Do(council.As("adviser"), "command-of-the-page", start);
  REQUIRE(first);
  const std::int64_t kept = council.Events();
  const auto again = council.Do(council.As("adviser"), "command-of-the-page", start);
  REQUIRE(again);
  CHECK(*again == *first);
  CHECK(council.Events() == kept);
}

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

TEST_CASE("a reason is chosen from its list, and words are given where they are asked for") {
  Council council;
  const CaseId id = council.OpenReferral();
  const auto strike = [&](const std::string& reason, const std::string& words) {
    return council.Do(council.As("adviser"), [&](WritableRecord& record, const Deed& deed) {
      return AdvanceCase(record, {.case_id = id, .action = "mark_in_error", .reason = reason, .reason_text = words},
                         deed);
    });
  };
  const auto neither = strike("", "");
  REQUIRE_FALSE(neither);
  CHECK(neither.error().say == "“Recorded in error” needs more before it can be done.");
  REQUIRE(neither.error().fields.size() == 2);
  CHECK(neither.error().fields[0].say == "Select a reason");
  CHECK(neither.error().fields[1].say == "Enter why, in your own words");
  CHECK_FALSE(strike("no-such-reason", "Twice"));
  const auto codes = council.library().codes.at("error-reasons").codes;
  REQUIRE(strike(codes.front().id, "Typed under the wrong name."));
  const Document reason = council.EventsOf("case", id.value).back().payload["reason"];
  CHECK(reason["code"].Text() == codes.front().id);
  CHECK(reason["label"].Text() == codes.front().label);
  CHECK(reason["text"].Text() == "Typed under the wrong name.");
  CHECK(council.Case(id).ends == "recorded in error");
}

TEST_CASE("who proposes does not decide: four eyes (P2, DESIGN 5)") {
  Council council;
  CaseStory story(council, council.OpenReferral());
  const Actor senior = council.As("senior");
  story.Take(senior, "start_screening").Write(senior, "screening", Screened()).Take(senior, "send_to_triage");
  story.Take(senior, "propose_rejection");
  CHECK(story.row().awaits_decision);
  const auto alone = story.Try(senior, "reject");
  REQUIRE_FALSE(alone);
  CHECK(alone.error().code == ErrorCode::kNotAllowedInState);
  REQUIRE(alone.error().unmet.size() == 1);
  CHECK(alone.error().unmet[0].rule == "four-eyes");
  REQUIRE(story.Try(council.As("senior", 2), "reject"));
  CHECK(story.row().ends == "completed");
  CHECK(story.row().outcome == "no-service");
  REQUIRE(story.Letters().size() == 1);
  CHECK(story.Letters()[0].letter == "referrer-rejected");
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

TEST_CASE("what is refused leaves nothing behind, not even the form that came with it") {
  Council council;
  CaseStory story(council, council.OpenReferral());
  story.Write(council.As("adviser"), "screening", Screened("yes"));
  const std::int64_t before = council.Events();
  const auto refused = story.Try(council.As("adviser"), "resolve_at_source");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().unmet[0].say ==
        "Whether there is a sign of abuse or neglect is answered, and a sign has a safeguarding concern");
  CHECK(council.Events() == before);
}

TEST_CASE("a contact nobody took over by two hours after opening goes to the manager's list (F30)") {
  Council council;
  council.WaitUntil("2026-09-21T23:40");
  const CaseId id = council.OpenReferral();
  REQUIRE(council.Case(id).state == "out_of_hours");
  const auto round = [&] {
    return council.Must(Council::System(),
                        [&](WritableRecord& record, const Deed& deed) { return RunSystemActions(record, id, deed); });
  };
  council.WaitUntil("2026-09-22T09:59");
  CHECK(round()["taken"].Number() == 0);
  council.WaitUntil("2026-09-22T10:01");
  CHECK(round()["taken"].Number() == 1);
  CHECK(council.Case(id).state == "out_of_hours_late");
  CHECK(council.Case(id).with_managers);
  CHECK(FormatIso(council.Case(id).due_at) == "2026-09-22T10:00:00Z");  // the third hour since opening, at eleven
  CHECK(round()["taken"].Number() == 0);
}

TEST_CASE("a pause moves no statutory clock: its date and the chase date stand side by side (P6)") {
  Council council;
  const Actor worker = council.As("social-worker");
  CaseStory story(council, council.OpenCase("assessment", council.AddPerson(APerson("Amina", "Bront\u00eb"))));
  story.Take(worker, "start");
  const auto clock = [&] {
    std::vector<ClockRow> clocks;
    council.Read([&](Record& record) { clocks = record.cases().Clocks(story.id()); });
    return std::find_if(clocks.begin(), clocks.end(), [](const auto& row) { return row.id == "former_ni_132"; })
        ->due_at;
  };
  const Instant statutory = clock(), local = story.row().due_at;
  story.Take(worker, "pause");
  CHECK_FALSE(story.row().pause_since.empty());
  CHECK(story.row().due_at != local);
  council.Wait(std::chrono::hours{24 * 7});
  story.Take(worker, "go_on");
  CHECK(story.row().pause_since.empty());
  CHECK(clock() == statutory);
  CHECK(story.row().due_at > local);
  CHECK_FALSE(story.LastMove().Contains("clocks"));  // it runs on: the move has nothing to keep of it
}

TEST_CASE("a letter is stopped for someone who needs another format or must not be written to (P45, P46)") {
  Council council;
  CaseStory story(council, council.OpenCase("assessment", council.AddPerson(APerson("Amina", "Bront\u00eb"))));
  const Actor worker = council.As("social-worker");
  SECTION("a format") {
    council.Must(worker, [&](WritableRecord& record, const Deed& deed) {
      return RecordCommunicationNeeds(record, story.row().subject, {{.need = "blind", .format = "braille"}}, deed);
    });
  }
  SECTION("an alert") {
    council.Must(worker, [&](WritableRecord& record, const Deed& deed) {
      return AddAlert(record, {.person = story.row().subject, .code = "no-letter", .text = "Opened by others"}, deed);
    });
  }
  story.Take(worker, "refused", Document().Set("abuse_risk", "no").Set("able_to_refuse", "yes"));
  REQUIRE(story.Letters().size() == 1);
  CHECK_FALSE(story.Letters()[0].stopped_reason.empty());
}

TEST_CASE("an open case is never without owner, date or permitted action") {
  Council council;
  CaseStory story(council, council.OpenReferral());
  const auto holds =
      council.Do(council.As("adviser"), [&](WritableRecord& record, const Deed& deed) -> Result<Document> {
        const auto checked = CheckInvariants(record, story.id(), deed);
        if (!checked) return checked.error();
        // An owner taken away behind the engine's back is noticed, and the whole command is undone.
        Document nobody;
        nobody.Set("owner", Document().Set("team", 0)).Set("how", "lost");
        const auto kept = record.Append(EventOf(deed, CaseStream(story.id()), events::kOwnerChanged, nobody));
        if (!kept) return kept.error();
        const auto after = CheckInvariants(record, story.id(), deed);
        if (!after) return after.error();
        return Document(true);
      });
  REQUIRE_FALSE(holds);
  CHECK(holds.error().code == ErrorCode::kInternal);
  CHECK(holds.error().detail == "an open case in state new would have no owner");
  CHECK(story.row().owner_team == council.Team("access-team"));
}

}  // namespace
}  // namespace caseway::casework
