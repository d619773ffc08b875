// What `caseway feel` prints and how it ends: a value, a null by the standard, a misuse.
#include <catch2/catch.hpp>
#include <sstream>

#include "app/commands/feel.h"

namespace caseway {
namespace {

struct Ended {
  int status;
  std::string out, err;
};

Ended Feel(const std::string& expression, const std::string& context = "", const std::string& typed = "") {
  std::istringstream in(typed);
  std::ostringstream out, err;
  FeelOptions options;
  options.expression = expression;
  options.context = context;
  const int status = RunFeel(options, in, out, err);
  return {status, out.str(), err.str()};
}

}  // namespace

TEST_CASE("caseway feel prints the value and nothing else") {
  for (const auto& [expression, value] :
       {std::pair{"a + 1", "42\n"}, std::pair{"if null then 1 else 2", "2\n"}, std::pair{"null", "null\n"},
        std::pair{"count([1, null])", "2\n"}, std::pair{"count(1)", "1\n"},
        std::pair{"a in [1..50] and a > 1", "true\n"}}) {
    const Ended ended = Feel(expression, "{a: 41}");
    INFO(expression << ": " << ended.err);
    CHECK(ended.status == 0);
    CHECK(ended.out == value);
    CHECK(ended.err.empty());
  }
  CHECK(Feel("-", "", "1 + 2").out == "3\n");
}

TEST_CASE("caseway feel gives a null of the standard with a warning at its place") {
  const Ended zero = Feel("1 +\n1 / 0");
  CHECK(zero.status == 0);
  CHECK(zero.out == "null\n");
  CHECK(zero.err == "feel: warning: 2:3: this arithmetic gives null\n");
  CHECK(Feel("date(\"2026-02-30\")").err == "feel: warning: 1:1: \"date\" gives null for what it is called with\n");
  const Ended number = Feel("[1, number(\"x\")]");
  CHECK(number.status == 0);
  CHECK(number.out == "[1, null]\n");
  CHECK(number.err == "feel: warning: 1:5: \"x\" is no number\n");
}

TEST_CASE("caseway feel names a misuse with its place and ends with 1") {
  const std::pair<const char*, const char*> kMisuses[] = {
      {"a + foo", "feel:1:5: \"foo\" is not a name known here\n"},
      {"foo(1)", "feel:1:1: \"foo\" is not a name known here\n"},
      {"string length(\"a\", \"b\")", "feel:1:1: \"string length\" is called with (string)\n"},
      {"\"a\" + 1", "feel:1:5: this arithmetic joins string and number\n"},
      {"1 = \"a\"", "feel:1:3: a number is compared with a string\n"},
      {"matches(\"a\", \"[\")", "feel:1:14: the pattern \"[\" cannot be used: missing ]: [\n"}};
  for (const auto& [expression, say] : kMisuses) {
    const Ended ended = Feel(expression, "{a: 41}");
    INFO(expression);
    CHECK(ended.status == 1);
    CHECK(ended.out == "null\n");
    CHECK(ended.err == say);
  }
}

TEST_CASE("caseway feel only warns of a misuse that costs nothing") {
  const Ended ended = Feel("foo = 1 or true");
  CHECK(ended.status == 0);
  CHECK(ended.out == "true\n");
  CHECK(ended.err == "feel: warning: 1:1: \"foo\" is not a name known here\n");
}

TEST_CASE("caseway feel refuses what cannot be read with its place") {
  const Ended expression = Feel("1 +");
  CHECK(expression.status == 2);
  CHECK(expression.out.empty());
  CHECK(expression.err == "feel:1:4: expected a value here, found the end\n");
  const Ended context = Feel("1", "{a: }");
  CHECK(context.status == 2);
  CHECK(context.err == "feel: context:1:5: expected a value here, found \"}\"\n");
  CHECK(Feel("1", "[1]").err == "feel: context:1:1: a context is needed, like {a: 1}\n");
  CHECK(Feel("1", "{a: b}").err == "feel: context:1:5: \"b\" is not a name known here\n");
}

}  // namespace caseway
