// Whose each linked case is, as far as the reader may know of it.
#include <algorithm>
#include <catch2/catch.hpp>

#include "core/casework/case_record.h"
#include "tests/support/case_story.h"
#include "tests/support/page_test.h"

namespace caseway::tests {
namespace {

const std::string kKind = "Assessment";

struct LinkedCases : PageTest {
  Actor worker = council.As("social-worker");
  PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  PersonId ruth = council.AddPerson(APerson("Ruth", "Marchbank", "1972-04-05"));
  CaseId id = council.OpenCase("assessment", amina);

  CaseId Linked(CaseId other, const char* how) {
    council.Must(Council::System(), [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::LinkCases(record, id, other, how, deed);
    });
    return other;
  }
};

TEST_CASE_METHOD(LinkedCases, "two linked cases of a kind are told apart by whose they are, on the page and on paper") {
  const CaseId own = Linked(council.OpenCase("assessment", amina), "repeat");
  const CaseId hers = Linked(council.OpenCase("assessment", ruth, "unpaid carer"), "group");
  const std::string of_carer = ", case " + Reference(hers) + ", Ruth Marchbank (carer) . Not started";
  const std::string of_adult = ", case " + Reference(own) + ", Amina Lewis . Not started";
  for (const char* page : {"", "/print"}) {
    INFO(page);
    const std::string words = pages.Words(Path(id, page), worker);
    INFO(words);
    CHECK(Has(words, "Group: " + kKind + of_carer));
    CHECK(Has(words, "Repeat: " + kKind + of_adult));
    const auto shown = pages.Audit(1).at(0).shown;
    for (const auto one : {hers.value, ruth.value}) CHECK(std::find(shown.begin(), shown.end(), one) != shown.end());
  }
}

TEST_CASE_METHOD(LinkedCases, "P9: of a linked case that the reader may not know of, no name is said") {
  const CaseId concern = Linked(council.RaiseConcern(ruth), "same incident");
  const Actor hub = council.As("safeguarding-worker");
  for (const char* page : {"", "/print"}) {
    INFO(page);
    CHECK(Has(pages.Words(Path(id, page), hub), Reference(concern) + ", Ruth Marchbank"));
    const std::string words = pages.Words(Path(id, page), worker);
    CHECK_FALSE(Has(words, "Ruth Marchbank"));
    CHECK_FALSE(Has(words, Reference(concern)));
  }
}

TEST_CASE_METHOD(LinkedCases, "what an action opened is said with whose it is") {
  CaseStory story(council, council.OpenReferral({.subject = amina}));
  const Actor adviser = council.As("adviser");
  story.Take(adviser, "start_screening")
      .Write(adviser, "screening", Document().Set("safeguarding", "no").Set("who_for", "service-user"));
  story.Take(adviser, "send_to_triage").Take(worker, "start_urgent_care");
  REQUIRE(story.opened().size() == 1);
  const std::string page = Path(story.id(), "?done=1&opened=" + PathReference(story.opened()[0]));
  CHECK(Has(pages.Words(page, worker),
            "This opened: " + kKind + ", case " + Reference(story.opened()[0]) + ", Amina Lewis"));
}

}  // namespace
}  // namespace caseway::tests
