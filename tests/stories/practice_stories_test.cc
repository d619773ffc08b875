// The stories practitioners tell (P58), as far as referral, assessment and safeguarding carry them.
#include <algorithm>
#include <catch2/catch.hpp>
#include <stdexcept>

#include "core/casework/allocate.h"
#include "core/casework/council.h"
#include "core/casework/events.h"
#include "core/casework/notes.h"
#include "core/casework/people.h"
#include "core/reference.h"
#include "tests/support/page_test.h"
#include "tests/support/page_way.h"

namespace caseway::tests {
namespace {

// The case whose receipt follows a concern that was raised on the page.
CaseId RaisedAt(const http::Response& response) {
  const std::string begins = "/concerns/";
  if (response.status != 303) throw std::runtime_error(WordsOf(response.body));
  const std::string rest = response.location.substr(begins.size());
  return CaseId{*ParseReference(rest.substr(0, rest.find('/')))};
}

SCENARIO_METHOD(
    PageTest,
    "a concern by telephone at night about an unknown woman, who is later found to be Amina (P37, P47, P58)") {
  const Actor night = council.As("emergency-duty-worker");
  const Actor manager = council.As("safeguarding-manager");
  const PersonId amina = council.AddPerson(APerson("Amina", "Bront\u00eb"));
  council.WaitUntil("2026-09-26T23:10");
  const auto raised = pages.Post(
      "/concerns/new", {{"safe_now", "no"}, {"what_happened", "A woman in her eighties, barefoot at the bus station"}},
      night);
  CaseStory story(council, RaisedAt(raised), ByPages(pages));
  CHECK(story.row().subject_name == "Name not known");
  CHECK(story.state() == "not_safe");
  CHECK(story.row().due_at == council.now());
  council.WaitUntil("2026-09-27T09:00");
  story.Take(manager, "protect", Document().Set("done", "Taken to hospital by ambulance").Set("safe_now", "yes"));
  CHECK(story.state() == "concern");
  const PersonId unknown = story.row().subject;
  council.Must(manager, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::MergePeople(record, unknown, amina, "Her daughter came to the ward and named her", deed);
  });
  CHECK(story.row().subject == amina);
  story.Take(manager, "gather");
  council.Must(manager, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::UnmergePeople(record, unknown, amina, "The daughter was mistaken", deed);
  });
  CHECK(story.row().subject == unknown);
  CHECK(story.state() == "information_gathering");
}

SCENARIO_METHOD(PageTest,
                "the alleged source of risk is the referrer: feedback is chosen, never sent by itself (P35, P58)") {
  const Actor worker = council.As("safeguarding-worker");
  const Actor manager = council.As("safeguarding-manager");
  Document alleged = Document().Set("abuse_type", "financial").Set("source", "known").Set("source_name", "The son");
  Document concern = Document().Set("safe_now", "yes").Set("feedback", "none-implicated");
  concern.Set("reporter", "family");
  concern.Set("allegations", Document(Document::List{alleged}));
  CaseStory story(council, council.RaiseConcern(council.AddPerson(APerson("Amina", "Bront\u00eb")), concern, "adviser"),
                  ByPages(pages));
  std::vector<ItemRow> items;
  council.Read([&](Record& record) { items = record.cases().Items(story.id()); });
  REQUIRE(items.size() == 1);
  CHECK(items[0].as == "allegation");
  const auto told = story.Try(worker, "tell_received");
  REQUIRE_FALSE(told);
  CHECK(told.error().code == ErrorCode::kNotAllowedInState);
  Document decision;
  decision.Set("alive", "yes").Set("adult", "yes").Set("in_area", "yes").Set("in_prison", "no").Set("needs_care", "no");
  decision.Set("route", "none").Set("others_at_risk", "no");
  story.Take(worker, "gather").Write(worker, "s42_decision", decision).Take(worker, "propose_no_enquiry");
  CHECK_FALSE(story.Try(manager, "confirm_and_tell"));
  story.Take(manager, "confirm");
  CHECK(story.Letters().empty());
  // Nor by what they asked for on another day.
  CaseStory referral(council, council.OpenReferral({.subject = story.row().subject,
                                                    .channel = "phone",
                                                    .referrer_name = "Owen Petrov",
                                                    .reason = "He cannot manage",
                                                    .consent = "yes"}));
  referral.Take(council.As("adviser"), "start_screening");
  referral.Write(council.As("adviser"), "screening", Document().Set("safeguarding", "no").Set("agrees", "no"));
  referral.Take(council.As("adviser"), "withdraw");
  const auto letters = referral.Letters();
  REQUIRE(letters.size() == 1);
  CHECK(letters[0].to == "referrer");
  CHECK(letters[0].stopped_reason == "A manager decides whether whoever made this referral is told anything.");
}

