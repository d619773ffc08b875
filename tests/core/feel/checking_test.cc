#include <catch2/catch.hpp>

#include "core/feel/expression.h"

namespace caseway::feel {

namespace {

TypeScope Forms() {
  TypeScope scope;
  scope.Set("concern", Type::Context({{"safe_now", Type::Choice({"yes", "no", "unknown"})},
                                      {"received", Type::Date()},
                                      {"types", Type::List(Type::Choice({"physical", "neglect"}))},
                                      {"rows", Type::List(Type::Context({{"kind", Type::Text()}}))}}));
  scope.Set("person", Type::Context({{"age", Type::Number()}, {"alive", Type::Boolean()}}));
  return scope;
}

std::string Faults(const char* text) {
  const auto expression = Parse(text, Forms());
  if (!expression) return expression.error().say;
  std::string all;
  for (const Problem& problem : CheckCondition(*expression, Forms())) {
    all += std::to_string(problem.line) + ":" + std::to_string(problem.column) + " " + problem.code + ": " +
           problem.say + "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("a sound condition has no fault") {
  for (const char* text :
       {"concern.safe_now != null", "concern.safe_now = \"yes\" and person.age >= 18", "person.alive",
        "concern.safe_now in (\"yes\", \"no\")", "today - concern.received > duration(\"P28D\")",
        "list contains(concern.types, \"neglect\")", "count(concern.rows[kind = \"a\"]) > 1",
        "some r in concern.rows satisfies r.kind = \"a\"", "person.age between 18 and 64"}) {
    INFO(text);
    CHECK(Faults(text) == "");
  }
}

TEST_CASE("each fault is named with its place and a sentence") {
  const std::pair<const char*, const char*> kCases[] = {
      {"concer.safe_now = \"yes\"", "1:1 unknown-name: \"concer\" is not a name known here\n"},
      {"concern.safe = \"yes\"", "1:9 unknown-member: \"concern\" has no \"safe\"\n"},
      {"person.age = \"old\"", "1:12 unlike-types: a number is compared with a string\n"},
      {"concern.safe_now = \"maybe\"",
       "1:20 code-not-offered: compared with \"maybe\", which is not one of \"yes\", \"no\", \"unknown\"\n"},
      {"concern.safe_now in (\"yes\", \"maybe\")",
       "1:29 code-not-offered: compared with \"maybe\", which is not one of \"yes\", \"no\", \"unknown\"\n"},
      {"person.age", "1:8 not-boolean: a condition must be true or false, this is number\n"},
      {"person.age and true", "1:8 not-boolean: true or false is needed here, this is number\n"},
      {"substring(\"a\") = \"a\"",
       "1:1 wrong-arguments: \"substring\" is called with (string, start position, [length])\n"},
      {"person.age(1) = 1", "1:8 not-a-function: a number cannot be called\n"},
      {"person.age + \"a\" = 1", "1:12 unlike-types: this arithmetic joins number and string\n"}};
  for (const auto& [text, expected] : kCases) {
    INFO(text);
    CHECK(Faults(text) == expected);
  }
}

TEST_CASE("the names a condition uses are listed once, with members") {
  const auto expression = Parse(
      "concern.safe_now = \"yes\" and (some r in concern.rows satisfies r.kind = person.age) and concern.safe_now != "
      "null",
      Forms());
  std::string names;
  for (const NamePath& path : NamesUsed(*expression)) names += ToString(path) + " ";
  CHECK(names == "concern.safe_now concern.rows person.age ");
}

}  // namespace caseway::feel
