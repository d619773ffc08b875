// Nothing is asked twice (P22): what one form of a case says is shown or filled in where another needs it.
#include <catch2/catch.hpp>

#include "tests/stories/concern_story.h"
#include "tests/stories/referral_story.h"

namespace caseway::tests {
namespace {

struct Twice : Concern {
  std::string today = FormatLong(LondonDate(council.now()));
  std::string Form(const std::string& form) { return pages.Get(Path(story.id(), "/forms/" + form), worker).body; }
};

SCENARIO_METHOD(Twice, "P5, P22: the conclusion begins with a row for each allegation, to be found or not") {
  Enquiring().Take(worker, "conclude");
  const std::string page = Form("conclusion");
  CHECK(Has(WordsOf(page), "Filled in from “Safeguarding concern” of " + today + ": change it where it is not right."));
  const auto field = page.find("name=\"findings[0].abuse_type\"");
  REQUIRE(field != std::string::npos);
  CHECK(Has(page.substr(field, 2000), "<option value=\"financial\" selected>"));
  CHECK(Has(page, "name=\"findings[0].finding\""));
  CHECK_FALSE(Has(page, "name=\"findings[1].abuse_type\""));
  story.Write(worker, "conclusion", Concluded());
  CHECK_FALSE(Has(WordsOf(Form("conclusion")), "Filled in from"));
}

SCENARIO_METHOD(Twice, "P22, P30: what the adult wants is asked on one form alone") {
  Enquiring().Take(worker, "conclude");
  CHECK(Has(Form("personal"), "Was the adult asked what they want?"));
  CHECK_FALSE(Has(Form("conclusion"), "Was the adult asked what they want?"));
  story.Write(worker, "conclusion", Concluded());
  story.Write(worker, "advocacy", Document().Set("difficulty", "no"));
  CHECK(story.Try(worker, "ask_to_close").error().unmet.at(0).rule == "SG-32");
  story.Write(worker, "personal", Document().Set("outcomes", Outcomes("partly")));
  story.Take(worker, "ask_to_close");
  const std::string words = pages.Words(Path(story.id(), "/actions/close"), manager);
  CHECK(Has(words, "What the adult wanted, taken together: was it achieved in their view?: Partly"));
}

SCENARIO_METHOD(Twice, "P22: what another form of the case says is shown with its day, and taken over by a button") {
  story.Write(worker, "concern", TheConcern().Set("wishes", "I want my money back."));
  const std::string words = WordsOf(Form("personal"));
  CHECK(Has(words, "Last said on " + today + " in Safeguarding concern: I want my money back."));
  const auto taken = pages.Post(Path(story.id(), "/forms/personal"), {{"deed", "use:own_words"}}, worker);
  CHECK(taken.status == 303);
  CHECK(Has(Form("personal"), "I want my money back.</textarea>"));
}

SCENARIO_METHOD(Twice, "B63, P22: the next date that a review of the plan gives is the one its new plan begins with") {
  Enquiring().Write(worker, "advocacy", Document().Set("difficulty", "no"));
  Document plan = Document().Set("review_on", "2026-12-01");
  plan.Set("actions", Rows({Document().Set("what", "New lock").Set("owner", "Housing").Set("due_on", "2026-10-01")}));
  story.Take(worker, "start_plan", plan);
  story.Take(worker, "review", Document().Set("result", "goes-on").Set("next_on", "2027-03-01"));
  const std::string page = pages.Get(Path(story.id(), "/actions/go_on"), worker).body;
  const auto year = page.find("name=\"review_on.year\"");
  REQUIRE(year != std::string::npos);
  CHECK(Has(page.substr(year - 300, 600), "value=\"2027\""));
  CHECK_FALSE(Has(page.substr(year - 300, 600), "value=\"2026\""));
}

SCENARIO_METHOD(Twice, "P22: another concern about the same adult begins with none of it") {
  story.Write(worker, "concern", TheConcern().Set("wishes", "I want my money back."));
  story = CaseStory(council, council.RaiseConcern(amina, TheConcern(), "adviser"), ByPages(pages));
  CHECK_FALSE(Has(Form("personal"), "I want my money back."));
}

SCENARIO_METHOD(Referral, "P36: triage reads what screening wrote, with who wrote it and when") {
  Screened().Write(adviser, "screening", Document().Set("note", "Ring after ten, the son sleeps."));
  story.Take(adviser, "send_to_triage");
  const std::string words = pages.Words(Path(story.id(), "/forms/triage"), worker);
  CHECK(Has(words, "Screening, by " + adviser.name + " on " + FormatLong(LondonDate(council.now()))));
  CHECK(Has(words, "Anything triage should know Ring after ten, the son sleeps."));
  CHECK(Has(words, "Is there a sign of abuse or neglect, or of a risk of it? No"));
}

SCENARIO_METHOD(Referral, "P36: screening, which comes first, has nothing before it but the contact") {
  story.Take(adviser, "start_screening");
  CHECK_FALSE(Has(pages.Words(Path(story.id(), "/forms/screening"), adviser), "What was written before"));
}

}  // namespace
}  // namespace caseway::tests
