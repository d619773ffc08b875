#include "core/casework/advance_case.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "core/casework/events.h"
#include "core/casework/look_again_date.h"
#include "core/casework/people.h"
#include "tests/core/casework/screened.h"
#include "tests/support/case_story.h"

namespace caseway::casework {
namespace {

using tests::APerson;
using tests::CaseStory;
using tests::Council;
using tests::InFull;

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
  const auto look_again = [&] { return LookAgainOf(story.row())->at; };
  const Instant statutory = clock(), local = look_again();
  story.Take(worker, "pause");
  CHECK_FALSE(story.row().pause_since.empty());
  CHECK(look_again() != local);
  CHECK(story.row().due["beside"].IsMembers());
  council.Wait(std::chrono::hours{24 * 7});
  story.Take(worker, "go_on");
  CHECK(story.row().pause_since.empty());
  CHECK(clock() == statutory);
  CHECK(look_again() > local);
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
