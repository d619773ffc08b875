// What a further assessment shows of the one before it (P56).
#include <catch2/catch.hpp>

#include "tests/stories/assessment_story.h"

namespace caseway::tests {
namespace {

// A further assessment, begun after the one before it was written.
struct FurtherAssessment : Assessment {
  Document DraftOf(const std::string& form) {
    Document answers{Document::Members{}};
    council.Read([&](Record& record) {
      const Draft draft = record.ReadDraft(record.cases().FormOf(story.id(), form)).value();
      for (const auto& answer : draft.answers) answers.Set(answer.question, answer.current.value);
    });
    return answers;
  }
};

SCENARIO_METHOD(FurtherAssessment,
                "P56: a further assessment shows what the last one said, and takes over nothing by itself") {
  Written();
  Document last;
  council.Read([&](Record& record) {
    for (const auto& form : record.cases().LatestForms(story.id())) {
      if (form.form == "assessment_adult") last = form.answers;
    }
  });
  council.WaitUntil("2027-03-15T10:00");
  story = CaseStory(council, council.OpenCase("assessment", amina), ByPages(pages));
  story.Take(newly, "start");
  const std::string form = Path(story.id(), "/forms/assessment_adult");
  const std::string page = pages.Words(form, newly);
  CHECK(Has(page, "From “Needs assessment” of 21 September 2026, to confirm or change: " + last["needs"].Text()));
  CHECK(Has(page, "This still holds : What needs did you find, whoever meets them now?"));
  CHECK_FALSE(Has(page, "This still holds : Was telecare considered?"));

  const auto check = pages.Post(form, {{"deed", "submit"}, {"confirm", "strengths"}}, newly);
  REQUIRE(check.status == 303);
  const std::string refused = pages.Words(check.location, newly);
  CHECK(Has(refused, "Write the needs found, including those a carer meets now"));
  CHECK_FALSE(Has(refused, "Write what the person can do and what helps"));

  pages.Post(form, {{"deed", "save"}, {"confirm", "needs"}, {"needs", "Help to get up."}}, newly);
  pages.Post(form, {{"deed", "use:outcomes_wanted"}}, newly);
  CHECK(Has(pages.Get(form, newly).body, "Help to get up."));
  const Document draft = DraftOf("assessment_adult");
  CHECK(draft["strengths"] == last["strengths"]);
  CHECK(draft["needs"].Text() == "Help to get up.");
  CHECK(draft["outcomes_wanted"] == last["outcomes_wanted"]);
  CHECK_FALSE(draft.Contains("own_words"));
}

SCENARIO_METHOD(FurtherAssessment,
                "P56: rows of the last assessment are confirmed one by one, or taken all to be changed") {
  const auto risk = [](const char* hazard, const char* controls) {
    return Document().Set("hazard", hazard).Set("likelihood", "likely").Set("controls", controls);
  };
  const Document stairs = risk("A fall on the stairs", "A second rail"), stove = risk("The gas left on", "A cut-off");
  Written().Write(newly, "risk", Document().Set("risks", Document(Document::List{stairs, stove})));
  council.WaitUntil("2027-03-15T10:00");
  story = CaseStory(council, council.OpenCase("assessment", amina), ByPages(pages));
  story.Take(newly, "start");
  const std::string form = Path(story.id(), "/forms/risk");
  const std::string page = pages.Words(form, newly);
  CHECK(Has(page, "From “Risk” of 21 September 2026, to confirm or change: What could happen: A fall on the stairs"));
  CHECK(Has(page, "This still holds : entry 2 of: Risks one by one"));
  SECTION("one row holds still; what is typed beside it stands after it") {
    pages.Post(form, {{"deed", "save"}, {"confirm", "risks[1]"}, {"risks[0].hazard", "The dog"}}, newly);
    const auto rows = DraftOf("risk")["risks"].Items();
    REQUIRE(rows.size() == 2);
    CHECK(rows[0]["hazard"].Text() == "The gas left on");
    CHECK(rows[0]["controls"].Text() == "A cut-off");
    CHECK(rows[1]["hazard"].Text() == "The dog");
    pages.Post(form, {{"deed", "save"}, {"confirm", "risks[1]"}}, newly);
    CHECK(DraftOf("risk")["risks"].Items().size() == 2);
    CHECK_FALSE(Has(pages.Words(form, newly), "This still holds : entry 2 of: Risks one by one"));
  }
  SECTION("all of them to be changed") {
    pages.Post(form, {{"deed", "use:risks"}}, newly);
    const auto rows = DraftOf("risk")["risks"].Items();
    REQUIRE(rows.size() == 2);
    CHECK(rows[0]["hazard"].Text() == "A fall on the stairs");
    CHECK(Has(pages.Get(form, newly).body, "value=\"A second rail\""));
  }
  SECTION("nothing is taken over by itself") {
    pages.Post(form, {{"deed", "save"}, {"summary", "Looked at each room."}}, newly);
    CHECK_FALSE(DraftOf("risk").Contains("risks"));
  }
}

}  // namespace
}  // namespace caseway::tests
