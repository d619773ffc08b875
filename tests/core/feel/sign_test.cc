#include "core/feel/sign.h"

#include <catch2/catch.hpp>

namespace caseway::feel {
namespace {

TypeScope Forms() {
  TypeScope scope;
  scope.Set("visit", Type::Context({{"words", Type::Text()},
                                    {"helpers", Type::List(Type::Context({{"hours", Type::Number()}}))},
                                    {"age", Type::Number()},
                                    {"balance", Type::Number()}}));
  return scope;
}

// "holds", "never", "-"; the form takes no age and no hours below 0.
std::string Of(const char* text) {
  const auto held = HeldBySign(*Parse(text, Forms()), [](const NamePath& path) {
    return path == NamePath{"visit", "age"} || path == NamePath{"visit", "helpers", "hours"};
  });
  return held ? *held ? "holds" : "never" : "-";
}

TEST_CASE("a count, a length and an amount without sign are never below none") {
  CHECK(Of("count(visit.helpers) >= 0") == "holds");
  CHECK(Of("0 <= count(visit.helpers[hours > 2])") == "holds");
  CHECK(Of("count(visit.helpers) > -1") == "holds");
  CHECK(Of("string length(visit.words) != -1") == "holds");
  CHECK(Of("string length(visit.words) < 0") == "never");
  CHECK(Of("abs(visit.balance) = -2") == "never");
  CHECK(Of("not(count(visit.helpers) < 0)") == "holds");
}

TEST_CASE("what is made of such numbers is never below none either") {
  CHECK(Of("count(visit.helpers) + string length(visit.words) * 2 >= 0") == "holds");
  CHECK(Of("sum(visit.helpers.hours) >= 0") == "holds");
  CHECK(Of("max(visit.age, count(visit.helpers)) < 0") == "never");
  CHECK(Of("visit.age >= 0") == "holds");
}

TEST_CASE("one part may decide for the whole condition") {
  CHECK(Of("visit.balance > 3 or count(visit.helpers) >= 0") == "holds");
  CHECK(Of("visit.balance > 3 and count(visit.helpers) < 0") == "never");
  CHECK(Of("visit.age >= 0 and count(visit.helpers) >= 0") == "holds");
}

TEST_CASE("where signs do not tell nothing is said") {
  CHECK(Of("count(visit.helpers) > 0") == "-");
  CHECK(Of("count(visit.helpers) <= 0") == "-");
  CHECK(Of("count(visit.helpers) - 2 >= 0") == "-");
  CHECK(Of("visit.balance >= 0") == "-");
  CHECK(Of("visit.balance > 3 and count(visit.helpers) >= 0") == "-");
  CHECK(Of("visit.age != null") == "-");
}

}  // namespace
}  // namespace caseway::feel
