#include "core/reference.h"

#include <catch2/catch.hpp>
#include <set>

using namespace caseway;

TEST_CASE("a reference leads back to its id, in both shapes and however it is typed") {
  for (std::int64_t id = 1; id < 3000; ++id) {
    REQUIRE(*ParseReference(ReferenceOf(id)) == id);
    REQUIRE(*ParseReference(PathReferenceOf(id)) == id);
  }
  CHECK(*ParseReference(ReferenceOf((1ll << 40) - 1)) == (1ll << 40) - 1);
}

TEST_CASE("neighbouring ids have unlike references") {
  std::set<std::string> starts;
  for (std::int64_t id = 1; id <= 100; ++id) starts.insert(ReferenceOf(id).substr(0, 3));
  CHECK(starts.size() > 90);
}

TEST_CASE("one mistyped character is always caught") {
  const std::string good = ReferenceOf(123456);
  for (std::size_t at : {0u, 1u, 2u, 3u, 5u, 6u, 7u, 8u}) {
    for (char c : std::string("0123456789ABCDEFGHJKMNPQRSTVWXYZ")) {
      std::string bad = good;
      if (bad[at] == c) continue;
      bad[at] = c;
      REQUIRE(ParseReference(bad).error().say ==
              "This reference is mistyped: its last character does not fit the rest.");
    }
  }
}

TEST_CASE("a reference of the wrong length says so") {
  CHECK(ParseReference("7K3Q").error().say ==
        "This reference is too short: it has nine characters, such as 7K3Q-F2M9-X.");
  CHECK(ParseReference("7K3Q-F2M9-XX").error().say ==
        "This reference is too long: it has nine characters, such as 7K3Q-F2M9-X.");
  CHECK(ParseReference("7K3Q-F2M!-X").error().say == "A reference has only letters and digits, such as 7K3Q-F2M9-X.");
}
