#include <catch2/catch.hpp>

#include "core/casework/allocate.h"
#include "core/casework/case_record.h"
#include "core/casework/council.h"
#include "core/casework/hand_over.h"
#include "tests/support/case_story.h"
#include "tests/support/page_test.h"

namespace caseway::tests {
namespace {

TEST_CASE_METHOD(PageTest, "With nothing to decide the page says so") {
  const std::string words = pages.Words("/decisions", council.As("team-manager"));
  CHECK(Has(words, "Sign-offs, approvals and closures (0)"));
  CHECK(Has(words, "No hand-over waits for an answer. A case stays with its owner until you accept it."));
  CHECK_FALSE(Has(words, "break-glass"));
}

TEST_CASE_METHOD(PageTest, "A hand-over stands with those it is offered to until they answer") {
  const CaseId id = council.OpenReferral({.subject = council.AddPerson(APerson("Amina", "Lewis"))});
  council.Must(council.As("adviser"), [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::OfferHandover(record, id, record.council().TeamByKey("locality-north")->id, {}, "All set.", deed);
  });
  CHECK(Has(pages.Words("/decisions", council.As("team-manager")), "Hand-overs offered to you or your team (1)"));
  CHECK(Has(pages.Words("/decisions", council.As("team-manager")), "Amina Lewis"));
  CHECK_FALSE(Has(pages.Words("/decisions", council.As("safeguarding-manager")), "Amina Lewis"));
}

TEST_CASE_METHOD(
    PageTest, "Every broken glass stands with the safeguarding managers, with its reason, and is kept in the audit") {
  const CaseId id = council.RaiseConcern(council.AddPerson(APerson("Amina", "Lewis")));
  council.Must(council.As("social-worker"), [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::BreakGlass(record, id, "She rang, and nobody answers", deed);
  });
  const std::string words = pages.Words("/decisions", council.As("safeguarding-manager"));
  CHECK(Has(words, "Opened under break-glass (1 to look into)"));
  const std::string asked = "A restricted case was opened under break-glass, and nobody has looked into it yet.";
  for (const char* page : {"/work", "/safeguarding"}) {
    CHECK(Has(pages.Words(page, council.As("safeguarding-manager")), asked));
    CHECK_FALSE(Has(pages.Words(page, council.As("safeguarding-worker")), "break-glass"));
  }
  CHECK(Has(words, "She rang, and nobody answers"));
  CHECK(Has(words, "Social worker 1"));
  CHECK_FALSE(Has(pages.Words("/decisions", council.As("team-manager")), "She rang"));
}

// A restricted case that a social worker has opened in an emergency.
struct Opened : PageTest {
  Actor manager = council.As("safeguarding-manager");
  CaseId id = council.RaiseConcern(council.AddPerson(APerson("Amina", "Lewis")));

