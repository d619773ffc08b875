// What stands on a case before somebody decides on it: the way on, what is known already, who signed.
#include <catch2/catch.hpp>

#include "tests/support/case_story.h"
#include "tests/support/page_test.h"

namespace caseway::tests {
namespace {

struct Assessed : PageTest {
  Actor worker = council.As("social-worker"), senior = council.As("senior");
  CaseStory story{council, council.OpenCase("assessment", council.AddPerson(APerson("Amina", "Lewis")))};

  void Write() {
    Document eligibility;
    eligibility.Set("cause", "yes").Set("nutrition", "assistance").Set("hygiene", "danger").Set("impact", "yes");
    eligibility.Set("carer_meets", "no").Set("wants_council", "yes").Set("resident", "yes");
    story.Take(worker, "start").Write(worker, "assessment_adult", Document().Set("has_carer", "yes"));
    story.Write(worker, "risk").Write(worker, "advocacy").Write(worker, "adult_eligibility", eligibility);
  }
  std::string Page(const Actor& actor, const std::string& more = "") {
    return pages.Get(Path(story.id(), more), actor).body;
  }
};

std::string Green(const CaseStory& story, const std::string& action) {
  return "<a role=\"button\" draggable=\"false\" href=\"" + Path(story.id(), "/actions/" + action) +
         "\" class=\"govuk-button govuk-!-margin-bottom-1\"";
}

}  // namespace

TEST_CASE_METHOD(Assessed, "the green button is the form to fill in, then the action once all it asks is answered") {
  story.Take(worker, "start");
  CHECK(Has(Page(worker), "Fill in Needs assessment"));
  CHECK_FALSE(Has(Page(worker), Green(story, "submit_adult")));
}

TEST_CASE_METHOD(Assessed, "with every requirement met the green button submits for sign-off") {
  Write();
  CHECK(Has(Page(worker), Green(story, "submit_adult")));
  CHECK_FALSE(Has(Page(worker), "Fill in Needs assessment"));
}

TEST_CASE_METHOD(Assessed,
                 "P22: what is known already is filled in at sign-off, with its form and day, to be confirmed") {
  Write();
  const std::string page = Page(worker, "/actions/submit_adult");
  const std::string today = FormatLong(LondonDate(council.now()));
  CHECK(Has(WordsOf(page), "Filled in from “Needs assessment” of " + today + ": change it where it is not right."));
  const auto field = page.find("name=\"has_carer\"");
  REQUIRE(field != std::string::npos);
  CHECK(Has(page.substr(field, 60), "value=\"yes\" checked"));
}

TEST_CASE_METHOD(Assessed, "who signed a form off stands with it, on the form and on paper") {
  Write();
  story.Take(worker, "submit_adult").Take(senior, "sign_off");
  const std::string signed_by = "Signed off by " + senior.name + " on " + FormatLong(council.now()) + ".";
  CHECK(Has(WordsOf(Page(senior, "/forms/assessment_adult")), signed_by + " Submitted by " + worker.name));
  CHECK(Has(WordsOf(Page(senior, "/forms/assessment_adult/versions/1")), signed_by));
  CHECK(Has(WordsOf(Page(senior, "/print")), signed_by));
}

TEST_CASE_METHOD(Assessed, "the list of forms says who wrote each and who signed it off") {
  Write();
  const std::string today = FormatLong(LondonDate(council.now()));
  const std::string submitted = "Submitted by " + worker.name + " on " + today + ".";
  CHECK_FALSE(Has(WordsOf(Page(senior, "")), "Signed off by"));
  story.Take(worker, "submit_adult").Take(senior, "sign_off");
  CHECK(Has(WordsOf(Page(senior, "")), submitted + " Signed off by " + senior.name + " on " + today + "."));
}

TEST_CASE_METHOD(Assessed, "what was done is said above the case, with where it stands now") {
  Write();
  council.Wait(std::chrono::hours(1));
  story.Take(worker, "submit_adult");
  const std::string words = pages.Words(Path(story.id(), "?done=1"), worker);
  CHECK(Has(words, "Done: Before sign-off submitted; Submit for sign-off. The case is now at: Awaiting sign-off."));
  CHECK_FALSE(Has(words, "as it stands now is below"));
}

TEST_CASE_METHOD(PageTest,
                 "P33: an adult who may not be safe is protected first, and the case then says they are safe") {
  const Actor worker = council.As("safeguarding-worker");
  Document said = Document().Set("safe_now", "unknown").Set("what_happened", "Shouting at night");
  CaseStory story(council, council.RaiseConcern(council.AddPerson(APerson("Amina", "Lewis")), said));
  REQUIRE(story.state() == "not_safe");
  const std::string page = pages.Get(Path(story.id()), worker).body;
  CHECK(Has(page, Green(story, "protect")));
  CHECK_FALSE(Has(page, "Fill in "));
  CHECK(Has(WordsOf(page), "What was said when it was raised Is the adult safe now? Not known"));
  CHECK_FALSE(Has(WordsOf(page), "Unknown"));
  story.Take(worker, "protect", Document().Set("safe_now", "yes"));
  const std::string words = pages.Words(Path(story.id()), worker);
  CHECK(Has(words, "What is known now Is the adult safe now? Yes"));
  CHECK(Has(words, "What was done to protect, " + worker.name + ", " + FormatLong(council.now())));
}

}  // namespace caseway::tests
