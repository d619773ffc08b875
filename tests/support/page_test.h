// PageTest: what a test of pages begins with: a council and its pages, and looking at what a page says.
//
//   TEST_CASE_METHOD(PageTest, "A worker's page names the people they hold cases about") {
//     const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
//     CHECK(Has(pages.Words(Path(amina), council.As("social-worker")), "Amina"));
//   }
//
// Every test gets a council of its own. Threads: the test's own.
#pragma once

#include <string>

#include "core/reference.h"
#include "tests/support/council_pages.h"

namespace caseway::tests {

struct PageTest {
  Council council;
  CouncilPages pages{council};
};

inline bool Has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// "/people/7k3qf2m9x/notes", "/cases/7k3qf2m9x/notes"
inline std::string Path(PersonId id, const std::string& more = "") { return "/people/" + PathReference(id) + more; }
inline std::string Path(CaseId id, const std::string& more = "") { return "/cases/" + PathReference(id) + more; }

}  // namespace caseway::tests
