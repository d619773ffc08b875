#include <catch2/catch.hpp>

#include "core/casework/allocate.h"
#include "core/casework/case_record.h"
#include "tests/support/case_story.h"
#include "tests/support/page_test.h"

namespace caseway::tests {
namespace {

CaseId CaseOf(const std::string& location) {
  const auto from = location.find('/', 1) + 1;
  return CaseId{*ParseReference(location.substr(from, location.find('/', from) - from))};
}

TEST_CASE_METHOD(PageTest, "Every role raises a concern with one answer and one line, and has a receipt") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  for (const auto& role : council.roles().Roles()) {
    CAPTURE(role);
    const Actor actor = council.As(role);
    const std::string page = pages.Words("/concerns/new?person=" + PathReference(amina), actor);
    CHECK(Has(page, "Is the adult safe now?"));
    const auto done = pages.Post("/concerns/new",
                                 {{"safe_now", "no"},
                                  {"what_happened", "Bruises on both arms."},
                                  {"person", Reference(amina)},
                                  {"fixed", "yes"}},
                                 actor);
    REQUIRE(done.status == 303);
    const CaseRow row = council.Case(CaseOf(done.location));
    CHECK(row.pathway == "safeguarding");
    CHECK(row.subject == amina);
    const std::string receipt = pages.Words(done.location, actor);
    CHECK(Has(receipt, "Concern raised"));
    CHECK(Has(receipt, Reference(row.id)));
  }
}

TEST_CASE_METHOD(PageTest, "The button on a person's or a case's page knows whom they are looking at") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const CaseId id = council.OpenReferral({.subject = amina});
  const Actor adviser = council.As("adviser");
  CHECK(Has(pages.Get(Path(amina), adviser).body, "href=\"/concerns/new?person=" + PathReference(amina) + "\""));
  const std::string from_case = "/concerns/new?case=" + PathReference(id);
  CHECK(Has(pages.Get(Path(id), adviser).body, "href=\"" + from_case + "\""));
  const auto led = pages.Get(from_case, adviser);
  REQUIRE(led.status == 303);
  CHECK(led.location == "/concerns/new?person=" + PathReference(amina) + "&case=" + PathReference(id));
  const std::string words = pages.Words(led.location, adviser);
  CHECK(Has(words, "About: Amina Lewis"));
  CHECK(Has(words, "It is about someone else"));
}

TEST_CASE_METHOD(PageTest, "P32: from a record on a position of trust nobody is taken to be the adult at risk") {
  const Actor manager = council.As("safeguarding-manager");
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const CaseId trust = council.OpenCase("position_of_trust", amina);
  council.Must(Council::System(), [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::Allocate(record, {.case_id = trust, .worker = manager.user}, deed);
  });
  const std::string page = pages.Get(Path(trust), manager).body;
  const std::string from_case = "/concerns/new?case=" + PathReference(trust);
  CHECK(Has(page, "href=\"" + from_case + "\""));
  CHECK_FALSE(Has(page, "/concerns/new?person="));
  CHECK_FALSE(Has(WordsOf(page), "Raise a concern about this person"));
  const auto asked = pages.Get(from_case, manager);
  CHECK(asked.status == 200);
  CHECK(Has(WordsOf(asked.body), "Who is the adult, as far as you know?"));
  CHECK_FALSE(Has(WordsOf(asked.body), "About: Amina Lewis"));
}

TEST_CASE_METHOD(PageTest, "Of a case that somebody may not see the form tells them nothing") {
  const CaseId hidden = council.RaiseConcern(council.AddPerson(APerson("Amina", "Lewis")), {}, "safeguarding-worker");
  const auto page = pages.Get("/concerns/new?case=" + PathReference(hidden), council.As("adviser"));
  CHECK(page.status == 200);
  CHECK_FALSE(Has(WordsOf(page.body), "Amina"));
}

TEST_CASE_METHOD(PageTest, "A receipt is for whoever raised the concern alone") {
  const auto done = pages.Post(
      "/concerns/new", {{"safe_now", "unknown"}, {"what_happened", "Shouting next door."}, {"last_name", "Quill"}},
      council.As("adviser"));
  REQUIRE(done.status == 303);
  CHECK(pages.Get(done.location, council.As("adviser")).status == 200);
  CHECK(pages.Get(done.location, council.As("adviser", 2)).status == 404);
  CHECK(pages.Get(done.location, council.As("administrator")).status == 404);
}

