// Casework: what the tests of the case page begin with: a council, its pages and somebody a case is about.
#pragma once

#include "tests/support/page_test.h"

namespace caseway::tests {

struct Casework : PageTest {
  Actor adviser = council.As("adviser"), worker = council.As("safeguarding-worker");
  PersonId person = council.AddPerson(APerson("Amina", "Test"));
};

}  // namespace caseway::tests
