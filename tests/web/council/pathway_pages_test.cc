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
  CHECK(Has(words, "28 days from first contact, calendar days. A limit: National indicator NI 132"));
  CHECK(pages.Get("/pathways/nothing", council.As("adviser")).status == 404);
}

}  // namespace
}  // namespace caseway::tests
