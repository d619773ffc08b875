#include "core/feel/analysis.h"

#include <catch2/catch.hpp>

namespace caseway::feel {

namespace {

TypeScope Forms() {
  TypeScope scope;
  scope.Set("concern", Type::Context({{"safe_now", Type::Choice({"yes", "no"})}, {"words", Type::Text()}}));
  scope.Set("person", Type::Context({{"age", Type::Number()}, {"born", Type::Date()}, {"alive", Type::Boolean()}}));
  return scope;
}

Satisfiability Of(const char* text) { return Analyse(*Parse(text, Forms()), Forms()); }

}  // namespace

TEST_CASE("conditions that nothing can change are found out") {
  CHECK(Of("true") == Satisfiability::kAlwaysTrue);
  CHECK(Of("1 > 2") == Satisfiability::kAlwaysFalse);
  CHECK(Of("concern.safe_now = null or concern.safe_now != null") == Satisfiability::kAlwaysTrue);
  CHECK(Of("concern.safe_now = \"yes\" and concern.safe_now = \"no\"") == Satisfiability::kAlwaysFalse);
  CHECK(Of("person.age > 17 and person.age < 16") == Satisfiability::kAlwaysFalse);
  CHECK(Of("person.age >= 18 and person.age in [1..18)") == Satisfiability::kAlwaysFalse);
  CHECK(Of("person.born < date(\"2020-01-01\") and person.born > date(\"2020-01-01\")") ==
        Satisfiability::kAlwaysFalse);
  CHECK(Of("concern.safe_now != null and concern.safe_now != \"yes\" and concern.safe_now != \"no\"") ==
        Satisfiability::kAlwaysFalse);
}

TEST_CASE("conditions that depend on the answers vary") {
  CHECK(Of("concern.safe_now = \"yes\"") == Satisfiability::kVaries);
  CHECK(Of("concern.safe_now = \"yes\" or concern.safe_now != \"yes\"") == Satisfiability::kAlwaysTrue);
  CHECK(Of("person.age > 17 or person.age <= 17") == Satisfiability::kVaries);  // null when the age is not known
  CHECK(Of("person.age > 17 and person.age < 18") == Satisfiability::kVaries);  // 17.5
  CHECK(Of("person.alive and not(person.age between 1 and 5)") == Satisfiability::kVaries);
  CHECK(Of("if person.alive then concern.words = \"a\" else false") == Satisfiability::kVaries);
}

TEST_CASE("what the procedure cannot decide it says") {
  CHECK(Of("string length(concern.words) > 3") == Satisfiability::kNotDecided);
  CHECK(Of("person.born < today") == Satisfiability::kNotDecided);
  CHECK(Of("person.age = person.age") == Satisfiability::kNotDecided);
}

TEST_CASE("conditions that exclude each other are found out together") {
  const TypeScope scope = Forms();
  const Expression yes = *Parse("concern.safe_now = \"yes\"", scope);
  const Expression no = *Parse("concern.safe_now = \"no\"", scope);
  CHECK(AnalyseTogether({yes, no}, scope) == Satisfiability::kAlwaysFalse);
  CHECK(AnalyseTogether({yes, yes}, scope) == Satisfiability::kVaries);
}

TEST_CASE("a condition without names is constant") {
  CHECK(IsConstant(*Parse("1 + 1 = 2", Forms())));
  CHECK_FALSE(IsConstant(*Parse("person.alive", Forms())));
}

}  // namespace caseway::feel
