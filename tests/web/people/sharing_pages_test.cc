// P51: what somebody lets us share, with whom and since when; withdrawn, kept, and shown where it is needed.
#include <catch2/catch.hpp>

#include "core/casework/case_record.h"
#include "core/casework/council.h"
#include "core/casework/people.h"
#include "core/casework/sharing.h"
#include "tests/support/case_story.h"
#include "tests/support/page_test.h"

namespace caseway::tests {
namespace {

struct Sharing : PageTest {
  Actor worker = council.As("social-worker");
  PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  PersonId jo = council.AddPerson(APerson("Jo", "Lewis", "1970-01-01"));

  http::Response Choose(http::Fields fields) { return pages.Post(Path(amina, "/sharing"), std::move(fields), worker); }
  void ChooseJo(const std::string& what, const std::string& since = "") {
    REQUIRE(Choose({{"with", "relative"}, {"other", PathReference(jo)}, {"what", what}, {"since", since}}).status ==
            303);
  }
  std::string Words(const std::string& more) { return pages.Words(Path(amina, more), worker); }
  std::vector<SharingChoice> Kept() {
    std::vector<SharingChoice> kept;
    council.Read([&](Record& record) { kept = record.people().Sharing(amina, {}); });
    return kept;
  }
};

TEST_CASE_METHOD(Sharing, "P51: a choice of what may be shared says with whom, what and since when, and is audited") {
  CHECK(Has(Words("/sharing"), "Nobody has asked yet, or all of it was withdrawn."));
  CHECK(Has(Words("/sharing"), "What must be shared to keep somebody safe is shared all the same."));
  ChooseJo("arrangements", "1/9/2026");
  CHECK(pages.Audit(1).at(0).deed == AuditDeed::kChanged);
  const std::string chosen = "A relative or friend: Jo Lewis";
  const std::string what = "Arrangements only: visits, times and services, since 1 September 2026";
  for (const char* page : {"/sharing", "", "/around", "/print"}) {
    INFO(page);
    CHECK(Has(Words(page), chosen));
    CHECK(Has(Words(page), what));
  }
  CHECK(Has(Words("/chronology"), "What may be shared with relative: arrangements"));
  CHECK(council.Verify().empty());
}

TEST_CASE_METHOD(Sharing, "P51: it stands beside the person it is about, among the people around and in a case") {
  council.Must(worker, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::RelatePeople(record, {.person = amina, .other = jo, .kind = "son"}, deed);
  });
  CHECK(Has(Words("/around"), "They were not asked"));
  const CaseId id = council.OpenCase("assessment", amina);
  council.Must(worker, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::AddParty(record, id, jo, "carer", deed);
  });
  CHECK_FALSE(Has(pages.Words(Path(id), worker), "May be shared with them"));
  ChooseJo("emergency");
  CHECK_FALSE(Has(Words("/around"), "They were not asked"));
  CHECK(Has(pages.Words(Path(id), worker),
            "Jo Lewis , Unpaid carer May be shared with them: Only in an emergency, since 21 September 2026"));
}

TEST_CASE_METHOD(Sharing, "P51: before a letter leaves, the page says what may be shared, and the paper does not") {
  ChooseJo("nothing");
  CaseStory story(council, council.OpenCase("assessment", amina, "unpaid carer"));
  story.Take(worker, "start_carer");
  REQUIRE_FALSE(story.Letters().empty());
  const auto page = pages.Get(Path(story.id(), "/letters/" + PathReference(story.Letters().at(0).id)), worker);
  CHECK(Has(WordsOf(page.body), "A relative or friend: Jo Lewis. Nothing, since 21 September 2026"));
  const auto at = page.body.find("id=\"sharing\"");
  REQUIRE(at != std::string::npos);
  CHECK(Has(page.body.substr(at - 200, 200), "app-no-print"));
}

