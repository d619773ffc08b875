// A signed-off decision that is changed afterwards goes back to be signed off by somebody else (P52, F32, P53).
#include <catch2/catch.hpp>

#include "core/casework/submit_form.h"
#include "core/pathway/signing.h"
#include "tests/stories/assessment_story.h"
#include "tests/stories/concern_story.h"

namespace caseway::tests {
namespace {

// "Change this signed-off form": the answers as they stand, with these on top.
Result<Document> Change(Council& council, const CaseStory& story, const Actor& actor, const std::string& form,
                        const Document& given, const std::string& reason = "Second thoughts") {
  casework::SubmitFormCommand change{.case_id = story.id(), .form = form, .reason = reason};
  council.Read([&](Record& record) {
    for (const auto& version : record.cases().LatestForms(story.id())) {
      if (version.form == form) change.answers = version.answers, change.base_version = version.version;
    }
  });
  for (const auto& [question, answer] : given.Named()) change.answers.Set(question, answer);
  return council.Do(actor, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::SubmitForm(record, change, deed);
  });
}

std::string Joined(const std::vector<std::string>& names) {
  std::string all;
  for (const auto& name : names) all += name + " ";
  return all;
}

TEST_CASE("A signature rests on what its requirements, decisions, forms and letters read, and on nothing else") {
  const auto signed_in = [](const char* pathway, const char* state) {
    const auto bundle = ShippedLibrary().Live(pathway);
    return Joined(pathway::FormsSigned(*bundle, *bundle->definition.Find(state)));
  };
  CHECK(signed_in("assessment", "awaiting_sign_off") ==
        "adult_eligibility advocacy assessment_adult assessment_carer capacity carer_eligibility risk sign_off ");
  CHECK(signed_in("safeguarding", "no_enquiry_proposed") == "concern meetings protection s42_decision ");
  CHECK(signed_in("safeguarding", "awaiting_closure") ==
        "advocacy concern conclusion enquiry_plan meetings personal protection s42_decision ");
  CHECK(signed_in("position_of_trust", "awaiting_closure") == "trust_outcome ");
  CHECK(signed_in("safeguarding", "error_proposed").empty());
}

SCENARIO_METHOD(Assessment,
                "P52, F32: eligibility changed after its signature goes back before anything follows from it") {
  Given();
  council.Wait(std::chrono::hours{24});
  const auto done =
      Change(council, story, newly, "adult_eligibility", Document().Set("impact", "no").Set("use_power", "no"));
  REQUIRE(done);
  CHECK((*done)["version"].Number() == 2);
  CHECK((*done)["sign_again"].Truth());
  CHECK(story.state() == "awaiting_sign_off");
  CHECK(story.row().awaits_decision);
  CHECK(story.LastMove()["title"].Text() == "Changed after sign-off: to be signed off again");
  CHECK(story.LastMove()["reason"]["text"].Text() == "Eligibility, version 2: Second thoughts");
  CHECK(story.Try(newly, "to_support_planning").error().say == "This cannot be done at this stage of the case.");
  CHECK(Has(pages.Words("/decisions", senior), "Awaiting sign-off Changed after sign-off"));
  const std::string page = pages.Words(Path(story.id()), senior);
  CHECK(Has(page, "Changed after sign-off: nothing goes on until another person signs it off again"));
  CHECK(Has(page, "Eligibility: what changed , " + newly.name));
  CHECK(Has(page,
            "Overtaken: “Eligibility” was changed on 22 September 2026, after it had been signed off. "
            "Give it anew."));
  const auto alone = story.Try(newly, "sign_off");
  REQUIRE_FALSE(alone);
  CHECK_FALSE(story.Try(worker, "give_statement"));
  story.Take(senior, "sign_off").Take(newly, "give_statement_not_met");
  const std::string after = pages.Words(Path(story.id()), senior);
  CHECK_FALSE(Has(after, "Changed after sign-off: nothing goes on"));
  CHECK(Has(after, "Another took its place on 22 September 2026."));
  CHECK(council.Verify().empty());
}

SCENARIO_METHOD(Assessment, "P52: one that has ended is open again, and waits for the same signature") {
  Given().Take(newly, "to_support_planning");
  REQUIRE_FALSE(story.row().open);
  REQUIRE(Change(council, story, newly, "assessment_adult", Document().Set("needs", "More than was written.")));
  CHECK(story.state() == "awaiting_sign_off");
  CHECK(story.row().open);
  CHECK(story.row().ends.empty());
  CHECK(story.row().due_at != Instant{});
  story.Take(senior, "sign_off");
  CHECK(story.state() == "signed_off");
  CHECK(council.Verify().empty());
}

SCENARIO_METHOD(Assessment, "P52: what is changed is held again to all that was asked before it was signed") {
  SignedOff();
  REQUIRE(Change(council, story, newly, "adult_eligibility", Document().Set("impact", "unknown")));
  const auto undecided = story.Try(senior, "sign_off");
  REQUIRE_FALSE(undecided);
  REQUIRE(undecided.error().unmet.size() == 1);
  CHECK(undecided.error().unmet[0].say == "Eligibility is decided: every test it takes is answered");
  story.Take(senior, "return").Write(newly, "adult_eligibility", Document().Set("impact", "yes"));
  story.Take(newly, "submit_again").Take(senior, "sign_off");
  CHECK(story.state() == "signed_off");
}

SCENARIO_METHOD(Assessment, "P52: a change that no decision reads moves nothing, nor does the same answer again") {
  Written().Write(newly, "handover").Take(newly, "submit_adult").Take(senior, "sign_off").Take(newly, "give_statement");
  const auto same = Change(council, story, newly, "adult_eligibility", {});
  REQUIRE(same);
  CHECK((*same)["unchanged"].Truth());
  story.Take(newly, "to_support_planning");
  const auto other = Change(council, story, newly, "handover", Document().Set("open_tasks", "Ring the daughter."));
  REQUIRE(other);
  CHECK((*other)["version"].Number() == 2);
  CHECK(story.state() == "completed");
  CHECK_FALSE(Has(pages.Words(Path(story.id()), senior), "Overtaken"));
}

SCENARIO_METHOD(Assessment, "P50, P52: a signed form recorded in error goes back in the same way") {
  SignedOff();
  council.Must(senior, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::MarkFormInError(
        record, {.case_id = story.id(), .form = "risk", .version = 1, .reason = "Of another person"}, deed);
  });
  CHECK(story.state() == "awaiting_sign_off");
  CHECK(story.LastMove()["reason"]["text"].Text() == "Risk, version 1 in error: Of another person");
}

SCENARIO_METHOD(Concern, "P2, P52: the conclusion of a closed enquiry, changed, is closed again by a second person") {
  Enquiring().Take(worker, "conclude");
  AskedToClose().Take(manager, "close_and_tell");
  REQUIRE_FALSE(story.row().open);
  council.Wait(std::chrono::hours{24});
  REQUIRE(
      Change(council, story, manager, "conclusion", Document().Set("summary", "The bank's letter says otherwise.")));
  CHECK(story.state() == "awaiting_closure");
  CHECK(story.row().open);
  CHECK_FALSE(story.Try(manager, "close"));
  CHECK(Has(pages.Words("/decisions", second), "Changed after sign-off"));
  story.Take(second, "close");
  CheckEnded("closed", "completed", "section-42-concluded");
  CHECK(council.Verify().empty());
}

}  // namespace
}  // namespace caseway::tests
