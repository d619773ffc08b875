#include <catch2/catch.hpp>

#include "core/casework/allocate.h"
#include "core/casework/council.h"
#include "tests/support/page_test.h"

namespace caseway::tests {
namespace {

TEST_CASE_METHOD(PageTest, "A team's page counts what is open and what waits, and lists both") {
  council.OpenReferral({.subject = council.AddPerson(APerson("Amina", "Lewis"))});
  const Actor manager = council.As("access-manager");
  const std::string all = pages.Words("/team", manager);
  CHECK(Has(all, "All open (1)"));
  CHECK(Has(all, "Unallocated (1)"));
  CHECK(Has(all, "Amina Lewis"));
  const std::string waiting = pages.Words("/team?list=unallocated", manager);
  CHECK(Has(waiting, "Allocate those chosen"));
  CHECK(Has(waiting, "Adviser 1: 0 open, 0 overdue"));
}

TEST_CASE_METHOD(PageTest, "Several cases are allocated together and stand in the worker's list") {
  const CaseId one = council.OpenReferral({.subject = council.AddPerson(APerson("Amina", "Lewis"))});
  const CaseId two = council.OpenReferral({.subject = council.AddPerson(APerson("Grace", "Obi"))});
  const Actor manager = council.As("access-manager"), adviser = council.As("adviser");
  const std::string team = PathReference(council.Team("access-team"));
  const auto done = pages.Post("/team/allocation",
                               {{"team", team},
                                {"case", PathReference(one)},
                                {"case", PathReference(two)},
                                {"worker", PathReference(adviser.user)},
                                {"reason", "Has room"}},
                               manager);
  REQUIRE(done.status == 303);
  CHECK(done.location == "/team?team=" + team + "&list=unallocated&done=2");
  CHECK(council.Case(one).owner_user == adviser.user);
  CHECK(council.Case(two).owner_user == adviser.user);
  CHECK(Has(pages.Words(done.location, manager), "2 cases have a new owner."));
  CHECK(Has(pages.Words("/work", adviser), "All (2)"));
}

TEST_CASE_METHOD(PageTest, "Allocating nothing to nobody says both beside the fields and keeps what was typed") {
  council.OpenReferral({.subject = council.AddPerson(APerson("Amina", "Lewis"))});
  const auto refused = pages.Post("/team/allocation", {{"reason", "For the visit"}}, council.As("access-manager"));
  CHECK(refused.status == 422);
  CHECK(Has(WordsOf(refused.body), "Choose at least one case."));
  CHECK(Has(WordsOf(refused.body), "Choose who should work on them."));
  CHECK(Has(refused.body, "value=\"For the visit\""));
}

TEST_CASE_METHOD(PageTest, "A worker who is close to one of the people gets none of the cases") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const CaseId one = council.OpenReferral({.subject = council.AddPerson(APerson("Grace", "Obi"))});
  const CaseId two = council.OpenReferral({.subject = amina});
  const Actor adviser = council.As("adviser");
  council.Must(adviser, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::DeclareRelative(record, amina, deed);
  });
  const auto refused =
      pages.Post("/team/allocation",
                 {{"case", PathReference(one)}, {"case", PathReference(two)}, {"worker", PathReference(adviser.user)}},
                 council.As("access-manager"));
  CHECK(refused.status == 422);
  CHECK(Has(WordsOf(refused.body), "Amina Lewis: This person is close to Adviser 1. Choose somebody else."));
  CHECK_FALSE(council.Case(one).owner_user);
}

TEST_CASE_METHOD(PageTest, "All of a worker's cases move at once, with a reason") {
  const CaseId id = council.OpenReferral({.subject = council.AddPerson(APerson("Amina", "Lewis"))});
  const Actor manager = council.As("access-manager"), from = council.As("adviser"), to = council.As("adviser", 2);
  council.Must(manager, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::Allocate(record, {.case_id = id, .worker = from.user}, deed);
  });
  CHECK(Has(pages.Words("/team?list=caseloads", manager), "Adviser 1 1 0 0"));
  const http::Fields without{{"from", PathReference(from.user)}, {"to", PathReference(to.user)}};
  CHECK(Has(WordsOf(pages.Post("/team/reassignment", without, manager).body), "Say why the cases move."));
  const auto done =
      pages.Post("/team/reassignment",
                 {{"from", PathReference(from.user)}, {"to", PathReference(to.user)}, {"reason", "On leave"}}, manager);
  REQUIRE(done.status == 303);
  CHECK(council.Case(id).owner_user == to.user);
}

TEST_CASE_METHOD(PageTest, "Who may see a team's work but not allocate is offered no form") {
  council.OpenReferral({.subject = council.AddPerson(APerson("Amina", "Lewis"))});
  const std::string words = pages.Words("/team?list=unallocated", council.As("adviser"));
  CHECK(Has(words, "Amina Lewis"));
  CHECK_FALSE(Has(words, "Allocate those chosen"));
  CHECK(pages.Post("/team/allocation", {}, council.As("adviser")).status == 403);
}

}  // namespace
}  // namespace caseway::tests
