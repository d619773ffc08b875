#include "core/feel/analysis.h"

#include <catch2/catch.hpp>

namespace caseway::feel {

namespace {

TypeScope Forms() {
  TypeScope scope;
  scope.Set("concern", Type::Context({{"safe_now", Type::Choice({"yes", "no"})},
                                      {"words", Type::Text()},
                                      {"helpers", Type::List(Type::Context({{"paid", Type::Boolean()}}))},
                                      {"kinds", Type::List(Type::Choice({"a", "b", "c"}))},
                                      {"reach", Type::Choice({"yes", "maybe"})}}));
  scope.Set("person", Type::Context({{"age", Type::Number()}, {"born", Type::Date()}, {"alive", Type::Boolean()}}));
  const Type moment = Type::Of(Type::Kind::kDateTime);
  scope.Set("submitted", Type::Context({{"a", moment}, {"b", moment}, {"c", moment}, {"d", moment}, {"e", moment}}));
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

TEST_CASE("answers that stand beside each other are decided in every order they can have") {
  CHECK(Of("submitted.a > submitted.b") == Satisfiability::kVaries);
  CHECK(Of("submitted.a > submitted.b and submitted.b >= submitted.a") == Satisfiability::kAlwaysFalse);
  CHECK(Of("submitted.a > submitted.b and not(submitted.a > submitted.b)") == Satisfiability::kAlwaysFalse);
  CHECK(Of("submitted.a < submitted.b and submitted.b < submitted.c and submitted.c < submitted.d") ==
        Satisfiability::kVaries);
  CHECK(Of("submitted.a < submitted.b and submitted.b < submitted.c and submitted.c < submitted.a") ==
        Satisfiability::kAlwaysFalse);
  CHECK(Of("submitted.a = null or submitted.b = null or submitted.a > submitted.b or submitted.a <= submitted.b") ==
        Satisfiability::kAlwaysTrue);
  CHECK(Of("submitted.a < submitted.b and submitted.b < submitted.c and submitted.c < submitted.d and "
           "submitted.d < submitted.e and submitted.e < submitted.a") == Satisfiability::kNotDecided);
  CHECK(Of("person.age > person.age + 1") == Satisfiability::kNotDecided);
}

TEST_CASE("what the procedure cannot decide it says") {
  CHECK(Of("concern.words = upper case(concern.words)") == Satisfiability::kNotDecided);
  CHECK(Of("person.born < today and person.born > date(\"2020-01-01\")") == Satisfiability::kNotDecided);
  CHECK(Of("today > date(\"2020-01-01\")") == Satisfiability::kNotDecided);
  CHECK(Of("person.age * 3 = 1") == Satisfiability::kNotDecided);
  CHECK(Of("count(concern.helpers[paid]) > 1") == Satisfiability::kNotDecided);
}

TEST_CASE("counts, lengths and what a list contains are decided") {
  CHECK(Of("count(concern.helpers) < 0") == Satisfiability::kAlwaysFalse);
  CHECK(Of("count(concern.helpers) > 3 and count(concern.helpers) < 4") == Satisfiability::kAlwaysFalse);
  CHECK(Of("count(concern.helpers) > 2.5 and count(concern.helpers) < 4") == Satisfiability::kVaries);
  CHECK(Of("count(concern.helpers) >= 0") == Satisfiability::kVaries);  // null when the question is not answered
  CHECK(Of("count(concern.helpers) >= 0 or concern.helpers = null") == Satisfiability::kAlwaysTrue);
  CHECK(Of("count(concern.kinds) > 3") == Satisfiability::kAlwaysFalse);
  CHECK(Of("list contains(concern.kinds, \"a\") and count(concern.kinds) = 3") == Satisfiability::kVaries);
  CHECK(Of("list contains(concern.kinds, \"a\") and count(concern.kinds) = 0") == Satisfiability::kAlwaysFalse);
  CHECK(Of("string length(concern.words) < 0") == Satisfiability::kAlwaysFalse);
  CHECK(Of("string length(concern.words) > 3") == Satisfiability::kVaries);
  CHECK(Of("concern.words = \"abcd\" and string length(concern.words) = 3") == Satisfiability::kAlwaysFalse);
  CHECK(Of("count(concern.helpers[paid]) < 0") == Satisfiability::kAlwaysFalse);
}

TEST_CASE("a variable beside itself, a number more or a day from today is decided") {
  CHECK(Of("person.age = person.age") == Satisfiability::kAlwaysTrue);
  CHECK(Of("person.age != person.age") == Satisfiability::kAlwaysFalse);
  CHECK(Of("person.age + 2 > 20 and person.age < 18") == Satisfiability::kAlwaysFalse);
  CHECK(Of("20 - person.age > 2 and person.age < 18") == Satisfiability::kVaries);
  CHECK(Of("abs(person.age) < 0") == Satisfiability::kAlwaysFalse);
  CHECK(Of("person.born < today and person.born > today") == Satisfiability::kAlwaysFalse);
  CHECK(Of("person.born < today") == Satisfiability::kVaries);
  CHECK(Of("person.born > today - duration(\"P5D\") and person.born < today - duration(\"P9D\")") ==
        Satisfiability::kAlwaysFalse);
  CHECK(Of("today - person.born > duration(\"P5D\") and person.born > today") == Satisfiability::kAlwaysFalse);
}

TEST_CASE("what depends on the day it is asked is not decided, and texts have an order") {
  CHECK(Of("person.born.month < today.month and person.born.month > today.day") == Satisfiability::kNotDecided);
  CHECK(Of("person.born.year > 2000 and person.born.year < today.year") == Satisfiability::kNotDecided);
  CHECK(Of("person.born > today - duration(\"P1M\") and person.born < today - duration(\"P30D\")") ==
        Satisfiability::kNotDecided);
  CHECK(Of("concern.words > \"a\" and concern.words != \"b\"") == Satisfiability::kVaries);
  CHECK(Of("concern.words > \"b\" and concern.words < \"a\"") == Satisfiability::kAlwaysFalse);
  CHECK(Of("concern.words < \"a\"") == Satisfiability::kVaries);
}

TEST_CASE("lists and ranges that have nothing in common exclude each other") {
  CHECK(Of("concern.safe_now in [\"yes\"] and concern.safe_now in [\"no\"]") == Satisfiability::kAlwaysFalse);
  CHECK(Of("concern.safe_now in [\"yes\"] or concern.safe_now in [\"no\"]") == Satisfiability::kVaries);
  CHECK(Of("person.age in [1..5] and person.age in [7..9]") == Satisfiability::kAlwaysFalse);
  CHECK(Of("person.age in [10..5]") == Satisfiability::kAlwaysFalse);
  CHECK(Of("list contains([\"yes\"], concern.safe_now) and list contains([\"no\"], concern.safe_now)") ==
        Satisfiability::kAlwaysFalse);
}

TEST_CASE("parts that exclude each other do so beside what cannot be decided") {
  CHECK(Of("upper case(concern.words) = \"A\" and person.age > 5 and person.age < 3") == Satisfiability::kAlwaysFalse);
  CHECK(Of("upper case(concern.words) = \"A\" or 1 < 2") == Satisfiability::kAlwaysTrue);
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
