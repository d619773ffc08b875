// My work: what somebody holds and can go on with, and apart from it what only waits for a manager.
#include <catch2/catch.hpp>

#include "core/casework/allocate.h"
#include "tests/support/case_story.h"
#include "tests/support/page_test.h"

namespace caseway::tests {
namespace {

struct MyWork : PageTest {
  Actor adviser = council.As("adviser");
  CaseId id = council.OpenReferral({.subject = council.AddPerson(APerson("Amina", "Lewis"))});
  CaseStory story{council, id};

  MyWork() {
    story.Take(adviser, "start_screening").Write(adviser, "screening", Document().Set("safeguarding", "no"));
    story.Take(adviser, "send_to_triage");
    council.Must(council.As("access-manager"), [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::Allocate(record, {.case_id = id, .worker = adviser.user}, deed);
    });
  }
};

TEST_CASE_METHOD(MyWork, "A case that waits for a manager stands apart from what is mine to do, with since when") {
  CHECK(Has(pages.Get("/work", adviser).body, Path(id)));
  CHECK(Has(pages.Words("/work", adviser), "All (1)"));
  CHECK(Has(pages.Words("/work", adviser), "Waiting for a manager (0)"));
  CHECK(Has(pages.Words("/work?due=manager", adviser), "Nothing of yours waits for a manager."));
  story.Take(adviser, "propose_rejection");
  const auto mine = pages.Get("/work", adviser);
  CHECK_FALSE(Has(mine.body, Path(id)));
  CHECK(Has(WordsOf(mine.body), "All (0)"));
  CHECK(Has(WordsOf(mine.body), "Waiting for a manager (1)"));
  const auto waiting = pages.Get("/work?due=manager", adviser);
  CHECK(Has(waiting.body, Path(id)));
  CHECK(Has(WordsOf(waiting.body), "Waiting for a manager since"));
  CHECK(Has(WordsOf(waiting.body), FormatLong(LondonDate(council.now()))));
  CHECK(pages.Get("/work/next", adviser).location == "/work");
  const Actor allocator = council.As("access-manager");
  const std::string team = "/team?team=" + PathReference(council.Team("access-team"));
  CHECK(Has(pages.Words(team + "&list=caseloads", allocator), "Adviser 1 1 1 0"));
  CHECK(Has(pages.Words(team + "&list=caseloads", allocator),
            "Adviser 1: 1 open, 1 of them waiting for a manager, 0 overdue"));
  story.Take(council.As("senior"), "take_after_all", {}, "");
  CHECK(Has(pages.Words("/work?due=manager", adviser), "Nothing of yours waits for a manager."));
}

TEST_CASE_METHOD(PageTest, "What waits for another's sign-off stands apart from what is mine to do") {
  const Actor newly = council.As("newly-qualified"), senior = council.As("senior");
  const CaseId own = council.OpenCase("assessment", council.AddPerson(APerson("Amina", "Lewis")));
  Document eligibility;
  eligibility.Set("cause", "yes").Set("nutrition", "assistance").Set("hygiene", "danger").Set("impact", "yes");
  eligibility.Set("carer_meets", "no").Set("wants_council", "yes").Set("resident", "yes");
  CaseStory assessment(council, own);
  assessment.Take(newly, "start").Write(newly, "assessment_adult").Write(newly, "risk").Write(newly, "advocacy");
  assessment.Write(newly, "adult_eligibility", eligibility).Take(newly, "submit_adult");
  CHECK_FALSE(Has(pages.Get("/work", newly).body, Path(own)));
  CHECK(Has(pages.Words("/work", newly), "Waiting for a manager (1)"));
  // The caseloads say the same, also when the manager is late.
  council.Wait(std::chrono::hours(24 * 60));
  const std::string team = "/team?team=" + PathReference(council.Case(own).owner_team) + "&list=caseloads";
  const std::string loads = pages.Words(team, council.As("team-manager"));
  CHECK(Has(loads, newly.name + ": 1 open, 1 of them waiting for a manager, 0 overdue"));
  CHECK(Has(pages.Get("/work?due=manager", newly).body, Path(own)));
  assessment.Take(senior, "return");
  CHECK(Has(pages.Get("/work", newly).body, Path(own)));
}

}  // namespace
}  // namespace caseway::tests
