#include <catch2/catch.hpp>

#include "core/casework/people.h"
#include "core/pathway/arrivals.h"
#include "core/pathway/listed.h"
#include "tests/support/page_test.h"

namespace caseway::tests {
namespace {

std::size_t CountOf(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

TEST_CASE_METHOD(PageTest, "The hub's figures lead to their parts of the page, and no markup shows as text") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  council.RaiseConcern(amina, Document().Set("safe_now", "yes"));
  const std::string page = pages.Get("/safeguarding", council.As("safeguarding-worker")).body;
  CHECK(page.find("<a class=\"govuk-link\" href=\"#undecided\">") != std::string::npos);
  CHECK(page.find("&lt;") == std::string::npos);
  CHECK(CountOf(page, "<a ") == CountOf(page, "</a>"));
}

TEST_CASE_METHOD(PageTest, "P43: the headings, figures and sentences of the hub are those of its code list") {
  const auto& lists = council.library().codes.at("hub-lists");
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  council.RaiseConcern(amina, Document().Set("safe_now", "yes"));
  const std::string words = pages.Words("/safeguarding", council.As("safeguarding-worker"));
  CHECK(Has(words, lists.Find("undecided")->label + " (1)"));
  CHECK(Has(words, "Concerns not decided yet (1)"));
  for (const auto& code : lists.codes) {
    CAPTURE(code.id);
    const auto said = [&](const char* what) {
      std::string text = code.more.at(what);
      if (const auto at = text.find("{long}"); at != std::string::npos) text.replace(at, 6, "6 months");
      if (const auto at = text.find('\''); at != std::string::npos) text.replace(at, 1, "&#39;");
      return text;
    };
    CHECK(Has(words, said("figure")));
    CHECK(Has(words, said("empty")) == (code.id != "undecided"));
  }
  CHECK(Has(words, "No safeguarding case has been open for more than 6 months."));
}

TEST_CASE_METHOD(PageTest, "An adult who is not safe now heads the hub above 101 older concerns, all of them counted") {
  const PersonId older = council.AddPerson(APerson("Idris", "Obi"));
  for (int i = 0; i < 101; ++i) council.RaiseConcern(older, Document().Set("safe_now", i % 2 == 0 ? "yes" : "unknown"));
  council.Wait(std::chrono::hours(24 * 33));
  council.RaiseConcern(council.AddPerson(APerson("Amina", "Lewis")), Document().Set("safe_now", "no"));
  const Actor worker = council.As("safeguarding-worker");
  const std::string first = pages.Words("/safeguarding", worker);
  CHECK(Has(first, "Concerns not decided yet (102)"));
  CHECK(Has(first, "102 concerns not decided"));
  CHECK(first.find("Amina Lewis") < first.find("Idris Obi"));
  CHECK(Has(first, "33 days"));
  CHECK_FALSE(Has(first, "792 hours"));
  CHECK(Has(first, "Showing 1 to 25 of 102"));
  CHECK(Has(pages.Words("/safeguarding?part=undecided&offset=100", worker), "Showing 101 to 102 of 102"));
  CHECK(Has(pages.Words("/safeguarding?part=plans&offset=100", worker), "Showing 1 to 25 of 102"));
}

TEST_CASE_METHOD(PageTest,
                 "F82: what is open over six months says its team and area, each figure leading to its cases") {
  Person person = APerson("Amina", "Lewis");
  person.address = "1 High Street", person.postcode = "WH9 1AA";
  const PersonId amina = council.AddPerson(person);
  council.RaiseConcern(amina, Document().Set("safe_now", "yes"));
  council.WaitUntil("2027-03-21T12:00");
  const Actor manager = council.As("safeguarding-manager");
  CHECK(Has(pages.Words("/safeguarding", manager), "0 open over 6 months"));
  council.WaitUntil("2027-03-22T12:00");
  const std::string words = pages.Words("/safeguarding", manager);
  CHECK(Has(words, "Open over 6 months (1)"));
  CHECK(Has(words, "Safeguarding hub WH9 1 with Safeguarding hub, WH9"));
  CHECK(Has(words, "Safeguarding hub WH9 181 days"));
  const std::string at = "/safeguarding?part=long-open&team=" + PathReference(council.Team("safeguarding-hub"));
  CHECK(Has(pages.Words(at + "&area=WH9", manager), "Only 1 of them with Safeguarding hub, area: WH9."));
  CHECK(Has(pages.Words(at + "&area=NM1", manager), "Only 0 of them with Safeguarding hub, area: NM1."));
  council.Must(council.As("social-worker"), [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::AddAlert(
        record, {.person = amina, .code = "address-secret", .text = "Her husband", .expires = *ParseDate("2027-03-31")},
        deed);
  });
  CHECK(Has(pages.Words(at + "&area=WH9", manager), "Only 0 of them with Safeguarding hub, area: WH9."));
  council.WaitUntil("2027-04-01T12:00");  // the alert has run out
  CHECK(Has(pages.Words(at + "&area=WH9", manager), "Only 1 of them with Safeguarding hub, area: WH9."));
}

TEST_CASE("Which rows stand on the hub, the forms of the pathway that receives concerns say") {
  const auto concerns = pathway::ReceivingConcerns(ShippedLibrary());
  REQUIRE(concerns != nullptr);
  CHECK(pathway::KindsListed(*concerns, pathway::kWithOthers) == std::vector<std::string>{"line of enquiry"});
  CHECK(pathway::KindsListed(*concerns, pathway::kMeetings) == std::vector<std::string>{"meeting"});
  CHECK(pathway::KindsListed(*ShippedLibrary().Live("assessment"), pathway::kMeetings).empty());
}

}  // namespace
}  // namespace caseway::tests
