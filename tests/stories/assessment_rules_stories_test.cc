// What assessment insists on, a test for each rule practice names: refused without it, let through with it.
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/stories/unmet_rules.h"
#include "tests/support/council_pages.h"
#include "tests/support/next_version.h"

namespace caseway::tests {
namespace {

struct AdultAssessment {
  Council council;
  Actor worker = council.As("social-worker");
  CaseStory story{council, council.OpenCase("assessment", council.AddPerson(APerson("Amina", "Bront\u00eb")))};
  AdultAssessment() { story.Take(worker, "start"); }
};

SCENARIO_METHOD(AdultAssessment, "F32, B13: not submitted without own words, outcomes, strengths and a look at risk") {
  const std::string rules = UnmetBy(story, worker, "submit_adult");
  for (const char* rule : {"AS-03", "AS-04", "AS-05", "AS-07"}) CHECK(Names(rules, rule));
  story.Write(worker, "assessment_adult").Write(worker, "risk");
  const std::string left = UnmetBy(story, worker, "submit_adult");
  for (const char* rule : {"AS-03", "AS-04", "AS-05", "AS-07"}) CHECK_FALSE(Names(left, rule));
}

SCENARIO_METHOD(AdultAssessment, "F34, B18: not submitted before telecare was considered") {
  CHECK(Names(UnmetBy(story, worker, "submit_adult"), "AS-06"));
  story.Write(worker, "assessment_adult");
  CHECK_FALSE(Names(UnmetBy(story, worker, "submit_adult"), "AS-06"));
}

SCENARIO_METHOD(AdultAssessment,
                "F41, P15: who lacks capacity and has nobody to speak for them needs an advocate first") {
  story.Write(worker, "assessment_adult", Document().Set("capacity_doubt", "yes"));
  CHECK(Names(UnmetBy(story, worker, "submit_adult"), "AS-09"));
  Document record =
      Document().Set("understand", "no").Set("retain", "no").Set("impairment", "yes").Set("result", "lacks");
  story.Write(worker, "capacity", record.Set("someone_to_consult", "no").Set("imca", "no"));
  CHECK(Names(UnmetBy(story, worker, "submit_adult"), "AS-09"));
  story.Write(worker, "capacity", record.Set("imca", "yes").Set("best_interests", "To stay at home with help"));
  CHECK_FALSE(Names(UnmetBy(story, worker, "submit_adult"), "AS-09"));
}

SCENARIO_METHOD(AdultAssessment,
                "B21: a finding of no capacity names the decision, who was consulted, and what was decided for them") {
  story.Write(worker, "assessment_adult", Document().Set("capacity_doubt", "yes"));
  Document record = Document().Set("support", "At home, in the morning").Set("assessed_on", "2026-09-20");
  record.Set("understand", "no").Set("retain", "yes").Set("weigh", "no").Set("communicate", "yes");
  record.Set("impairment", "yes").Set("causal_link", "Cannot hold the risks in mind").Set("result", "lacks");
  record.Set("someone_to_consult", "yes").Set("imca", "no");
  const auto refused = council.Do(worker, [&](WritableRecord& writable, const casework::Deed& deed) {
    return casework::SubmitForm(writable, {.case_id = story.id(), .form = "capacity", .answers = record}, deed);
  });
  REQUIRE_FALSE(refused);
  REQUIRE(refused.error().fields.size() == 2);
  CHECK(refused.error().fields[0].say == "Name the one decision this is about");
  CHECK(refused.error().fields[1].say == "Say who was consulted; the person is one of them wherever possible");
  record.Set("about", "Where to live").Set("consulted", Document(Document::List{"person", "family"}));
  story.Write(worker, "capacity", record);
  CHECK(Names(UnmetBy(story, worker, "submit_adult"), "AS-09"));  // nothing is decided in their best interests yet
  story.Write(worker, "capacity", record.Set("best_interests", "To stay at home with help"));
  CHECK_FALSE(Names(UnmetBy(story, worker, "submit_adult"), "AS-09"));
}

SCENARIO_METHOD(AdultAssessment, "P15: a capacity record is not submitted before its four questions are answered") {
  story.Write(worker, "assessment_adult", Document().Set("capacity_doubt", "yes"));
  const auto written = [&](const Document& answers) {
    return council.Do(worker, [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::SubmitForm(record, {.case_id = story.id(), .form = "capacity", .answers = answers}, deed);
    });
  };
  Document record = Document().Set("about", "Where to live").Set("support", "At home, in the morning");
  record.Set("assessed_on", "2026-09-20").Set("result", "has");
  const auto silent = written(record);
  REQUIRE_FALSE(silent);
  std::string asked;
  for (const auto& fault : silent.error().fields) asked += fault.field + " ";
  CHECK(asked == "understand retain weigh communicate ");
  CHECK(silent.error().fields[0].say == "Say whether they can understand it; not known is an answer");
  record.Set("understand", "yes").Set("retain", "yes").Set("weigh", "yes").Set("communicate", "no");
  const auto unlinked = written(record.Set("impairment", "yes"));
  REQUIRE_FALSE(unlinked);
  CHECK(unlinked.error().fields.at(0).say == "Write how that makes them unable to decide this");
  CHECK(written(record.Set("communicate", "yes")));
  CHECK_FALSE(Names(UnmetBy(story, worker, "submit_adult"), "AS-09"));
}

SCENARIO_METHOD(AdultAssessment, "P15: a result that its answers do not bear out does not go to sign-off") {
  story.Write(worker, "assessment_adult", Document().Set("capacity_doubt", "yes"));
  Document record = Document().Set("understand", "yes").Set("retain", "yes").Set("weigh", "yes");
  record.Set("communicate", "yes").Set("imca", "yes").Set("best_interests", "To stay at home with help");
  story.Write(worker, "capacity", record.Set("result", "lacks"));
  CHECK(Names(UnmetBy(story, worker, "submit_adult"), "AS-09"));
  story.Write(worker, "capacity", record.Set("result", "has"));
  CHECK_FALSE(Names(UnmetBy(story, worker, "submit_adult"), "AS-09"));
}

SCENARIO_METHOD(AdultAssessment, "F95, B89: a needed advocate who is missing blocks the submission") {
  story.Write(worker, "advocacy", Document().Set("difficulty", "yes").Set("appropriate_person", "no"));
  CHECK(Names(UnmetBy(story, worker, "submit_adult"), "AS-08"));
}

SCENARIO_METHOD(AdultAssessment,
                "F35, B19: an eligibility decision is kept with the version of the rules it was made by") {
  Document needs = Document().Set("cause", "yes").Set("nutrition", "assistance").Set("hygiene", "danger");
  needs.Set("impact", "yes").Set("wants_council", "yes").Set("resident", "yes").Set("carer_meets", "no");
  story.Write(worker, "assessment_adult").Write(worker, "risk").Write(worker, "advocacy");
  story.Write(worker, "adult_eligibility", needs).Take(worker, "submit_adult");
  const Document move = story.LastMove();
  CHECK(move["decisions"]["eligibility_adult"]["context"]["eligible"].Text() == "yes");
  CHECK(council.EventsOf("case", story.id().value).back().definition == story.row().bundle);
}

SCENARIO_METHOD(AdultAssessment, "F35: the same needs by two thresholds give two results, each kept with its version") {
  const auto judged = [&](CaseStory& one) {
    Document needs = Document().Set("cause", "yes").Set("nutrition", "assistance").Set("hygiene", "danger");
    needs.Set("impact", "yes").Set("wants_council", "yes").Set("resident", "yes").Set("carer_meets", "no");
    one.Write(worker, "assessment_adult").Write(worker, "risk").Write(worker, "advocacy");
    one.Write(worker, "adult_eligibility", needs).Take(worker, "submit_adult");
    return one.LastMove()["decisions"]["eligibility_adult"]["context"]["eligible"].Text();
  };
  CHECK(judged(story) == "yes");
  pathway::Library next = council.library();  // from that day on three outcomes are asked for
  next.Add(NextVersion(next, "assessment", "decisions/eligibility_adult.dmn",
                       {{"<text>count([adult_eligibility", "<text>-1 + count([adult_eligibility"}}));
  council.Use(std::move(next));
  CaseStory later(council, council.OpenCase("assessment", council.AddPerson(APerson("Bertie", "Wells"))));
  later.Take(worker, "start");
  CHECK(judged(later) == "no");
  CHECK(story.LastMove()["decisions"]["eligibility_adult"]["context"]["eligible"].Text() == "yes");
  CHECK(story.row().bundle != later.row().bundle);
  CHECK(council.EventsOf("case", story.id().value).back().definition == story.row().bundle);
  CHECK(council.EventsOf("case", later.id().value).back().definition == later.row().bundle);
}

SCENARIO_METHOD(AdultAssessment, "P12: whether the council uses its power is asked only where there is no duty") {
  const auto asks = [&](const Document& answers) {
    const auto refused = council.Do(worker, [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::SubmitForm(record, {.case_id = story.id(), .form = "adult_eligibility", .answers = answers},
                                  deed);
    });
    REQUIRE_FALSE(refused);
    const auto& fields = refused.error().fields;
    return std::any_of(fields.begin(), fields.end(), [](const auto& one) { return one.field == "use_power"; });
  };
  Document answers;
  answers.Set("cause", "yes")
      .Set("impact", "yes")
      .Set("resident", "yes")
      .Set("nutrition", "longer")
      .Set("toilet", "can");
  CHECK(asks(answers));  // one outcome only
  CHECK_FALSE(asks(answers.Set("hygiene", "distress")));
  for (const char* test : {"cause", "impact", "resident"}) CHECK(asks(Document(answers).Set(test, "no")));
}

SCENARIO_METHOD(AdultAssessment, "F33: the former NI 132 clock runs from first contact to the end of the 28th day") {
  std::vector<ClockRow> clocks;
  council.Read([&](Record& record) { clocks = record.cases().Clocks(story.id()); });
  const auto clock =
      std::find_if(clocks.begin(), clocks.end(), [](const auto& one) { return one.id == "former_ni_132"; });
  REQUIRE(clock != clocks.end());
  CHECK(clock->rated);
  CHECK(clock->due_at == EndOfLondonDay(*ParseDate("2026-10-19")));
}

SCENARIO("B80: what the carer says is asked and stands in the assessment that is signed off") {
  Council council;
  CouncilPages pages(council);
  const Actor worker = council.As("social-worker");
  CaseStory story(council, council.OpenCase("assessment", council.AddPerson(APerson("Amina", "Bront\u00eb"))));
  story.Take(worker, "start").Write(worker, "risk");
  const std::string form = "/cases/" + PathReference(story.id()) + "/forms/assessment_adult";
  const auto unasked = pages.Post(form, {{"deed", "submit"}, {"has_carer", "yes"}, {"base_version", "0"}}, worker);
  REQUIRE(unasked.status == 303);
  CHECK(pages.Words(unasked.location, worker).find("Write what the carer says, or why they were not asked") !=
        std::string::npos);
  const std::string says = "He sleeps badly since June; she is proud and will say she manages.";
  story.Write(worker, "assessment_adult", Document().Set("has_carer", "yes").Set("carer_view", says));
  const std::string read = pages.Words(form + "/versions/1", council.As("senior"));
  CHECK(read.find("What does the carer say? " + says) != std::string::npos);
}

}  // namespace
}  // namespace caseway::tests