TEST_CASE_METHOD(PageTest,
                 "P47: out of hours a receipt names the duty team, who have the concern on a list and open it") {
  council.WaitUntil("2026-09-21T23:30");
  const Actor raiser = council.As("adviser"), duty = council.As("emergency-duty-worker");
  const auto done = pages.Post(
      "/concerns/new", {{"safe_now", "no"}, {"what_happened", "Shouting next door."}, {"last_name", "Quill"}}, raiser);
  REQUIRE(done.status == 303);
  const std::string receipt = pages.Words(done.location, raiser);
  CHECK(Has(receipt,
            "It is with Safeguarding hub. It is out of hours: to speak to somebody about it now, ask for the Emergency "
            "duty team."));
  CHECK_FALSE(Has(receipt, "Safeguarding manager 1"));
  const std::string hub = pages.Words("/safeguarding", duty);
  CHECK(Has(hub, "Concerns not decided yet (1)"));
  CHECK(Has(hub, "Quill"));
  CHECK(Has(hub, "Not safe, or not known to be: act now"));
  const CaseId concern = CaseOf(done.location);
  CHECK(pages.Get(Path(concern), duty).status == 200);
  CHECK(Has(pages.Words(Path(concern), duty), "Shouting next door."));
  CaseStory(council, concern).Take(duty, "protect", Document().Set("done", "Police went round").Set("safe_now", "yes"));
  council.Must(council.As("safeguarding-manager"), [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::Restrict(record, concern, Restriction::kSealed, {}, "A colleague is alleged", deed);
  });
  CHECK(pages.Get(Path(concern), duty).status == 404);
  CHECK_FALSE(Has(pages.Words("/safeguarding", duty), "Quill"));
}

TEST_CASE_METHOD(PageTest,
                 "P9, F75: whoever raised a concern adds to it without seeing the rest, and is told whom to ask") {
  const Actor adviser = council.As("adviser"), hub = council.As("safeguarding-manager");
  const auto done = pages.Post(
      "/concerns/new", {{"safe_now", "no"}, {"what_happened", "Shouting next door."}, {"last_name", "Quill"}}, adviser);
  REQUIRE(done.status == 303);
  const CaseId concern = CaseOf(done.location);
  CHECK(Has(pages.Words(done.location, adviser), "To speak to somebody about it, ask for Safeguarding manager 1."));
  const auto added = pages.Post(done.location, {{"text", "He has been back."}}, adviser);
  REQUIRE(added.status == 303);
  CHECK(Has(pages.Words(added.location, adviser), "What you wrote is on the concern"));
  CHECK_FALSE(Has(pages.Words(added.location, adviser), "He has been back."));
  const std::string page = pages.Words(Path(concern), hub);
  CHECK(Has(page, "He has been back."));
  CHECK(Has(page, adviser.name));
  const auto events = council.Events();
  const auto empty = pages.Post(done.location, {{"text", "  "}}, adviser);
  CHECK(empty.status == 422);
  CHECK(Has(WordsOf(empty.body), "Write what you want to add."));
  CHECK(pages.Post(done.location, {{"text", "Not mine."}}, council.As("adviser", 2)).status == 404);
  CHECK(pages.Post(done.location, {{"text", "Not mine."}}, hub).status == 404);
  CHECK(council.Events() == events);
}

TEST_CASE_METHOD(PageTest, "A concern about someone not known makes a provisional record") {
  const auto done =
      pages.Post("/concerns/new", {{"safe_now", "no"}, {"what_happened", "Seen in a doorway."}}, council.As("adviser"));
  REQUIRE(done.status == 303);
  const CaseRow row = council.Case(CaseOf(done.location));
  CHECK(row.subject_name == "Name not known");
  council.Read([&](Record& record) { CHECK(record.people().Find(row.subject)->provisional); });
}

TEST_CASE_METHOD(PageTest, "A mark nobody sees, pasted with the words, does not keep a concern from being raised") {
  const std::string typed =
      "Seen in\na doorway.\x07 Her son rang from \xE2\x80\xAA"
      "01632 960001\xE2\x80\xAC";
  const auto raised =
      pages.Post("/concerns/new", {{"safe_now", "no"}, {"what_happened", typed}}, council.As("adviser"));
  REQUIRE(raised.status == 303);
  CHECK(Has(pages.Get("/cases/" + PathReference(CaseOf(raised.location)), council.As("safeguarding-worker")).body,
            typed));
}

