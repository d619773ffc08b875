// One story for each way an assessment can end (B12 to B21, B76, B77; P11 to P13, P18, P48, P53).
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/stories/assessment_story.h"
#include "tests/stories/raised_from.h"

namespace caseway::tests {
namespace {

SCENARIO_METHOD(Assessment,
                "B12, B18, B19, B20, F36, P22: assessed, signed off by another, statement given, support planning") {
  Given();
  CHECK(LettersWritten().find("assessment-copy") != std::string::npos);
  CHECK(LettersWritten().find("eligibility-decision") != std::string::npos);
  CHECK(LettersWritten().find("statement-of-needs") != std::string::npos);
  story.Take(newly, "to_support_planning");
  CheckEnded("completed", "completed", "support-planning");
}

SCENARIO_METHOD(Assessment,
                "P12, P53: the decision and the statement say what was decided, on what, and by which duty") {
  Given();
  for (const auto& letter : story.Letters()) {
    if (letter.letter == "assessment-copy") continue;
    INFO(letter.letter);
    const std::string words = pages.Words(Path(story.id(), "/letters/" + PathReference(letter.id)), newly);
    CHECK(Has(words, "The needs are eligible and the council must meet them under section 18."));
    CHECK(Has(words, "Managing and maintaining nutrition: No, or only with someone's help"));
    CHECK(Has(words, "Maintaining personal hygiene: Yes, but with danger to their or others' health or safety"));
  }
}

SCENARIO_METHOD(Assessment, "P12, P53: whoever is not eligible reads which test was not met") {
  SignedOff("not-met").Take(newly, "give_statement_not_met");
  std::string words;
  for (const auto& letter : story.Letters())
    words += pages.Words(Path(story.id(), "/letters/" + PathReference(letter.id)), newly);
  CHECK(Has(words, "There is no significant impact on wellbeing."));
}

SCENARIO_METHOD(Assessment, "F36, B20: what is recorded as given with the statement is given, once") {
  Document given;
  given.Set("given_on", FormatIso(LondonDate(council.now())));
  given.Set("to", Document(Document::List{}).Add("person").Add("carer"));
  SignedOff().Take(newly, "give_statement", given);
  REQUIRE(story.Letters().size() == 3);
  for (const auto& letter : story.Letters()) {
    CHECK(letter.given == FormatIso(LondonDate(council.now())));
    INFO(letter.title);
    CHECK_FALSE(Has(pages.Words(Path(story.id(), "/letters/" + PathReference(letter.id)), newly), "Mark as given"));
  }
  const auto events = council.EventsOf("case", story.id().value);
  const auto told =
      std::find_if(events.begin(), events.end(), [](const Event& one) { return one.type == "letter.given"; });
  REQUIRE(told != events.end());
  CHECK(told->payload["how"].Text().find("The person, The carer, at the person's wish") == 0);
}

SCENARIO_METHOD(Assessment, "P46: a letter that was stopped is not given with the others") {
  council.Must(worker, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::AddAlert(record, {.person = amina, .code = "no-letter", .text = "He opens her post"}, deed);
  });
  Given();
  for (const auto& letter : story.Letters()) CHECK(letter.given.empty());
}

SCENARIO_METHOD(Assessment, "P12, P53: no eligible needs: reasons and advice in writing") {
  SignedOff("not-met");
  CHECK_FALSE(story.Try(newly, "give_statement"));
  story.Take(newly, "give_statement_not_met");
  CHECK(LettersWritten().find("not-meeting-needs") != std::string::npos);
  const auto unlawful = story.Try(newly, "to_support_planning");
  REQUIRE_FALSE(unlawful);
  CHECK(unlawful.error().unmet[0].rule == "AS-24");
  story.Take(newly, "advice");
  CheckEnded("completed", "completed", "information-and-advice");
}

SCENARIO_METHOD(Assessment, "P18: each result of a completed assessment") {
  Given();
  std::string outcome;
  SECTION("reablement") { story.Take(newly, "to_reablement"), outcome = "reablement"; }
  SECTION("further assessment") { story.Take(newly, "to_further_assessment"), outcome = "further-assessment"; }
  SECTION("goes on") { story.Take(newly, "continues"), outcome = "continues"; }
  SECTION("hospital") { story.Take(newly, "in_hospital"), outcome = "hospital"; }
  SECTION("another council") { story.Take(newly, "other_council"), outcome = "other-council"; }
  SECTION("the NHS") { story.Take(newly, "nhs"), outcome = "nhs"; }
  SECTION("self-funder") { story.Take(newly, "self_funder"), outcome = "self-funder"; }
  SECTION("advice") { story.Take(newly, "advice"), outcome = "information-and-advice"; }
  SECTION("another service") { story.Take(newly, "other_service"), outcome = "other-council-service"; }
  SECTION("declined") { story.Take(newly, "declined"), outcome = "declined"; }
  SECTION("no service") { story.Take(newly, "no_service"), outcome = "no-service"; }
  SECTION("died") { Died(), story.Take(newly, "person_died"), outcome = "died"; }
  CheckEnded("completed", "completed", outcome);
}

SCENARIO_METHOD(Assessment, "P48: a death after sign-off counts, a death before it is left out") {
  SECTION("before it began") {
    Died(), story.Take(worker, "person_died");
    CheckEnded("died", "cancelled", "");
  }
  SECTION("while it was written") {
    Written(), Died(), story.Take(worker, "person_died");
    CheckEnded("died", "cancelled", "");
  }
  SECTION("after sign-off") {
    SignedOff(), Died(), story.Take(worker, "person_died");
    CheckEnded("completed", "completed", "died");
  }
}

SCENARIO_METHOD(Assessment, "P48, B57: a death ends no assessment whose sign of abuse has no concern") {
  Written();
  story.Write(worker, "assessment_adult", Document().Set("safeguarding_sign", "yes"));
  Died();
  const auto held = story.Try(worker, "person_died");
  REQUIRE_FALSE(held);
  CHECK(held.error().unmet.at(0).say == "No sign of abuse or neglect is left without a safeguarding concern");
  RaisedFrom(council, story);
  story.Take(worker, "person_died");
  CheckEnded("died", "cancelled", "");
}

SCENARIO_METHOD(Assessment, "P11: an adult who may refuse does, and may ask again") {
  story.Take(worker, "refused", Document().Set("abuse_risk", "no").Set("able_to_refuse", "yes"));
  CheckEnded("refused", "cancelled", "");
  CHECK(LettersWritten() == "refusal-recorded ");
  story.Take(worker, "reopen");
  CHECK(story.state() == "in_progress");
}

SCENARIO_METHOD(Assessment, "P11: a refusal at risk of abuse does not end the duty") {
  const Document at_risk = Document().Set("abuse_risk", "yes").Set("able_to_refuse", "yes");
  const auto refused = story.Try(worker, "refused", at_risk);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().unmet[0].rule == "AS-01");
  story.Take(worker, "refusal_duty_goes_on", at_risk);
  CHECK(story.state() == "in_progress");
}

