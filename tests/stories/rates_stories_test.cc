// The rates of the board against counts made by hand (F36, F78, F81, F90): who is counted, of whom, once each; and the
// cases behind each figure.
#include <catch2/catch.hpp>

#include "tests/stories/assessment_story.h"
#include "tests/stories/concern_story.h"

namespace caseway::tests {
namespace {

const char* const kAssessment = "/board/rates/assessment/";
const char* const kSafeguarding = "/board/rates/safeguarding/";

struct AssessmentRates : Assessment {
  Actor manager = council.As("team-manager");
  // "1 of 2 (50%)", as the page of the rate says it.
  std::string Rate(const std::string& measure) {
    const std::string words = pages.Words(kAssessment + measure, manager);
    const auto end = words.find(" , April 2026 to March 2027.");
    const auto start = words.rfind("Show ", end);
    return start == std::string::npos || end == std::string::npos ? words : words.substr(start + 5, end - start - 5);
  }
  bool Lists(const std::string& measure, const std::string& name) {
    return Has(pages.Words(kAssessment + measure, manager), name);
  }
  CaseStory SignedOffFor(PersonId person) {
    story = CaseStory(council, council.OpenCase("assessment", person), ByPages(pages));
    SignedOff();
    return story;
  }
};

SCENARIO_METHOD(AssessmentRates,
                "F36: LPI 39 counts who was assessed and who was given the statement, each person once") {
  CHECK(Rate("statement") == "none");
  SignedOff();
  CHECK(Rate("statement") == "0 of 1 (0%)");
  story.Take(newly, "give_statement");
  CHECK(Rate("statement") == "1 of 1 (100%)");
  SignedOffFor(amina).Take(newly, "give_statement");  // a second one in the year
  CHECK(Rate("statement") == "1 of 1 (100%)");
  SignedOffFor(council.AddPerson(APerson("Bertie", "Wells")));
  CHECK(Rate("statement") == "1 of 2 (50%)");
  CHECK(Lists("statement", "Amina Bront\u00eb"));
  CHECK(Lists("statement", "Bertie Wells"));
  CHECK(Has(pages.Words("/board/rates", manager),
            "People assessed who were given a statement of their needs (former LPI 39) 1 of 2 (50%)"));
  CHECK(council.Verify().empty());
}

SCENARIO_METHOD(AssessmentRates, "F36: what is recorded in error, or of another year, is not counted") {
  SignedOff();
  CaseStory wrong = SignedOffFor(council.AddPerson(APerson("Bertie", "Wells")));
  CHECK(Rate("statement") == "0 of 2 (0%)");
  wrong.Take(senior, "mark_in_error");
  CHECK(Rate("statement") == "0 of 1 (0%)");
  CHECK_FALSE(Lists("statement", "Bertie Wells"));
  CHECK(Has(pages.Words(std::string(kAssessment) + "statement?year=2025", manager), "none , April 2025 to March 2026"));
  council.WaitUntil("2027-04-01T10:00");
  CHECK(Has(pages.Words("/board/rates", manager), "(former LPI 39) none"));
  CHECK(Has(pages.Words("/board/rates?year=2026", manager), "(former LPI 39) 0 of 1 (0%)"));
  CHECK(council.Verify().empty());
}

SCENARIO_METHOD(AssessmentRates, "F36: a person joined from two records counts once") {
  const PersonId twin = council.AddPerson(APerson("Amina", "Bronte"));
  SignedOff().Take(newly, "give_statement");
  SignedOffFor(twin);
  CHECK(Rate("statement") == "1 of 2 (50%)");
  const Actor access = council.As("access-manager");
  council.Must(access, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::MergePeople(record, twin, amina, "The same birth date", deed);
  });
  CHECK(Rate("statement") == "1 of 1 (100%)");
  CHECK(council.Verify().empty());
}

SCENARIO_METHOD(AssessmentRates, "F90: NI 135 gives the carers helped and the people they are set against apart") {
  CarerGiven();
  CHECK(Rate("carers_helped") == "1 of 1 (100%)");
  CHECK(Rate("people_met") == "none");
  const char* const results[] = {"service", "advice", "both", "none"};
  for (const char* result : results) {
    const PersonId carer = council.AddPerson(APerson("Carer", result));
    Document eligibility = Document().Set("necessary_care", "yes").Set("health_at_risk", "yes").Set("impact", "yes");
    eligibility.Set("wants_council", "yes").Set("resident", "yes").Set("result", result);
    story = CaseStory(council, council.OpenCase("assessment", carer, "unpaid carer"), ByPages(pages));
    story.Take(newly, "start_carer").Write(newly, "assessment_carer").Write(newly, "advocacy");
    story.Write(newly, "carer_eligibility", eligibility).Take(newly, "submit_carer").Take(senior, "sign_off");
  }
  CHECK(Rate("carers_helped") == "4 of 5 (80%)");
  SignedOffFor(council.AddPerson(APerson("Bertie", "Wells")));
  SignedOffFor(council.AddPerson(APerson("Cleo", "Quill")));
  story = CaseStory(council, council.OpenCase("assessment", council.AddPerson(APerson("Dot", "Reed"))), ByPages(pages));
  SignedOff("not-met");
  CHECK(Rate("people_met") == "2");
  CHECK(Rate("carers_helped") == "4 of 5 (80%)");
  CHECK_FALSE(Lists("people_met", "Dot Reed"));
}

struct ConcernRates : Concern {
  std::string Rate(const std::string& measure, const Actor& viewer) {
    const std::string words = pages.Words(kSafeguarding + measure, viewer);
    const auto end = words.find(" , April 2026 to March 2027.");
    const auto start = words.rfind("Show ", end);
    return start == std::string::npos || end == std::string::npos ? words : words.substr(start + 5, end - start - 5);
  }
  std::string Rate(const std::string& measure) { return Rate(measure, manager); }
  CaseId Again(PersonId person) { return council.RaiseConcern(person, TheConcern(), "adviser"); }
};

SCENARIO_METHOD(ConcernRates,
                "F78: of the lines of enquiry of a year those accepted by their day are counted, line by line") {
  Enquiring("");
  CHECK(Rate("lines_in_time") == "0 of 1 (0%)");
  const auto write = [&](std::initializer_list<Document> lines) {
    story.Write(worker, "enquiry_plan", Document().Set("lines", Rows(lines)));
  };
  Document late = ALine("accepted");
  late.Set("due_on", "2026-09-20");
  const Document in_time = ALine("accepted"), awaited = ALine(""), dropped = [] {
    Document line = ALine("not-followed");
    return line.Set("dropped_why", "The bank told us already");
  }();
  write({late, in_time, awaited, dropped});
  CHECK(Rate("lines_in_time") == "1 of 3 (33%)");
  CHECK(Has(pages.Words(std::string(kSafeguarding) + "lines_in_time", manager), "1 of 3"));
  write({in_time, in_time, in_time, dropped});
  CHECK(Rate("lines_in_time") == "3 of 3 (100%)");
  CHECK(council.Verify().empty());
}

SCENARIO_METHOD(ConcernRates, "F81: repeats are counted by concern and by person, inside the window alone") {
  const PersonId bertie = council.AddPerson(APerson("Bertie", "Wells"));
  Again(bertie);
  CHECK(Rate("repeats") == "0 of 2 (0%)");
  CHECK(Rate("people_repeated") == "0 of 2 (0%)");
  Again(amina), Again(amina);
  CHECK(Rate("repeats") == "2 of 4 (50%)");
  CHECK(Rate("people_repeated") == "1 of 2 (50%)");
  council.Set("safeguarding.repeat_window", "2026-09-01", "1 month");
  council.WaitUntil("2026-11-10T10:00");
  Again(bertie);
  CHECK(Rate("repeats") == "2 of 5 (40%)");
  CHECK(Rate("people_repeated") == "1 of 2 (50%)");
  CHECK(council.Verify().empty());
}

SCENARIO_METHOD(ConcernRates, "F81: behind the rate of repeats the repeated concerns stand first, page by page") {
  for (int i = 0; i < 24; ++i) Again(council.AddPerson(APerson("Bertie", "Wells")));
  const auto page = [&](const char* offset) {
    return pages.Words(std::string(kSafeguarding) + "repeats?offset=" + offset, manager);
  };
  CHECK_FALSE(Has(page("0"), "Showing"));
  council.Wait(std::chrono::hours{1});
  Again(amina);
  const std::string first = page("0");
  CHECK(Has(first, "What counts first, then by the day"));
  CHECK(first.find("Amina") < first.find("Bertie"));
  CHECK(Has(first, "Showing 1 to 25 Next"));
  CHECK(Has(page("25"), "Showing 26 to 26 Previous"));
}

SCENARIO_METHOD(ConcernRates, "F81, P9: a rate counts only what its viewer may know of, and opens to no more") {
  Again(amina);
  const Actor senior = council.As("team-manager");
  CHECK(Rate("repeats") == "1 of 2 (50%)");
  CHECK(Rate("repeats", senior) == "none");
  CHECK(Rate("people_repeated", senior) == "none");
  CHECK_FALSE(Has(pages.Words(std::string(kSafeguarding) + "repeats", senior), "Amina"));
  const std::string told = "Restricted cases, as those of safeguarding, are counted for whoever may see them.";
  CHECK(Has(pages.Words("/board/rates", senior), told));
  CHECK_FALSE(Has(pages.Words("/board/rates", manager), told));
  const std::string totals = pages.Words("/board/rates", council.As("performance-lead"));
  CHECK(Has(totals, "Concerns that repeat an earlier one 1 of 2 (50%)"));
  CHECK_FALSE(Has(totals, told));
  CHECK_FALSE(Has(pages.Words(std::string(kSafeguarding) + "repeats", council.As("performance-lead")), "Amina"));
  CHECK(pages.Get(std::string(kSafeguarding) + "nothing", manager).status == 404);
  CHECK(pages.Get("/board/rates", council.As("adviser")).status == 403);
}

}  // namespace
}  // namespace caseway::tests
