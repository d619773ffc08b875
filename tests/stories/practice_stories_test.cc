// The stories practitioners tell (P58), as far as referral, assessment and safeguarding carry them.
#include <algorithm>
#include <catch2/catch.hpp>

#include "core/casework/allocate.h"
#include "core/casework/notes.h"
#include "core/casework/people.h"
#include "tests/support/case_story.h"

namespace caseway::tests {
namespace {

SCENARIO("a concern by telephone at night about an unknown woman, who is later found to be Amina (P37, P47, P58)") {
  Council council;
  const Actor night = council.As("emergency-duty-worker");
  const Actor manager = council.As("safeguarding-manager");
  const PersonId amina = council.AddPerson(APerson("Amina", "Bront\u00eb"));
  council.WaitUntil("2026-09-26T23:10");
  const auto raised = council.Must(night, [&](WritableRecord& record, const casework::Deed& deed) {
    casework::RaiseConcernCommand concern;
    concern.answers.Set("safe_now", "no").Set("what_happened", "A woman in her eighties, barefoot at the bus station");
    return casework::RaiseConcern(record, concern, deed);
  });
  CaseStory story(council, CaseId{raised["case"].Number()});
  CHECK(story.row().subject_name == "Name not known");
  CHECK(story.row().due_at == council.now() + std::chrono::hours{4});
  council.WaitUntil("2026-09-27T09:00");
  story.Take(manager, "protect", Document().Set("done", "Taken to hospital by ambulance").Set("safe_now", "yes"));
  const PersonId unknown = story.row().subject;
  council.Must(manager, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::MergePeople(record, unknown, amina, "Her daughter came to the ward and named her", deed);
  });
  CHECK(story.row().subject == amina);
  story.Take(manager, "gather");
  council.Must(manager, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::UnmergePeople(record, unknown, "The daughter was mistaken", deed);
  });
  CHECK(story.row().subject == unknown);
  CHECK(story.state() == "information_gathering");
}

SCENARIO("the alleged source of risk is the referrer: feedback is chosen, never sent by itself (P35, P58)") {
  Council council;
  const Actor worker = council.As("safeguarding-worker");
  const Actor manager = council.As("safeguarding-manager");
  Document concern = Document().Set("safe_now", "yes").Set("reporter", "family").Set("feedback", "none-implicated");
  concern.Set("reporter", council.library().codes.at("reporter-kinds").codes.front().id);
  CaseStory story(council,
                  council.RaiseConcern(council.AddPerson(APerson("Amina", "Bront\u00eb")), concern, "adviser"));
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
}

SCENARIO("a carer refuses; the adult's own assessment goes on (P11, P13, P58)") {
  Council council;
  const Actor worker = council.As("social-worker");
  const PersonId carer = council.AddPerson(APerson("Idris", "Bront\u00eb", "1968-02-01"));
  CaseStory adult(council, council.OpenCase("assessment", council.AddPerson(APerson("Amina", "Bront\u00eb"))));
  Document around =
      Document().Set("has_carer", "yes").Set("carer_offered", "yes").Set("carer", std::to_string(carer.value));
  adult.Take(worker, "start").Write(worker, "assessment_adult", around).Take(worker, "open_carer_assessment");
  CaseStory his(council, adult.opened().at(0));
  his.Take(worker, "refused", Document().Set("told", "That he can ask at any time"));
  CHECK(his.row().state == "refused");
  CHECK(adult.row().open);
  CHECK(adult.state() == "in_progress");
}

SCENARIO("a note on the wrong person is struck through, moved to the right one, and leaves the other (P50, P58)") {
  Council council;
  const Actor worker = council.As("social-worker");
  const PersonId amina = council.AddPerson(APerson("Amina", "Bront\u00eb"));
  const PersonId bertie = council.AddPerson(APerson("Bertie", "Wells", "1950-03-04"));
  const auto note = council.Must(worker, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::WriteNote(record, {.people = {amina}, .type = "visit", .text = "Walks with a frame."}, deed);
  });
  const NoteId id{note["note"].Number()};
  const auto strike = [&](const std::string& reason) {
    return council.Do(worker, [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::MarkNoteInError(record,
                                       {.note = id,
                                        .person = amina,
                                        .reason = reason,
                                        .moved_to = bertie,
                                        .text = "Walks with a frame.",
                                        .type = "visit"},
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
  CHECK(std::any_of(his.begin(), his.end(), [](const auto& row) { return row.text == "Walks with a frame."; }));
}

// Every open state of a pathway, reached or not: what counts is that nothing about the case stands in the way.
SCENARIO("a concern is raised from every open state of every pathway (DESIGN 5)") {
  Council council;
  const Actor worker = council.As("social-worker");
  const auto raise = [&](CaseStory& story) {
    INFO(story.row().pathway << " " << story.state());
    const auto before = story.row();
    const auto raised = council.Do(worker, [&](WritableRecord& record, const casework::Deed& deed) {
      casework::RaiseConcernCommand concern;
      concern.subject = before.subject;
      concern.raised_from = before.id;
      concern.answers = Document().Set("safe_now", "unknown");
      return casework::RaiseConcern(record, concern, deed);
    });
    if (!raised) FAIL(InFull(raised.error()));
    const CaseRow concern = council.Case(CaseId{(*raised)["case"].Number()});
    CHECK(concern.state == "concern");
    CHECK(concern.opened_from == before.id);
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
