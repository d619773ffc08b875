// What an assessment is held to before somebody else signs it, and what signing does (P14, P52, B57, B76).
#include <catch2/catch.hpp>

#include "tests/stories/assessment_story.h"
#include "tests/stories/raised_from.h"

namespace caseway::tests {
namespace {

SCENARIO_METHOD(Assessment, "P52: what a newly qualified worker wrote is signed by somebody else, and frozen") {
  Written().Take(newly, "submit_adult");
  CHECK(story.row().awaits_decision);
  CHECK_FALSE(story.Try(newly, "sign_off"));
  story.Take(worker, "sign_off");
  std::vector<FormVersion> forms;
  council.Read([&](Record& record) { forms = record.cases().LatestForms(story.id()); });
  REQUIRE(forms.size() >= 5);
  for (const auto& form : forms) CHECK(form.signed_off);
}

SCENARIO_METHOD(Assessment, "P12, P52: whoever signs off reads what is decided on, and what they were told to know") {
  Written().Take(newly, "submit_adult", Document().Set("note", "Read the risk of fire first."));
  const std::string result =
      "Eligibility of an adult: The needs are eligible and the council must meet them under section 18";
  const std::string page = pages.Words(Path(story.id(), "/actions/sign_off"), worker);
  CHECK(Has(page, "What is decided on"));
  CHECK(Has(page, result));
  CHECK(Has(page, "Outcomes out of reach: 2"));
  CHECK(Has(page, "Anything whoever signs should know"));
  CHECK(Has(page, "Read the risk of fire first."));
  CHECK(Has(page, "What does the person say about their life, and what matters most?"));
  CHECK(Has(pages.Words(Path(story.id()), worker), result));
  CHECK(Has(pages.Words(Path(story.id(), "/print"), worker), result));
}

SCENARIO_METHOD(Assessment, "P52: returned with reasons, changed, submitted again, signed") {
  Written().Take(newly, "submit_adult").Take(senior, "return");
  CHECK(story.state() == "returned");
  CHECK(story.LastMove()["reason"]["text"].Text() == "As agreed with the team today.");
  story.Write(newly, "risk", Document().Set("summary", "Falls in the evening; rail fitted."));
  story.Take(newly, "submit_again").Take(senior, "sign_off");
  CHECK(story.state() == "signed_off");
}

SCENARIO_METHOD(Assessment, "P52: who submitted takes it back and does not return it; nobody else takes it back") {
  Written().Take(newly, "submit_adult");
  CHECK_FALSE(story.Try(worker, "take_back"));
  story.Take(newly, "take_back");
  CHECK(story.state() == "in_progress");
  story.Write(senior, "risk").Take(senior, "submit_adult");
  const auto own = story.Try(senior, "return");
  REQUIRE_FALSE(own);
  CHECK(InFull(own.error()).find("It is done by someone other than who wrote it or brought it here") !=
        std::string::npos);
  const auto other = story.Try(council.As("team-manager"), "take_back");
  REQUIRE_FALSE(other);
  CHECK(InFull(other.error()).find("It is done by who holds the case or brought it here") != std::string::npos);
  story.Take(council.As("team-manager"), "return");
  CHECK(story.state() == "returned");
}

SCENARIO_METHOD(Assessment, "B57: a sign of abuse goes to sign-off with a safeguarding concern, or not at all") {
  Written().Write(newly, "assessment_adult", Document().Set("safeguarding_sign", "yes"));
  const auto alone = story.Try(newly, "submit_adult");
  REQUIRE_FALSE(alone);
  REQUIRE(alone.error().unmet.size() == 1);
  CHECK(alone.error().unmet[0].rule == "AS-11");
  CHECK(story.Try(worker, "cancel").error().unmet.at(0).say ==
        "No sign of abuse or neglect is left without a safeguarding concern");
  council.RaiseConcern(amina, Document().Set("safe_now", "yes"));
  CHECK_FALSE(story.Try(newly, "submit_adult"));  // P34: about something else
  RaisedFrom(council, story);
  story.Take(newly, "submit_adult");
}

SCENARIO_METHOD(Assessment, "P52: what was returned is held to all that was asked the first time") {
  Written().Take(newly, "submit_adult").Take(senior, "return");
  story.Write(newly, "assessment_adult", Document().Set("safeguarding_sign", "yes"));
  const auto early = story.Try(newly, "submit_again");
  REQUIRE_FALSE(early);
  std::string rules;
  for (const auto& unmet : early.error().unmet) rules += unmet.rule + " ";
  CHECK(rules == "AS-40 ");
  story.Write(newly, "assessment_adult", Document().Set("safeguarding_sign", "no"));
  story.Take(newly, "submit_again");
}

SCENARIO_METHOD(Assessment, "B57, B76: a carer's assessment asks for the concern too, the first time and again") {
  const PersonId idris = council.AddPerson(APerson("Idris", "Wells"));
  story = CaseStory(council, council.OpenCase("assessment", idris, "unpaid carer"), ByPages(pages));
  Document eligibility;
  eligibility.Set("necessary_care", "yes").Set("health_at_risk", "yes").Set("impact", "yes");
  eligibility.Set("wants_council", "yes").Set("resident", "yes");
  story.Take(newly, "start_carer").Write(newly, "assessment_carer", Document().Set("safeguarding_sign", "yes"));
  story.Write(newly, "advocacy").Write(newly, "carer_eligibility", eligibility);
  const auto alone = story.Try(newly, "submit_carer");
  REQUIRE_FALSE(alone);
  CHECK(alone.error().unmet.at(0).rule == "AS-33");
  RaisedFrom(council, story);
  story.Take(newly, "submit_carer").Take(senior, "return").Take(newly, "submit_carer_again");
  CHECK(story.state() == "awaiting_sign_off");
}

SCENARIO_METHOD(Assessment, "P14: without an advocate where one is needed nothing is signed off") {
  Written();
  story.Write(newly, "advocacy",
              Document().Set("difficulty", "yes").Set("appropriate_person", "no").Set("asked_on", "2026-09-20"));
  const auto refused = story.Try(newly, "submit_adult");
  REQUIRE_FALSE(refused);
  REQUIRE(refused.error().unmet.size() == 1);
  CHECK(refused.error().unmet[0].rule == "AS-08");
  story.Write(newly, "advocacy", Document().Set("met_on", "2026-09-21"));
  story.Take(newly, "submit_adult");
}

}  // namespace
}  // namespace caseway::tests
