// One story for each way a concern can end, and who may end it (B57 to B66; P2, P3, P29, P30, P32, P34, P50).
#include <catch2/catch.hpp>

#include "core/casework/case_record.h"
#include "tests/stories/concern_story.h"

namespace caseway::tests {
namespace {

SCENARIO_METHOD(Concern, "P3: no enquiry, decided by two people, with a way taken instead") {
  Gathered(Decided("none", "no")).Take(worker, "propose_no_enquiry");
  CHECK(story.row().awaits_decision);
  SECTION("and nobody told") {
    story.Take(manager, "confirm");
    CHECK(story.Letters().empty());
  }
  SECTION("and the reporter told, as was chosen") {
    story.Take(manager, "confirm_and_tell");
    CHECK(story.Letters().size() == 1);
  }
  CheckEnded("no_enquiry", "completed", "no-enquiry");
}

SCENARIO_METHOD(Concern, "P2: who proposes no enquiry does not confirm it") {
  story.Take(manager, "gather").Write(manager, "s42_decision", Decided("none", "no"));
  story.Take(manager, "propose_no_enquiry");
  const auto alone = story.Try(manager, "confirm");
  REQUIRE_FALSE(alone);
  CHECK(alone.error().unmet[0].rule == "four-eyes");
  story.Take(second, "confirm");
  CheckEnded("no_enquiry", "completed", "no-enquiry");
}

SCENARIO_METHOD(Concern, "P2: a duty to enquire is not waived") {
  Gathered(Decided("none", "yes"));
  const auto waived = story.Try(worker, "propose_no_enquiry");
  REQUIRE_FALSE(waived);
  REQUIRE(waived.error().unmet.size() == 1);
  CHECK(waived.error().unmet[0].rule == "SG-15");
}

SCENARIO_METHOD(Concern, "B59, B60, B64, F78, P30: a section 42 enquiry, concluded, closed by a second person") {
  Enquiring().Take(worker, "conclude");
  AskedToClose();
  CHECK_FALSE(story.Try(worker, "close"));
  SECTION("quietly") { story.Take(manager, "close"); }
  SECTION("and the reporter told") { story.Take(manager, "close_and_tell"); }
  CheckEnded("closed", "completed", "section-42-concluded");
}

SCENARIO_METHOD(Concern,
                "P2, P30: whoever closes an enquiry reads what was found, what the adult wanted and the risk") {
  Enquiring().Take(worker, "conclude");
  AskedToClose();
  const std::string page = pages.Words(Path(story.id(), "/actions/close"), manager);
  CHECK(Has(page, "What is decided on"));
  CHECK(Has(page, "Keep my own money"));
  CHECK(Has(page, "Confirmed"));
  CHECK(Has(page, ShippedLibrary().codes.at("risk-assessment-outcomes").Label("identified-action")));
}

SCENARIO_METHOD(Concern, "P2: the manager who led an enquiry does not close it") {
  Enquiring().Take(worker, "conclude").Write(manager, "conclusion", Concluded());
  story.Write(worker, "personal", Document().Set("outcomes", Outcomes("partly")));
  story.Write(worker, "advocacy", Document().Set("difficulty", "no")).Take(manager, "ask_to_close");
  const auto alone = story.Try(manager, "close");
  REQUIRE_FALSE(alone);
  CHECK(alone.error().unmet[0].rule == "four-eyes");
  story.Take(council.As("head-of-service"), "close");
  CheckEnded("closed", "completed", "section-42-concluded");
}

SCENARIO_METHOD(Concern, "P3: another enquiry, where section 42(1) is not met") {
  Gathered(Decided("other", "no"));
  CHECK_FALSE(story.Try(worker, "start_enquiry"));
  story.Take(worker, "start_other_enquiry").Write(worker, "personal", Document().Set("asked", "asked-expressed"));
  story.Take(worker, "conclude");
  AskedToClose().Take(manager, "close_other");
  CheckEnded("closed", "completed", "other-concluded");
}

SCENARIO_METHOD(Concern, "P29: stopped at the adult's wish, weighed by a manager and closed by another") {
  Enquiring("").Take(manager, "stop");
  AskedToClose("ceased").Take(second, "close_stopped");
  CheckEnded("closed", "completed", "stopped");
}

SCENARIO_METHOD(Concern, "P34: another report of an incident already in hand") {
  SECTION("at once") {}
  SECTION("while gathering") { story.Take(worker, "gather"); }
  CHECK(story.Try(worker, "same_incident").error().code == ErrorCode::kForbidden);
  const auto unlinked = story.Try(manager, "same_incident");
  REQUIRE_FALSE(unlinked);
  REQUIRE(unlinked.error().unmet.size() == 1);
  CHECK(unlinked.error().unmet[0].say == "The concern it belongs to is linked to this one");
  const CaseId first = council.RaiseConcern(amina, TheConcern());
  council.Must(worker, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::LinkCases(record, story.id(), first, "same incident", deed);
  });
  story.Take(manager, "same_incident");
  CheckEnded("same_incident", "cancelled", "");
  story.Take(worker, "reopen");
  CHECK(story.state() == "information_gathering");
}

SCENARIO_METHOD(Concern, "P34, P2: whoever raised a report does not end it as the same incident") {
  story = CaseStory(council, council.RaiseConcern(amina, TheConcern(), "safeguarding-manager"), ByPages(pages));
  const auto alone = story.Try(manager, "same_incident");
  REQUIRE_FALSE(alone);
  CHECK(alone.error().unmet[0].rule == "four-eyes");
  story.Take(second, "same_incident");
  CheckEnded("same_incident", "cancelled", "");
}

SCENARIO_METHOD(Concern,
                "P2, P50: that a live concern was recorded in error is proposed by one and decided by another") {
  SECTION("concern") {}
  SECTION("gathering") { story.Take(worker, "gather"); }
  SECTION("enquiry") { Enquiring(); }
  SECTION("awaiting closure") { Enquiring().Take(worker, "conclude"), AskedToClose(); }
  story.Take(manager, "propose_in_error");
  CHECK(story.state() == "error_proposed");
  CHECK(story.row().awaits_decision);
  const auto alone = story.Try(manager, "confirm_in_error");
  REQUIRE_FALSE(alone);
  CHECK(alone.error().unmet.at(0).say == "It is done by someone other than who wrote it or brought it here");
  CHECK(story.Try(worker, "confirm_in_error").error().code == ErrorCode::kForbidden);
  CHECK(Has(pages.Words("/decisions", second), "Proposed as an error"));
  story.Take(second, "confirm_in_error");
  CheckEnded("in_error", "recorded in error", "");
  CHECK(story.Try(worker, "reopen").error().code == ErrorCode::kForbidden);
  story.Take(manager, "reopen");
  CHECK(story.state() == "information_gathering");
  CHECK(story.row().ends.empty());
}

SCENARIO_METHOD(Concern, "P2: a concern proposed as an error and returned stands where it stood, with who held it") {
  Enquiring();
  const UserId holder = story.row().owner_user;
  story.Take(manager, "propose_in_error");
  CHECK_FALSE(story.Try(second, "return_to_planning"));
  story.Take(second, "return_to_enquiry");
  CHECK(story.state() == "enquiry");
  CHECK(story.row().owner_user == holder);
  CHECK(council.Verify().empty());
}

SCENARIO_METHOD(Concern, "P2, P4: an enquiry starts for a missing adult, and asks again before it is concluded") {
  Document missing = Decided("section-42");
  missing.Set("alive", "unknown").Set("in_area", "unknown");
  Gathered(missing).Take(worker, "start_enquiry");
  story.Write(worker, "personal", Document().Set("asked", "asked-expressed").Set("outcomes", Outcomes("fully")));
  story.Take(worker, "conclude").Write(worker, "conclusion", Concluded());
  story.Write(worker, "advocacy", Document().Set("difficulty", "no"));
  story.Write(worker, "conclusion", Document().Set("not_known_why", Document()));
  const auto unknown = story.Try(worker, "ask_to_close");
  REQUIRE_FALSE(unknown);
  REQUIRE(unknown.error().unmet.size() == 1);
  CHECK(unknown.error().unmet[0].rule == "SG-61");
  SECTION("they were found") {
    story.Write(worker, "s42_decision", Document().Set("alive", "yes").Set("in_area", "yes"));
  }
  SECTION("nobody could find out") {
    story.Write(worker, "conclusion", Document().Set("not_known_why", "The police have closed their search."));
  }
  story.Take(worker, "ask_to_close");
  CHECK(story.state() == "awaiting_closure");
}

SCENARIO_METHOD(Concern, "P2: an enquiry that is decided to be none after all is ended as no enquiry, by two") {
  Enquiring().Take(worker, "conclude").Write(worker, "conclusion", Concluded());
  story.Write(worker, "personal", Document().Set("outcomes", Outcomes("fully")));
  story.Write(worker, "advocacy", Document().Set("difficulty", "no"));
  story.Write(worker, "s42_decision", Decided("none", "no"));
  const auto held = story.Try(worker, "ask_to_close");
  REQUIRE_FALSE(held);
  REQUIRE(held.error().unmet.size() == 1);
  CHECK(held.error().unmet[0].say ==
        "An enquiry is what was decided, or the adult stopped it; where the decision was changed to none, propose no "
        "enquiry instead");
  story.Take(worker, "propose_no_enquiry");
  CHECK(story.state() == "no_enquiry_proposed");
  story.Take(manager, "confirm");
  CheckEnded("no_enquiry", "completed", "no-enquiry");
}

SCENARIO_METHOD(Concern, "P2, P32: that a sealed record was an error is said by two, and it can be opened again") {
  story.Take(worker, "gather").Take(manager, "open_position_of_trust");
  CaseStory sealed(council, story.opened().at(0), ByPages(pages));
  council.Must(manager, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::Restrict(record, sealed.id(), Restriction::kSealed, {second.user}, "Second reader", deed);
  });
  sealed.Take(manager, "propose_in_error");
  CHECK_FALSE(sealed.Try(manager, "confirm_in_error"));
  SECTION("it stands, and goes back to where it was") {
    sealed.Take(second, "return_to_allegation");
    CHECK(sealed.state() == "allegation");
    sealed.Write(manager, "trust_allegation").Take(manager, "act").Take(manager, "propose_in_error");
    sealed.Take(second, "return_to_in_hand");
    CHECK(sealed.state() == "in_hand");
  }
  SECTION("it was one, and it can be opened again") {
    sealed.Take(second, "confirm_in_error");
    CHECK(sealed.row().ends == "recorded in error");
    sealed.Take(manager, "reopen");
    CHECK(sealed.state() == "in_hand");
  }
}

SCENARIO_METHOD(Concern, "P32: someone in a position of trust: a separate sealed record, closed by another") {
  story.Take(worker, "gather").Take(manager, "open_position_of_trust");
  REQUIRE(story.opened().size() == 1);
  CaseStory sealed(council, story.opened()[0], ByPages(pages));
  CHECK(sealed.row().restriction == Restriction::kSealed);
  CHECK(sealed.Try(second, "act").error().code == ErrorCode::kNotFound);
  sealed.Write(manager, "trust_allegation").Take(manager, "act").Take(manager, "ask_to_close");
  council.Must(manager, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::Restrict(record, sealed.id(), Restriction::kSealed, {second.user}, "Second reader", deed);
  });
  CHECK_FALSE(sealed.Try(manager, "close"));
  sealed.Take(second, "close");
  CHECK(sealed.row().state == "closed");
  CHECK(sealed.row().ends == "none");
}

}  // namespace
}  // namespace caseway::tests