SCENARIO_METHOD(PageTest, "a carer refuses; the adult's own assessment goes on (P11, P13, P58)") {
  const Actor worker = council.As("social-worker");
  const PersonId carer = council.AddPerson(APerson("Idris", "Bront\u00eb", "1968-02-01"));
  CaseStory adult(council, council.OpenCase("assessment", council.AddPerson(APerson("Amina", "Bront\u00eb"))),
                  ByPages(pages));
  Document around =
      Document().Set("has_carer", "yes").Set("carer_offered", "yes").Set("carer", std::to_string(carer.value));
  adult.Take(worker, "start").Write(worker, "assessment_adult", around).Take(worker, "open_carer_assessment");
  CaseStory his(council, adult.opened().at(0), ByPages(pages));
  his.Take(worker, "refused", Document().Set("told", "That he can ask at any time"));
  CHECK(his.row().state == "refused");
  CHECK(adult.row().open);
  CHECK(adult.state() == "in_progress");
}

SCENARIO_METHOD(
    PageTest, "a note on the wrong person is struck through, moved to the right one, and leaves the other (P50, P58)") {
  const Actor worker = council.As("social-worker");
  const PersonId amina = council.AddPerson(APerson("Amina", "Bront\u00eb"));
  const PersonId bertie = council.AddPerson(APerson("Bertie", "Wells", "1950-03-04"));
  const auto note = council.Must(worker, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::WriteNote(record, {.people = {amina}, .type = "visit", .text = "Walks with a frame."}, deed);
  });
  const NoteId id{note["note"].Number()};
  const auto strike = [&](const std::string& reason) {
    return council.Do(worker, [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::MarkNoteInError(record, {.note = id, .person = amina, .reason = reason, .moved_to = bertie},
                                       deed);
    });
  };
  const auto unsaid = strike("");
  REQUIRE_FALSE(unsaid);
  CHECK(unsaid.error().say == "Say why the note is wrong.");
  REQUIRE(strike("It was Mr Wells I visited"));
  const Viewer viewer = access::ViewerOf(council.roles(), worker);
  std::vector<ChronologyRow> hers, his;
  council.Read([&](Record& record) {
    hers = record.people().Chronology(amina, viewer, 0, 10, "");
    his = record.people().Chronology(bertie, viewer, 0, 10, "");
  });
  const auto struck = std::find_if(hers.begin(), hers.end(), [&](const auto& row) { return row.note == id; });
  REQUIRE(struck != hers.end());
  CHECK(struck->struck);
  CHECK(struck->struck_reason == "It was Mr Wells I visited");
  const auto copy =
      std::find_if(his.begin(), his.end(), [](const auto& row) { return row.text == "Walks with a frame."; });
  REQUIRE(copy != his.end());
  CHECK(copy->title == "Visit");
  CHECK(council.EventsOf("person", amina.value).back().payload["possible_breach"].Truth());
  const auto again = strike("Once more");
  REQUIRE_FALSE(again);
  CHECK(again.error().say == "There is no such note, or it is marked in error already.");
}

SCENARIO("a note is struck only where it stands (P50)") {
  Council council;
  const Actor worker = council.As("social-worker");
  const PersonId amina = council.AddPerson(APerson("Amina", "Bront\u00eb"));
  const PersonId bertie = council.AddPerson(APerson("Bertie", "Wells", "1950-03-04"));
  const auto note = council.Must(worker, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::WriteNote(record, {.people = {amina}, .text = "Walks with a frame."}, deed);
  });
  const auto elsewhere = council.Do(worker, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::MarkNoteInError(
        record, {.note = NoteId{note["note"].Number()}, .person = bertie, .reason = "Not his"}, deed);
  });
  REQUIRE_FALSE(elsewhere);
  CHECK(elsewhere.error().code == ErrorCode::kNotFound);
}

SCENARIO_METHOD(PageTest,
                "P49: someone who moves here with another council's plan is assessed by the day of the move") {
  const Actor worker = council.As("social-worker");
  CaseStory story(council, council.OpenCase("assessment", council.AddPerson(APerson("Amina", "Bront\u00eb"))),
                  ByPages(pages));
  story.Take(worker, "start");
  story.Write(worker, "assessment_adult", Document().Set("moved_in", "yes").Set("move_day", "2026-10-30"));
  story.Take(worker, "pause");
  std::vector<ClockRow> clocks;
  council.Read([&](Record& record) { clocks = record.cases().Clocks(story.id()); });
  const auto move =
      std::find_if(clocks.begin(), clocks.end(), [](const auto& clock) { return clock.id == "move_day"; });
  REQUIRE(move != clocks.end());
  CHECK(move->rated);
  CHECK(FormatIso(LondonDate(move->due_at - std::chrono::microseconds{1})) == "2026-10-30");
}