TEST_CASE_METHOD(PageTest, "P33: without one line of words nothing is raised, and nothing typed is lost") {
  const auto events = council.Events();
  for (const char* line : {"", "   ", "\r\n"}) {
    const auto page = pages.Post("/concerns/new", {{"safe_now", "no"}, {"what_happened", line}, {"last_name", "Quill"}},
                                 council.As("adviser"));
    CHECK(page.status == 422);
    CHECK(Has(WordsOf(page.body), "Say in a line what you are worried about."));
    CHECK(Has(page.body, "value=\"no\" checked"));
    CHECK(Has(page.body, "value=\"Quill\""));
  }
  CHECK(council.Events() == events);
}

TEST_CASE_METHOD(PageTest,
                 "P33: the line is asked for where a concern is raised, not again where its safety is answered") {
  const CaseId referral = council.OpenReferral({.safeguarding = "yes", .source = "file"});
  CaseId concern;
  council.Read([&](Record& record) {
    for (const auto& link : record.cases().Linked(referral, Viewer{.is_system = true})) concern = link.id;
  });
  const Actor worker = council.As("safeguarding-worker");
  REQUIRE(council.Case(concern).state == "safety_unanswered");
  const auto done = pages.Post(Path(concern, "/forms/concern"), {{"deed", "submit"}, {"safe_now", "yes"}}, worker);
  CHECK(done.status == 303);
  council.Read([&](Record& record) { CHECK(record.cases().LatestForms(concern).size() == 1); });
}

TEST_CASE_METHOD(PageTest, "Without an answer on safety nothing is raised and nothing typed is lost") {
  const auto events = council.Events();
  const auto page = pages.Post("/concerns/new", {{"what_happened", "A line <i>as typed</i>"}, {"last_name", "Quill"}},
                               council.As("social-worker"));
  CHECK(page.status == 422);
  CHECK(Has(WordsOf(page.body), "Say whether the adult is safe now; not known is an answer."));
  CHECK(Has(page.body, "A line &lt;i&gt;as typed&lt;/i&gt;"));
  CHECK(Has(page.body, "value=\"Quill\""));
  CHECK(council.Events() == events);
}

TEST_CASE_METHOD(PageTest, "The adult is looked for from the concern itself") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const auto page = pages.Post("/concerns/new", {{"deed", "find"}, {"last_name", "lewis"}, {"what_happened", "Kept."}},
                               council.As("adviser"));
  CHECK(page.status == 200);
  CHECK(Has(page.body, "value=\"" + Reference(amina) + "\""));
  CHECK(Has(WordsOf(page.body), "Amina Lewis, born 10 May 1941 (85)"));
  CHECK(Has(page.body, "Kept."));
  CHECK(pages.Audit(1).at(0).deed == AuditDeed::kSearched);
}

TEST_CASE_METHOD(PageTest, "Roles without access to people are told a reference, not a name, and offered no search") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const Actor administrator = council.As("administrator");
  const std::string words = pages.Words("/concerns/new?person=" + PathReference(amina), administrator);
  CHECK_FALSE(Has(words, "Amina"));
  CHECK(Has(words, Reference(amina)));
  CHECK_FALSE(Has(pages.Words("/concerns/new", administrator), "Look for them in the records"));
  const auto page = pages.Post("/concerns/new", {{"deed", "find"}, {"last_name", "lewis"}}, administrator);
  CHECK_FALSE(Has(page.body, Reference(amina)));
}

TEST_CASE_METHOD(PageTest, "The same post twice raises one concern") {
  const http::Fields typed = {{"safe_now", "no"},
                              {"what_happened", "Shouting next door."},
                              {"last_name", "Quill"},
                              {"command", CouncilPages::NewCommand()}};
  const auto first = pages.Post("/concerns/new", typed, council.As("adviser"));
  const auto events = council.Events();
  const auto second = pages.Post("/concerns/new", typed, council.As("adviser"));
  CHECK(first.location == second.location);
  CHECK(council.Events() == events);
}

}  // namespace
}  // namespace caseway::tests
