// Declaring somebody close: it holds at once, and whoever declares goes on working.
#include <catch2/catch.hpp>

#include "tests/support/page_test.h"

namespace caseway::tests {
namespace {

bool Has(const http::Response& page, const std::string& text) {
  return WordsOf(page.body).find(text) != std::string::npos;
}

TEST_CASE_METHOD(PageTest, "Whoever declares a relative stays signed in, and that record is closed to them at once") {
  const Actor worker = council.As("social-worker");
  const PersonId aunt = council.AddPerson(APerson("Amina", "Lewis"));
  const std::string record = "/people/" + PathReference(aunt), csrf = pages.CsrfOf(worker);
  REQUIRE(pages.Get(record, worker).status == 200);
  const auto done = pages.Post("/account/declarations", {{"person", Reference(aunt)}, {"csrf", csrf}}, worker);
  REQUIRE(done.status == 303);
  CHECK(done.location == "/account");
  const auto account = pages.Get("/account", worker);
  CHECK(account.status == 200);
  CHECK(Has(account, "You have declared 1."));
  CHECK(pages.CsrfOf(worker) == csrf);
  CHECK(pages.Get(record, worker).status == 403);
  CHECK(pages.Get(record, council.As("social-worker", 2)).status == 200);
  CHECK(council.Verify().empty());
}

// Two records of the aunt, one of them declared; a case about the other is held by the niece.
void CheckJoined(bool keeps_declared) {
  Council council;
  CouncilPages pages(council);
  const Actor worker = council.As("social-worker");
  const PersonId aunt = council.AddPerson(APerson("Amina", "Lewis")),
                 again = council.AddPerson(APerson("Amina", "Test"));
  const CaseId held = council.OpenCase("assessment", again);
  const std::string case_path = "/cases/" + PathReference(held);
  REQUIRE(pages.Post(case_path + "/take", {}, worker).status == 303);
  REQUIRE(pages.Post("/account/declarations", {{"person", Reference(aunt)}}, worker).status == 303);
  REQUIRE(pages.Get("/people/" + PathReference(again), worker).status == 200);
  const PersonId kept = keeps_declared ? aunt : again, gone = keeps_declared ? again : aunt;
  const http::Fields joined{{"person", PathReference(kept)},
                            {"other", PathReference(gone)},
                            {"answer", "same"},
                            {"reason", "One NHS number"}};
  REQUIRE(pages.Post("/duplicates", joined, council.As("senior")).status == 303);
  for (const PersonId person : {aunt, again})
    CHECK(pages.Get("/people/" + PathReference(person), worker).status == 403);
  CHECK(pages.Get(case_path, worker).status == 403);
  CHECK_FALSE(council.Case(held).owner_user);
  CHECK(council.Verify().empty());
}

TEST_CASE("A declared record that is joined to another stays closed, and so does the other (P32)") {
  CheckJoined(false);
}
TEST_CASE("A record that is joined to a declared one is closed with it (P32)") { CheckJoined(true); }

TEST_CASE_METHOD(PageTest, "A reference that is none keeps what was typed and whoever typed it") {
  const Actor worker = council.As("social-worker");
  const std::string csrf = pages.CsrfOf(worker);
  const auto refused = pages.Post("/account/declarations", {{"person", "my aunt"}}, worker);
  CHECK(refused.body.find("value=\"my aunt\"") != std::string::npos);
  CHECK(pages.CsrfOf(worker) == csrf);
}

TEST_CASE_METHOD(PageTest, "A change of an account by its administrator still ends its sessions") {
  const Actor worker = council.As("social-worker");
  const std::string csrf = pages.CsrfOf(worker);
  const auto done = pages.Post("/users/" + PathReference(worker.user), {{"name", "Grace Obi"}, {"roles", "senior"}},
                               council.As("administrator"));
  REQUIRE(done.status == 303);
  CHECK(pages.CsrfOf(worker) != csrf);
}

}  // namespace
}  // namespace caseway::tests