SCENARIO(
    "P32: a case whose holder declares that the person is close to them goes to the team, to be looked at tomorrow") {
  Council council;
  const Actor worker = council.As("social-worker");
  const PersonId amina = council.AddPerson(APerson("Amina", "Bront\u00eb"));
  CaseStory story(council, council.OpenCase("assessment", amina));
  story.Take(worker, "start");
  REQUIRE(story.row().owner_user == worker.user);
  council.Must(worker, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::DeclareRelative(record, amina, deed);
  });
  CHECK_FALSE(story.row().owner_user);
  CHECK(story.row().owner_team == council.Team("locality-north"));
  CHECK(story.row().open);
  CHECK(FormatIso(LondonDate(story.row().due_at - std::chrono::microseconds{1})) == "2026-09-22");
}

SCENARIO_METHOD(
    PageTest,
    "F24: a proposal not to take a referral stands with the access manager, and the proposer cannot decide it") {
  const Actor worker = council.As("social-worker");
  CaseStory story(council, council.OpenReferral(), ByPages(pages));
  story.Take(worker, "start_screening");
  story.Write(worker, "screening", Document().Set("safeguarding", "no").Set("who_for", "service-user"));
  story.Take(worker, "send_to_triage").Take(worker, "propose_rejection");
  CHECK(story.row().with_managers);
  CHECK(pages.Get("/decisions", council.As("access-manager")).body.find(PathReference(story.id())) !=
        std::string::npos);
  CHECK_FALSE(story.Try(worker, "reject"));
}

SCENARIO("what an action answers is the state after all that followed by rule (P40)") {
  Council council;
  const PersonId amina = council.AddPerson(APerson("Amina", "Bront\u00eb"));
  const Actor worker = council.As("safeguarding-worker");
  const auto raised =
      council.Must(council.As("access-manager"), [&](WritableRecord& record, const casework::Deed& deed) {
        casework::RaiseConcernCommand concern;
        concern.subject = amina;
        concern.source = "file";
        return casework::RaiseConcern(record, concern, deed);
      });
  CaseStory story(council, CaseId{raised["case"].Number()});
  CHECK(story.state() == "safety_unanswered");
  const auto answered = story.Try(worker, "record_safety", Document().Set("safe_now", "no"));
  REQUIRE(answered);
  CHECK((*answered)["state"].Text() == story.state());
  CHECK(story.state() == "not_safe");
}

// Every open state of a pathway, reached or not: what counts is that nothing about the case stands in the way.
SCENARIO_METHOD(PageTest, "a concern is raised from every open state of every pathway (DESIGN 5)") {
  const Actor worker = council.As("social-worker");
  const auto raise = [&](CaseStory& story) {
    INFO(story.row().pathway << " " << story.state());
    const auto before = story.row();
    const auto raised = pages.Post("/concerns/new",
                                   {{"person", Reference(before.subject)},
                                    {"fixed", "yes"},
                                    {"case", Reference(before.id)},
                                    {"safe_now", "unknown"},
                                    {"what_happened", "Shouting heard at night"}},
                                   worker);
    const CaseRow concern = council.Case(RaisedAt(raised));
    CHECK(concern.state == "not_safe");
    const bool may_see = before.restriction == Restriction::kNone;  // else that there is such a case is not told
    CHECK(concern.opened_from == (may_see ? before.id : CaseId{}));
    CHECK(story.state() == before.state);
  };
  int states = 0;
  const PersonId amina = council.AddPerson(APerson("Amina", "Bront\u00eb"));
  for (const auto& [pathway, bundle] : council.library().live()) {
    for (const auto& state : bundle->definition.states) {
      CaseStory story(council, council.OpenCase(pathway, amina));
      // The state is set as an import of an older record would: by an event, not by the engine.
      council.Must(Council::System(), [&](WritableRecord& record, const casework::Deed& deed) -> Result<Document> {
        const CaseRow row = record.cases().Find(story.id()).value();
        Document move;
        move.Set("action", "set").Set("title", "Set").Set("from", row.state).Set("to", state.id).Set("moves", true);
        move.Set("owner", Document().Set("team", row.owner_team.value)).Set("due", row.due);
        if (state.end) move.Set("ended", true).Set("ends", "none");
        const auto kept = record.Append(casework::EventOf(deed, casework::CaseStream(row.id), "case.advanced", move));
        if (!kept) return kept.error();
        return Document(true);
      });
      REQUIRE(story.state() == state.id);
      raise(story);
      ++states;
    }
  }
  CHECK(states >= 50);
}

}  // namespace
}  // namespace caseway::tests