SCENARIO_METHOD(Assessment, "P11, B57: a refusal ends nothing while a sign of abuse has no concern") {
  Written().Write(newly, "assessment_adult", Document().Set("safeguarding_sign", "yes"));
  const Document may_refuse = Document().Set("abuse_risk", "no").Set("able_to_refuse", "yes");
  const auto refused = story.Try(worker, "refused", may_refuse);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().unmet[0].rule == "AS-59");
  story.Write(worker, "assessment_adult", Document().Set("safeguarding_sign", "no"));
  story.Take(worker, "refused", may_refuse);
  CheckEnded("refused", "cancelled", "");
}

SCENARIO_METHOD(Assessment, "P11, P58: a carer's refusal stands") {
  story = CaseStory(council, council.OpenCase("assessment", amina, "unpaid carer"), ByPages(pages));
  story.Take(worker, "refused");
  CheckEnded("refused", "cancelled", "");
}

SCENARIO_METHOD(Assessment,
                "B76, B77, F90, P13: a carer's assessment, with rights at the start and a decision at the end") {
  CarerGiven();
  CHECK(LettersWritten() == "carer-decision carer-assessment-copy carer-rights ");  // newest first
  SECTION("support") {
    story.Take(newly, "to_support_planning");
    CheckEnded("completed", "completed", "support-planning");
  }
  SECTION("advice") {
    story.Take(newly, "advice");
    CheckEnded("completed", "completed", "information-and-advice");
  }
}

SCENARIO_METHOD(Assessment, "B76: the carer's assessment is opened from the adult's, on the carer's record") {
  const PersonId idris = council.AddPerson(APerson("Idris", "Bront\u00eb", "1968-02-01"));
  Document around;
  around.Set("has_carer", "yes").Set("carer_offered", "yes").Set("carer", std::to_string(idris.value));
  story.Take(newly, "start").Write(newly, "assessment_adult", around).Take(newly, "open_carer_assessment");
  REQUIRE(story.opened().size() == 1);
  CHECK(council.Case(story.opened()[0]).subject == idris);
  CHECK(council.Case(story.opened()[0]).capacity == "unpaid carer");
}

SCENARIO_METHOD(Assessment, "P18: stopped, from each state in which it can be") {
  SECTION("not started") {}
  SECTION("in progress") { story.Take(worker, "start"); }
  SECTION("waiting") { story.Take(worker, "start").Take(worker, "pause"); }
  SECTION("returned") { Written().Take(newly, "submit_adult").Take(senior, "return"); }
  story.Take(worker, "cancel");
  CheckEnded("cancelled", "cancelled", "");
}

SCENARIO_METHOD(Assessment, "P50: recorded in error") {
  SECTION("not started") {}
  SECTION("in progress") { story.Take(worker, "start"); }
  SECTION("statement given") { Given(); }
  story.Take(senior, "mark_in_error");
  CheckEnded("in_error", "recorded in error", "");
}

}  // namespace
}  // namespace caseway::tests
