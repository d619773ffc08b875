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
  INFO(words);
  CHECK(Has(words, "Social worker 1 Looked at A person"));
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
  CHECK(Has(words, "Searched Finding people " + Reference(amina)));
  CHECK_FALSE(Has(words, "Social worker"));
  CHECK(Has(pages.Words("/audit?user=nobody.such", auditor), "No account has this user name."));
  CHECK(pages.Get("/audit?record=7K3Q", auditor).status == 422);
}

TEST_CASE_METHOD(PageTest, "A record and an account together find what that person did with that record") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis")),
                 noor = council.AddPerson(APerson("Noor", "Khan"));
  pages.Get("/people/" + PathReference(amina), council.As("social-worker"));
  pages.Get("/people/" + PathReference(noor), council.As("social-worker"));
  pages.Get("/people/" + PathReference(amina), council.As("adviser"));
  pages.Audit();
  const std::string words =
      pages.Words("/audit?user=adviser.1&record=" + Reference(amina), council.As("privacy-auditor"));
  CHECK(Has(words, "What Adviser 1 did with " + Reference(amina)));
  CHECK(Has(words, "Adviser 1 Looked at A person " + Reference(amina)));
  CHECK_FALSE(Has(words, "Social worker 1"));
  CHECK_FALSE(Has(words, Reference(noor)));
}

TEST_CASE_METHOD(PageTest, "The audit is narrowed by the kind of deed and by days; days it cannot read are said") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  pages.Get("/people/" + PathReference(amina), council.As("social-worker"));
  pages.Get("/people?q=lewis", council.As("adviser"));
  pages.Audit();
  const Actor auditor = council.As("privacy-auditor");
  const std::string searched = pages.Words("/audit?deed=searched", auditor);
  CHECK(Has(searched, "Adviser 1 Searched"));
  CHECK_FALSE(Has(searched, "Social worker 1 Looked at"));
  const std::string today = FormatShort(LondonDate(council.now()));
  CHECK(Has(pages.Words("/audit?from=" + today + "&to=" + today, auditor), "Social worker 1 Looked at"));
  CHECK(Has(pages.Words("/audit?to=1/1/2020", auditor), "There are no entries here."));
  CHECK(pages.Get("/audit?from=31/2/2026", auditor).status == 422);
  CHECK(Has(pages.Words("/audit?from=2/3/2026&to=1/3/2026", auditor), "The last day is before the first."));
}

TEST_CASE_METHOD(PageTest, "An entry of many records leads to a page that lists them all") {
  std::string last;
  for (int i = 0; i < 9; ++i)
    last = Reference(council.AddPerson(APerson("Amina" + std::string(1, static_cast<char>('a' + i)), "Lewis")));
  pages.Get("/people?q=lewis", council.As("adviser"));
  const auto position = pages.Audit().front().position;
  const Actor auditor = council.As("privacy-auditor");
  CHECK(Has(pages.Words("/audit", auditor), "and 3 more records of entry " + std::to_string(position)));
  const std::string words = pages.Words("/audit/" + std::to_string(position), auditor);
  CHECK(Has(words, "Audit entry " + std::to_string(position)));
  CHECK(Has(words, last));
  CHECK(pages.Get("/audit/999999", auditor).status == 404);
}

TEST_CASE_METHOD(PageTest, "The audit is saved as a file, and that is kept in the audit") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  pages.Get("/people/" + PathReference(amina), council.As("social-worker"));
  pages.Audit();
  const auto file = pages.Get("/audit.csv?record=" + Reference(amina), council.As("privacy-auditor"));
  CHECK(file.status == 200);
  CHECK(Has(file.body, "When,Who,What,Page,Address,Records,Place in the chain"));
  CHECK(Has(file.body, "Social worker 1,Looked at,A person,/people/{person},"));
  CHECK(pages.Audit(1).at(0).deed == AuditDeed::kExported);
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
