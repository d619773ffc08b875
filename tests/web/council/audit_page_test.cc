#include <catch2/catch.hpp>

#include "tests/support/page_test.h"

namespace caseway::tests {
namespace {

TEST_CASE_METHOD(PageTest, "The privacy auditor sees who looked at a person, without the person") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  pages.Get("/people/" + PathReference(amina), council.As("social-worker"));
  pages.Audit();
  const Actor auditor = council.As("privacy-auditor");
  const std::string words = pages.Words("/audit?record=" + Reference(amina), auditor);
  CHECK(Has(words, "Who saw " + Reference(amina)));
  CHECK(Has(words, "Social worker 1 Looked at /people/{person}"));
  CHECK_FALSE(Has(words, "Amina"));
  CHECK(pages.Get("/audit", council.As("administrator")).status == 403);
}

TEST_CASE_METHOD(PageTest,
                 "What one account did is found by its user name; a name nobody has is said beside the field") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  pages.Get("/people?q=lewis", council.As("adviser"));
  pages.Audit();
  const Actor auditor = council.As("privacy-auditor");
  const std::string words = pages.Words("/audit?user=adviser.1", auditor);
  CHECK(Has(words, "What Adviser 1 did"));
  CHECK(Has(words, "Searched /people " + Reference(amina)));
  CHECK_FALSE(Has(words, "Social worker"));
  CHECK(Has(pages.Words("/audit?user=nobody.such", auditor), "No account has this user name."));
  CHECK(pages.Get("/audit?record=7K3Q", auditor).status == 422);
}

TEST_CASE_METHOD(PageTest, "Looking at the audit is kept in the audit") {
  pages.Get("/audit", council.As("privacy-auditor"));
  const auto rows = pages.Audit(1);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].route == "/audit");
  CHECK(rows[0].actor == council.As("privacy-auditor").user);
}

}  // namespace
}  // namespace caseway::tests
