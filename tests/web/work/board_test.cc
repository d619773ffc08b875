#include <catch2/catch.hpp>

#include "tests/support/case_story.h"
#include "tests/support/page_test.h"

namespace caseway::tests {
namespace {

TEST_CASE_METHOD(PageTest, "The board counts open cases and opens to exactly them, also as a file") {
  const CaseId id = council.OpenReferral({.subject = council.AddPerson(APerson("=Amina", "Lewis, B"))});
  const Actor manager = council.As("team-manager");
  const auto board = pages.Get("/board", manager);
  CHECK(Has(board.body, "/board/cases?month=2026-09&amp;pathway=referral&amp;figure=open"));
  CHECK(Has(tests::WordsOf(board.body), "Completed in September 2026: 0 ."));
  const std::string words = pages.Words("/board/cases?pathway=referral&figure=open", manager);
  CHECK(Has(words, "Lewis, B"));
  CHECK(Has(words, "Save this list as a file (CSV)"));
  const auto file = pages.Get("/board/cases.csv?pathway=referral&figure=open", manager);
  CHECK(file.content_type == "text/csv; charset=utf-8");
  CHECK(Has(file.body, "Case,Person,Pathway,Stage,Held by,Received,Due by,Band,Restricted\r\n"));
  CHECK(Has(file.body, Reference(id) + ",\"'=Amina Lewis, B\","));
  const auto rows = pages.Audit(1);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].deed == AuditDeed::kExported);
}

TEST_CASE_METHOD(PageTest, "Restricted cases are counted and listed for those who may see them, and for nobody else") {
  council.RaiseConcern(council.AddPerson(APerson("Amina", "Lewis")));
  const std::string list = "/board/cases?pathway=safeguarding&figure=open";
  CHECK(Has(pages.Words(list, council.As("safeguarding-manager")), "Amina Lewis"));
  CHECK(Has(pages.Words(list, council.As("team-manager")), "There are no such cases that you may see."));
}

TEST_CASE_METHOD(PageTest, "A performance lead sees figures that open to nothing") {
  council.RaiseConcern(council.AddPerson(APerson("Amina", "Lewis")));
  const Actor lead = council.As("performance-lead");
  const auto board = pages.Get("/board", lead);
  CHECK(board.status == 200);
  CHECK_FALSE(Has(board.body, "/board/cases"));
  CHECK(Has(tests::WordsOf(board.body), "All stages 1 "));
  CHECK(pages.Get("/board/cases?pathway=safeguarding&figure=open", lead).status == 403);
}

TEST_CASE_METHOD(PageTest,
                 "P44, F96: the board says who waits by band, why cases are paused and whom nobody was in touch with") {
  const Actor worker = council.As("social-worker"), manager = council.As("team-manager");
  tests::CaseStory waiting(council, council.OpenReferral());
  waiting.Take(worker, "start_screening");
  waiting.Write(worker, "screening", Document().Set("safeguarding", "no").Set("who_for", "service-user"));
  waiting.Take(worker, "send_to_triage").Write(worker, "triage", Document().Set("band", "urgent"));
  tests::CaseStory paused(council, council.OpenCase("assessment", council.AddPerson(APerson("Idris", "Lewis"))));
  paused.Take(worker, "start").Take(worker, "pause");
  const std::string early = pages.Words("/board", manager);
  CHECK(Has(early, "Unallocated: Urgent: 1"));
  CHECK(Has(early, "Paused: "));
  CHECK_FALSE(Has(early, "No contact in 6 weeks"));
  council.Wait(std::chrono::hours(24 * 50));
  CHECK(Has(pages.Words("/board", manager), "No contact in 6 weeks: 1"));
  const std::string list = pages.Words("/board/cases?pathway=assessment&figure=silent", manager);
  CHECK(Has(list, "No contact in 6 weeks: Assessment"));
  CHECK(Has(list, "Idris Lewis"));
  const auto rang = pages.Post("/people/" + PathReference(paused.row().subject) + "/notes",
                               {{"text", "Rang him."}, {"type", "call"}}, worker);
  REQUIRE(rang.status == 303);
  CHECK_FALSE(Has(pages.Words("/board/cases?pathway=assessment&figure=silent", manager), "Idris Lewis"));
}

TEST_CASE_METHOD(PageTest, "The former NI 132 is named so and says whom it counts") {
  const Actor manager = council.As("team-manager");
  const std::string words = pages.Words("/board/times/assessment/former_ni_132", manager);
  CHECK(Has(words, "First contact to completed assessment (former NI 132)"));
  CHECK(Has(words, "0 of 0 completed in September 2026 for the first time were in time."));
  CHECK(Has(words, "Carers and people assessed before are not counted."));
}

TEST_CASE_METHOD(PageTest, "The board shows the times of the clocks that the pathway puts on it, and of no other") {
  council.OpenCase("assessment", council.AddPerson(APerson("Idris", "Lewis")));
  const Actor manager = council.As("team-manager");
  const std::string at = "/board/times/assessment/";
  const std::string board = pages.Get("/board", manager).body;
  CHECK(Has(board,
            "href=\"" + at + "former_ni_132?month=2026-09\">First contact to completed assessment (former NI 132)"));
  CHECK_FALSE(Has(board, at + "carer"));
  CHECK(pages.Get(at + "carer", manager).status == 404);
  CHECK(pages.Get("/board/times/visit/former_ni_132", manager).status == 404);
}

}  // namespace
}  // namespace caseway::tests
