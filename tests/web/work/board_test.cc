#include <algorithm>
#include <catch2/catch.hpp>

#include "core/casework/council.h"
#include "tests/stories/assessment_story.h"
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
  CHECK(
      Has(file.body, "Case,Person,Pathway,Stage,Team,Held by,Received,Received at,Due by,Due at,Band,Restricted\r\n"));
  CHECK(Has(file.body, Reference(id) + ",\"'=Amina Lewis, B\","));
  CHECK(Has(file.body, ",New contact,Access team,,2026-09-21,15:13,2026-09-21,19:13,,no\r\n"));
  const auto rows = pages.Audit(1);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].deed == AuditDeed::kExported);
}

TEST_CASE_METHOD(PageTest, "The board's own figures are a file, each with the rule it is counted by") {
  council.OpenReferral();
  council.RaiseConcern(council.AddPerson(APerson("Amina", "Lewis")));
  tests::CaseStory done(council, council.OpenReferral({.subject = council.AddPerson(APerson("Grace", "Obi"))}));
  done.Take(council.As("adviser"), "resolve_at_source");
  const Actor manager = council.As("team-manager");
  const auto board = pages.Get("/board", manager);
  CHECK(Has(board.body, "href=\"/board.csv?month=2026-09\""));
  CHECK(Has(WordsOf(board.body), "Download these figures (CSV)"));
  const auto file = pages.Get("/board.csv?month=2026-09", manager);
  CHECK(file.content_type == "text/csv; charset=utf-8");
  CHECK(Has(file.body,
            "Pathway,Stage,Figure,Cases,\"Days, half are within\",\"Days, 9 in 10 are within\",Rule,Team,"
            "Completed in\r\n"));
  CHECK(Has(file.body,
            "All stages,Open now,1,0,0,\"Open now, with their age in days since they were received.\","
            "The whole council,September 2026\r\n"));
  CHECK(Has(file.body,
            "All stages,Completed,1,0,0,\"Ended as completed in September 2026, with the days they took since"
            " they were received.\",The whole council,September 2026\r\n"));
  CHECK(Has(file.body, "All stages,Overdue,0,,,\"Open now, and past their date.\","));
  CHECK_FALSE(Has(file.body, "Safeguarding"));
  CHECK(Has(pages.Get("/board.csv", council.As("performance-lead")).body, "Safeguarding"));
  CHECK(pages.Get("/board.csv", council.As("adviser")).status == 403);
  const auto rows = pages.Audit(3);
  CHECK(std::any_of(rows.begin(), rows.end(), [&](const AuditEntry& row) {
    return row.deed == AuditDeed::kExported && row.actor == manager.user && row.shown.empty();
  }));
}

TEST_CASE_METHOD(PageTest, "A team's name that a spreadsheet would run does not run in the board's file") {
  council.OpenReferral();
  const Actor admin = council.As("administrator"), manager = council.As("team-manager");
  const TeamId team = council.Team("access-team");
  council.Must(admin, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::ChangeTeam(record, team, "=HYPERLINK(1)", record.council().Team(team)->calendar, deed);
  });
  const auto file = pages.Get("/board.csv?team=" + PathReference(team), manager);
  CHECK(Has(file.body, ",'=HYPERLINK(1),"));
  CHECK_FALSE(Has(file.body, ",=HYPERLINK"));
  CHECK(Has(pages.Get("/board/cases.csv?pathway=referral&figure=open", manager).body, ",'=HYPERLINK(1),"));
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

TEST_CASE_METHOD(PageTest, "The board has pathways as people meet them, and the most urgent band first") {
  const Actor worker = council.As("social-worker"), lead = council.As("performance-lead");
  council.OpenCase("assessment", council.AddPerson(APerson("Idris", "Lewis")));
  council.RaiseConcern(council.AddPerson(APerson("Amina", "Lewis")));
  for (const std::string band : {"routine", "soon", "immediate"}) {
    tests::CaseStory story(council,
                           council.OpenReferral({.subject = council.AddPerson(APerson("Grace", "Obi" + band))}));
    story.Take(worker, "start_screening");
    story.Write(worker, "screening", Document().Set("safeguarding", "no").Set("who_for", "service-user"));
    story.Take(worker, "send_to_triage").Write(worker, "triage", Document().Set("band", band));
  }
  const std::string words = pages.Words("/board", lead);
  const auto at = [&](const char* said) { return words.find(said); };
  CHECK(at("Contact and referral: open now") < at("Assessment: open now"));
  CHECK(at("Assessment: open now") < at("Safeguarding adults: open now"));
  CHECK(at("Unallocated: Immediate: 1") < at("Unallocated: Soon: 1"));
  CHECK(at("Unallocated: Soon: 1") < at("Unallocated: Routine: 1"));
  CHECK(Has(words, "Unallocated: Routine: 1"));
  const std::string file = pages.Get("/board.csv", lead).body;
  CHECK(file.find("Contact and referral") < file.find("Safeguarding adults"));
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

TEST_CASE_METHOD(tests::Assessment,
                 "A clock counts in the month it stopped, opens to every case and says how long each took") {
  const Actor manager = council.As("team-manager");
  SignedOff();
  REQUIRE(story.row().open);
  const std::string board = pages.Words("/board", manager);
  CHECK(Has(board, "First contact to completed assessment (former NI 132) : 1 of 1 in time in September 2026."));
  const std::string words = pages.Words("/board/times/assessment/former_ni_132", manager);
  CHECK(Has(words, "1 of 1 completed in September 2026 for the first time were in time."));
  CHECK(Has(words, "Amina Bront\u00eb"));
  CHECK(Has(words, "0 days"));
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