  Opened() {
    council.Must(council.As("social-worker"), [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::BreakGlass(record, id, "She rang, and nobody answers", deed);
    });
  }
  // Where the button of the list leads.
  std::string Seen() {
    const std::string page = pages.Get("/decisions", manager).body;
    const auto from = page.find("/cases/" + PathReference(id) + "/break-glass/");
    return from == std::string::npos ? "" : page.substr(from, page.find('"', from) - from);
  }
};

TEST_CASE("A broken glass waits, however long, until somebody who answers for it has looked into it") {
  Opened opened;
  opened.council.Wait(std::chrono::hours(24 * 30));
  CHECK(Has(opened.pages.Words("/decisions", opened.manager), "Opened under break-glass (1 to look into)"));
  const auto done = opened.pages.Post(opened.Seen(), {}, opened.manager);
  REQUIRE(done.status == 303);
  CHECK(done.location == "/decisions?done=glass");
  const auto row = opened.pages.Audit(1).at(0);
  CHECK(row.deed == AuditDeed::kChanged);
  CHECK(row.actor == opened.manager.user);
  CHECK(row.shown == std::vector<std::int64_t>{opened.id.value});
  CHECK(row.reason == "break-glass looked into");
  CHECK_FALSE(Has(opened.pages.Words("/work", opened.manager), "break-glass"));
  CHECK(Has(opened.pages.Words("/cases/" + PathReference(opened.id) + "/history", opened.manager),
            "Break-glass looked into"));
  CHECK(opened.council.Verify().empty());
}

TEST_CASE("Who looked into a broken glass and when stands beside it for 14 days") {
  Opened opened;
  REQUIRE(opened.pages.Post(opened.Seen(), {}, opened.manager).status == 303);
  const std::string words = opened.pages.Words("/decisions", opened.council.As("head-of-service"));
  CHECK(Has(words, "Opened under break-glass (0 to look into)"));
  CHECK(Has(words, "Safeguarding manager 1, 21 September 2026"));
  CHECK(opened.Seen().empty());
  opened.council.Wait(std::chrono::hours(24 * 15));
  CHECK(Has(opened.pages.Words("/decisions", opened.manager), "Nobody has opened a restricted case in an emergency."));
}

TEST_CASE("A broken glass is looked into once, and not by those who do not answer for it") {
  Opened opened;
  const std::string seen = opened.Seen();
  CHECK(opened.pages.Post(seen, {}, opened.council.As("social-worker")).status == 403);
  CHECK(opened.pages.Post(seen, {}, opened.council.As("administrator")).status == 403);
  REQUIRE(opened.pages.Post(seen, {}, opened.manager).status == 303);
  const auto again = opened.pages.Post(seen, {}, opened.council.As("safeguarding-manager", 2));
  CHECK(again.status == 409);
  CHECK(Has(tests::WordsOf(again.body), "Somebody has looked into this already."));
}

TEST_CASE("Whoever broke the glass does not look into it themselves") {
  Opened opened;
  Actor both = opened.council.As("social-worker");
  opened.council.Must(Council::System(), [&](WritableRecord& record, const casework::Deed& deed) {
    casework::AccountCommand account;
    account.user = both.user, account.name = both.name, account.teams = both.teams;
    account.roles = {"social-worker", "safeguarding-manager"};
    return casework::ChangeAccount(record, account, deed);
  });
  both = opened.council.Again(both);
  CHECK(Has(opened.pages.Words("/decisions", both), "Somebody else has to look into it"));
  const auto refused = opened.pages.Post(opened.Seen(), {}, both);
  CHECK(refused.status == 403);
  CHECK(Has(tests::WordsOf(refused.body), "You opened this case yourself: somebody else has to look into it."));
}

TEST_CASE_METHOD(PageTest, "The hub lists concerns by the hours they have waited, for those who may see it") {
  council.RaiseConcern(council.AddPerson(APerson("Amina", "Lewis")));
  council.Wait(std::chrono::hours(5));
  const std::string words = pages.Words("/safeguarding", council.As("safeguarding-worker"));
  CHECK(Has(words, "Concerns not decided yet (1)"));
  CHECK(Has(words, "5 hours"));
  CHECK(Has(words, "No meeting is planned."));
  CHECK(pages.Get("/safeguarding", council.As("social-worker")).status == 403);
}

TEST_CASE_METHOD(PageTest, "The next case of my list follows the one just done") {
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

TEST_CASE_METHOD(PageTest, "Who holds no cases begins where their role works") {
  CHECK(pages.Get("/", council.As("adviser")).status == 200);
  CHECK(pages.Get("/", council.As("administrator")).location == "/users");
  CHECK(pages.Get("/", council.As("privacy-auditor")).location == "/audit");
  CHECK(pages.Get("/", council.As("business-support")).location == "/team");
  CHECK(pages.Get("/", council.As("performance-lead")).location == "/board");
  CHECK(pages.Get("/", council.As("practice-auditor")).location == "/people");
}

// A concern that a safeguarding worker proposes to end without an enquiry.
TEST_CASE_METHOD(PageTest,
                 "A case stands for my decision only where I may settle it, with how long it has waited there") {
  const CaseId id =
      council.RaiseConcern(council.AddPerson(APerson("Amina", "Lewis")), Document().Set("safe_now", "yes"));
  const Actor worker = council.As("safeguarding-worker"), manager = council.As("safeguarding-manager");
  CaseStory story(council, id);
  Document decision = Document().Set("alive", "yes").Set("adult", "yes").Set("in_area", "yes").Set("in_prison", "no");
  decision.Set("needs_care", "no").Set("route", "none").Set("reasons", "No care needs").Set("others_at_risk", "no");
  council.Wait(std::chrono::hours(24 * 5));
  story.Take(worker, "gather").Write(manager, "s42_decision", decision);
  story.Take(worker, "propose_no_enquiry");
  council.Wait(std::chrono::hours(2));
  const auto waits_for = [&](const Actor& actor) { return Has(pages.Get("/decisions", actor).body, Path(id)); };
  CHECK(waits_for(council.As("safeguarding-manager", 2)));
  CHECK(Has(pages.Words("/decisions", council.As("safeguarding-manager", 2)), "2 hours"));
  // Who wrote the decision is no second person; who can only protect decides nothing.
  CHECK_FALSE(waits_for(manager));
  CHECK_FALSE(waits_for(council.As("emergency-duty-worker")));
  CHECK_FALSE(waits_for(council.As("social-worker")));
}

}  // namespace
}  // namespace caseway::tests
