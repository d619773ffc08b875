#include <catch2/catch.hpp>

#include "core/casework/allocate.h"
#include "core/casework/case_record.h"
#include "core/casework/hand_over.h"
#include "tests/support/council_pages.h"

namespace caseway {
namespace {

using tests::APerson;
using tests::Council;
using tests::CouncilPages;

bool Has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST_CASE("With nothing to decide the page says so") {
  Council council;
  CouncilPages pages(council);
  const std::string words = pages.Words("/decisions", council.As("team-manager"));
  CHECK(Has(words, "Sign-offs, approvals and closures (0)"));
  CHECK(Has(words, "No hand-over waits for an answer. A case stays with its owner until you accept it."));
  CHECK_FALSE(Has(words, "break-glass"));
}

TEST_CASE("A hand-over stands with those it is offered to until they answer") {
  Council council;
  CouncilPages pages(council);
  const CaseId id = council.OpenReferral({.subject = council.AddPerson(APerson("Amina", "Lewis"))});
  council.Must(council.As("adviser"), [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::OfferHandover(record, id, record.council().TeamByKey("locality-north")->id, {}, "All set.", deed);
  });
  CHECK(Has(pages.Words("/decisions", council.As("team-manager")), "Hand-overs offered to you or your team (1)"));
  CHECK(Has(pages.Words("/decisions", council.As("team-manager")), "Amina Lewis"));
  CHECK_FALSE(Has(pages.Words("/decisions", council.As("safeguarding-manager")), "Amina Lewis"));
}

TEST_CASE("Every broken glass stands with the safeguarding managers, with its reason, and is kept in the audit") {
  Council council;
  CouncilPages pages(council);
  const CaseId id = council.RaiseConcern(council.AddPerson(APerson("Amina", "Lewis")));
  council.Must(council.As("social-worker"), [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::BreakGlass(record, id, "She rang, and nobody answers", deed);
  });
  const std::string words = pages.Words("/decisions", council.As("safeguarding-manager"));
  CHECK(Has(words, "Opened under break-glass in the last 14 days (1)"));
  const std::string asked =
      "A restricted case was opened under break-glass in the last 14 days. Ask whether it was needed";
  for (const char* page : {"/work", "/safeguarding"}) {
    CHECK(Has(pages.Words(page, council.As("safeguarding-manager")), asked));
    CHECK_FALSE(Has(pages.Words(page, council.As("safeguarding-worker")), "break-glass"));
  }
  CHECK(Has(words, "She rang, and nobody answers"));
  CHECK(Has(words, "Social worker 1"));
  CHECK_FALSE(Has(pages.Words("/decisions", council.As("team-manager")), "She rang"));
  council.Wait(std::chrono::hours(24 * 15));
  CHECK(Has(pages.Words("/decisions", council.As("safeguarding-manager")),
            "Nobody has opened a restricted case in an emergency."));
}

TEST_CASE("The hub lists concerns by the hours they have waited, for those who may see it") {
  Council council;
  CouncilPages pages(council);
  council.RaiseConcern(council.AddPerson(APerson("Amina", "Lewis")));
  council.Wait(std::chrono::hours(5));
  const std::string words = pages.Words("/safeguarding", council.As("safeguarding-worker"));
  CHECK(Has(words, "Concerns not decided yet (1)"));
  CHECK(Has(words, "5 hours"));
  CHECK(Has(words, "No meeting is planned."));
  CHECK(pages.Get("/safeguarding", council.As("social-worker")).status == 403);
}

TEST_CASE("The next case of my list follows the one just done") {
  Council council;
  CouncilPages pages(council);
  const Actor adviser = council.As("adviser");
  std::vector<CaseId> ids;
  for (const char* name : {"Lewis", "Obi"}) {
    ids.push_back(council.OpenReferral({.subject = council.AddPerson(APerson("Amina", name))}));
    council.Must(adviser, [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::TakeCase(record, ids.back(), deed);
    });
    council.Wait(std::chrono::hours(1));
  }
  CHECK(pages.Get("/work/next?after=" + PathReference(ids[0]), adviser).location == "/cases/" + PathReference(ids[1]));
  CHECK(pages.Get("/work/next?after=" + PathReference(ids[1]), adviser).location == "/cases/" + PathReference(ids[0]));
  CHECK(pages.Get("/work/next?pathway=assessment", adviser).location == "/work");
}

TEST_CASE("Who holds no cases begins where their role works") {
  Council council;
  CouncilPages pages(council);
  CHECK(pages.Get("/", council.As("adviser")).status == 200);
  CHECK(pages.Get("/", council.As("administrator")).location == "/users");
  CHECK(pages.Get("/", council.As("privacy-auditor")).location == "/audit");
  CHECK(pages.Get("/", council.As("business-support")).location == "/team");
  CHECK(pages.Get("/", council.As("performance-lead")).location == "/board");
  CHECK(pages.Get("/", council.As("practice-auditor")).location == "/people");
}

}  // namespace
}  // namespace caseway
