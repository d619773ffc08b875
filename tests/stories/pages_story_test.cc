// The main job through the pages: a concern, a contact, a move; repeated, forged and refused posts.
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/page_test.h"

namespace caseway::tests {
namespace {

struct Desk : PageTest {
  Actor adviser = council.As("adviser");

  std::vector<CaseRow> CasesOf(PersonId person) {
    Viewer viewer;
    viewer.is_system = true;
    std::vector<CaseRow> rows;
    council.Read([&](Record& record) { rows = record.cases().OfPerson(person, viewer); });
    return rows;
  }
};

SCENARIO_METHOD(Desk, "a concern is raised from a person's page with two answers") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Bront\u00eb"));
  const http::Response done = pages.Post(
      "/concerns/new",
      {{"person", PathReference(amina)}, {"safe_now", "no"}, {"what_happened", "Shouting heard at night"}}, adviser);
  CHECK(done.status == 303);
  REQUIRE(CasesOf(amina).size() == 1);
  CHECK(CasesOf(amina)[0].state == "not_safe");
  CHECK(pages.faults().empty());
}

SCENARIO_METHOD(Desk, "a case is moved from its page, and the same post again moves it once") {
  const CaseId id = council.OpenReferral();
  const std::string target = "/cases/" + PathReference(id) + "/actions/start_screening";
  const http::Response page = pages.Get(target, adviser);
  CHECK(page.status == 200);
  CHECK(page.body.find("Start screening") != std::string::npos);
  const http::Fields fields = {{"seen_state", "new"}, {"deed", "take"}, {"command", CouncilPages::NewCommand()}};
  CHECK(pages.Post(target, fields, adviser).status == 303);
  CHECK(council.Case(id).state == "screening");
  const std::int64_t kept = council.Events();
  CHECK(pages.Post(target, fields, adviser).status != 500);
  CHECK(council.Events() == kept);
}

SCENARIO_METHOD(Desk, "a forged post changes nothing") {
  const CaseId id = council.OpenReferral();
  const std::int64_t kept = council.Events();
  const http::Response refused = pages.Post("/cases/" + PathReference(id) + "/actions/start_screening",
                                            {{"seen_state", "new"}, {"csrf", "guessed"}}, adviser);
  CHECK(refused.status == 403);
  CHECK(council.Events() == kept);
}

SCENARIO_METHOD(Desk, "nobody who is not signed in sees a page, and what they asked for is kept for afterwards") {
  const http::Response away = pages.Get("/people", {});
  CHECK(away.status == 303);
  CHECK(away.location == "/sign-in?back=%2Fpeople");
}

SCENARIO_METHOD(Desk, "a role without the permission is refused, and the refusal is in the audit") {
  const http::Response refused = pages.Get("/people", council.As("administrator"));
  CHECK(refused.status == 403);
  CHECK(WordsOf(refused.body).find("Your role does not include this. Ask your manager if you need it.") !=
        std::string::npos);
  const auto audit = pages.Audit();
  REQUIRE_FALSE(audit.empty());
  CHECK(audit[0].deed == AuditDeed::kRefused);
  CHECK(audit[0].route == "/people");
}

SCENARIO_METHOD(Desk, "a case page is seen by those who may, and who saw it is kept") {
  const CaseId id = council.OpenReferral();
  const http::Response page = pages.Get("/cases/" + PathReference(id), adviser);
  CHECK(page.status == 200);
  CHECK(page.body.find("Amina Bront\u00eb") != std::string::npos);
  const auto audit = pages.Audit();
  REQUIRE_FALSE(audit.empty());
  CHECK(audit[0].deed == AuditDeed::kViewed);
  CHECK(audit[0].actor == adviser.user);
  const auto& shown = audit[0].shown;
  CHECK(std::find(shown.begin(), shown.end(), id.value) != shown.end());
}

SCENARIO_METHOD(Desk, "a sealed case is not found by those who are not named") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Bront\u00eb"));
  const CaseId sealed = council.OpenCase("position_of_trust", amina);
  for (const char* role : {"social-worker", "safeguarding-manager", "head-of-service", "adviser"}) {
    INFO(role);
    CHECK(pages.Get("/cases/" + PathReference(sealed), council.As(role)).status == 404);
  }
}

}  // namespace
}  // namespace caseway::tests
