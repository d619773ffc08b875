#include <catch2/catch.hpp>

#include "tests/support/page_test.h"

namespace caseway::tests {
namespace {

TEST_CASE_METHOD(PageTest, "The pathways stand with what the checker says") {
  const std::string words = pages.Words("/pathways", council.As("adviser"));
  for (const auto& [id, bundle] : council.library().live()) CHECK(Has(words, bundle->definition.title));
  CHECK(Has(words, "No fault: every stage has an owner, a date and a way out, and every rule can be evaluated."));
}

TEST_CASE_METHOD(PageTest, "A pathway shows every stage and action, with its diagram and its dates' sources") {
  for (const auto& [id, bundle] : council.library().live()) {
    CAPTURE(id);
    const auto page = pages.Get("/pathways/" + id, council.As("performance-lead"));
    REQUIRE(page.status == 200);
    CHECK(Has(page.body, "<svg"));
    CHECK(Has(page.body, bundle->digest.substr(0, 16)));
    for (const auto& state : bundle->definition.states) CHECK(Has(page.body, "id=\"stage-" + state.id + "\""));
  }
  const std::string words = pages.Words("/pathways/assessment", council.As("adviser"));
  CHECK(Has(words, "28 days from the first contact, calendar days. A limit: National indicator NI 132"));
  CHECK(pages.Get("/pathways/nothing", council.As("adviser")).status == 404);
}

TEST_CASE_METHOD(PageTest, "What is asked in many places stands on the pathway's page once, as it is written") {
  const std::string words = pages.Words("/pathways/referral", council.As("adviser"));
  CHECK(Has(words, "Conditions asked in many places"));
  CHECK(Has(words,
            "urgent_care.starts_on = null or urgent_care.ends_on = null or urgent_care.ends_on &gt;= "
            "urgent_care.starts_on RF-54, RF-60, RF-46, RF-47, RF-48, RF-49, RF-50, RF-51, RF-52"));
  CHECK(Has(words,
            "(screening.safeguarding in (&quot;no&quot;, &quot;unknown&quot;) or "
            "list contains(case.linked, &quot;safeguarding&quot;)) or (screening.safeguarding = null and "
            "case.safeguarding_reported = &quot;no&quot;) RF-01, RF-56, RF-66, RF-57, RF-02"));
  CHECK(Has(words,
            "The contact is linked to the open case it is passed to; a safeguarding concern is not enough "
            "condition.linked_to_open_case some one in case.linked satisfies"));
  for (const auto& [id, bundle] : council.library().live()) {
    const std::string page = pages.Words("/pathways/" + id, council.As("adviser"));
    for (const auto& condition : bundle->definition.conditions) {
      CAPTURE(id, condition.id);
      CHECK(Has(page, " condition." + condition.id + " "));
    }
  }
  CHECK_FALSE(Has(pages.Words("/pathways/position_of_trust", council.As("adviser")), "asked in many places"));
}

}  // namespace
}  // namespace caseway::tests