TEST_CASE_METHOD(Sharing, "P51: a withdrawn choice no longer holds, and is kept with its days and why") {
  ChooseJo("everything", "1/9/2026");
  const std::string at = "/sharing/" + std::to_string(Kept().at(0).key) + "/withdrawal";
  const auto early = pages.Post(Path(amina, at), {{"on", "31/8/2026"}, {"reason", "Fell out"}}, worker);
  CHECK(early.status == 422);
  CHECK(Has(WordsOf(early.body), "They chose this on 1 September 2026: give that day or a later one."));
  CHECK(Has(early.body, "value=\"Fell out\""));
  REQUIRE(pages.Post(Path(amina, at), {{"on", "20/9/2026"}, {"reason", "Fell out"}}, worker).status == 303);
  const std::string words = Words("/sharing");
  CHECK(Has(words, "Nobody has asked yet, or all of it was withdrawn."));
  CHECK(Has(words, "since 1 September 2026, until 20 September 2026"));
  CHECK(Has(words, "Fell out"));
  CHECK_FALSE(Has(Words(""), "Jo Lewis"));
  CHECK(pages.Post(Path(amina, at), {}, worker).status == 404);
}

TEST_CASE_METHOD(Sharing, "P51: a later choice about the same person takes the place of the earlier, never backwards") {
  ChooseJo("everything", "1/9/2026");
  const auto back = Choose({{"with", "relative"},
                            {"other", PathReference(jo)},
                            {"what", "nothing"},
                            {"since", "31/8/2026"},
                            {"detail", "x"}});
  CHECK(back.status == 422);
  CHECK(Has(WordsOf(back.body), "They chose otherwise on 1 September 2026: give that day or a later one."));
  CHECK(Has(back.body, "value=\"x\""));
  ChooseJo("nothing", "10/9/2026");
  REQUIRE(Kept().size() == 2);
  CHECK(Kept().at(0).what == "nothing");
  CHECK(Kept().at(0).Holds());
  CHECK(FormatIso(*Kept().at(1).until) == "2026-09-10");
  REQUIRE(Choose({{"with", "gp"}, {"what", "everything"}}).status == 303);
  CHECK(Kept().at(1).Holds());
}

TEST_CASE_METHOD(Sharing, "P51: what is missing or cannot be is said beside its field, and what was typed stays") {
  const auto refused = [&](http::Fields fields, const char* say) {
    const auto answer = Choose(std::move(fields));
    CHECK(answer.status == 422);
    CHECK(Has(WordsOf(answer.body), say));
    return answer.body;
  };
  refused({{"what", "nothing"}, {"name", "Ruth"}}, "Choose with whom.");
  refused({{"with", "other"}, {"what", "nothing"}}, "Say who, or choose them from the people around.");
  CHECK(Has(refused({{"with", "other"}, {"name", "St Mary’s"}}, "Choose what may be shared."), "value=\"St Mary’s\""));
  refused({{"with", "gp"}, {"what", "nothing"}, {"since", "22/9/2026"}}, "The day must not be in the future.");
  refused({{"with", "relative"}, {"what", "nothing"}, {"other", PathReference(amina)}},
          "Choose someone else: this is the same person.");
  CHECK(Kept().empty());
}

TEST_CASE_METHOD(Sharing, "P51: somebody close to the worker is not named by another's choice") {
  ChooseJo("everything");
  const Actor other = council.As("social-worker", 2);
  council.Must(other, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::DeclareRelative(record, jo, deed);
  });
  const std::string words = pages.Words(Path(amina, "/sharing"), council.Again(other));
  CHECK(Has(words, "A relative or friend: someone you may not see"));
  CHECK_FALSE(Has(words, "Jo Lewis"));
}

TEST_CASE_METHOD(Sharing, "P51: the choices of two records that are one person stand together") {
  const PersonId twin = council.AddPerson(APerson("Amina", "Louis"));
  ChooseJo("everything");
  council.Must(council.As("senior"), [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::MergePeople(record, amina, twin, "One and the same", deed);
  });
  CHECK(Has(pages.Words(Path(twin, "/sharing"), worker), "A relative or friend: Jo Lewis"));
  CHECK(council.Verify().empty());
}

}  // namespace
}  // namespace caseway::tests
