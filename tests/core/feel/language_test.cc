// The language by topic, as tables of an expression and its value.
#include <catch2/catch.hpp>

#include "core/feel/expression.h"

namespace caseway::feel {

namespace {

struct Case {
  const char* expression;
  const char* expected;
};

Settings At() {
  Settings settings;
  settings.now = *ParseInstant("2026-10-01T09:16");
  return settings;
}

NameTable Facts() {
  NameTable facts;
  facts.Set("Full Name", Value::Text("Ada Okafor"));
  facts.Set("a", Value::Number(5));
  facts.Set("b", Value::Number(3));
  facts.Set("a-b", Value::Number(99));
  facts.Set("nothing", Value::Null());
  facts.Set("rows", Value::List({Value::Context({{"kind", Value::Text("x")}, {"n", Value::Number(1)}}),
                                 Value::Context({{"kind", Value::Text("y")}, {"n", Value::Number(2)}})}));
  return facts;
}

TypeScope Scope() {
  TypeScope scope;
  for (const char* name : {"Full Name", "a", "b", "a-b", "nothing", "rows"}) scope.Set(name, Type::Any());
  return scope;
}

void Check(std::initializer_list<Case> cases) {
  for (const Case& one : cases) {
    INFO(one.expression);
    const auto expression = Parse(one.expression, Scope());
    if (!expression) FAIL_CHECK(expression.error().say);
    else CHECK(Evaluate(*expression, Facts(), At()).ToString() == one.expected);
  }
}

}  // namespace

TEST_CASE("literals stand for their values") {
  Check({{"1.50", "1.5"},
         {".5", "0.5"},
         {"\"a\\n\\u00e9\"", "\"a\\né\""},
         {"true", "true"},
         {"null", "null"},
         {"[1, \"a\", null]", "[1, \"a\", null]"},
         {"{a b: 1, \"c\": 2}", "{a b: 1, c: 2}"},
         {"@\"2026-10-01\"", "2026-10-01"},
         {"@\"P1DT2H\"", "P1DT2H"},
         {"@\"P1Y2M\"", "P1Y2M"},
         {"1 // a remark\n + /* another */ 2", "3"}});
}

TEST_CASE("names may have spaces and signs, and the longest known one wins") {
  Check({{"Full Name", "\"Ada Okafor\""},
         {"Full   Name", "\"Ada Okafor\""},
         {"a-b", "99"},
         {"a - b", "2"},
         {"b+a", "8"},
         {"{first name: 1, whole: first name + 1}.whole", "2"}});
}

TEST_CASE("arithmetic is decimal and null where it does not apply") {
  Check({{"0.1 + 0.2", "0.3"},
         {"-2 ** 2", "4"},
         {"10 / 4", "2.5"},
         {"1 / 0", "null"},
         {"1 + \"a\"", "null"},
         {"\"a\" + \"b\"", "\"ab\""},
         {"2 + 3 * 4", "14"},
         {"(2 + 3) * 4", "20"},
         {"nothing + 1", "null"}});
}

TEST_CASE("logic has three values") {
  Check({{"true and null", "null"},
         {"false and null", "false"},
         {"true or null", "true"},
         {"false or null", "null"},
         {"not(null)", "null"},
         {"nothing = null", "true"},
         {"1 = null", "false"},
         {"1 = \"1\"", "null"},
         {"null < 1", "null"},
         {"if null then 1 else 2", "2"}});
}

TEST_CASE("ranges and tests decide membership") {
  Check({{"5 between 1 and 5", "true"},
         {"5 in [1..5)", "false"},
         {"5 in (1, 2, 5)", "true"},
         {"5 in > 4", "true"},
         {"5 in (< 3, > 4)", "true"},
         {"5 in ]5..6]", "false"},
         {"\"b\" in [\"a\", \"b\"]", "true"},
         {"3 in [1..5] and true", "true"},
         {"3 in [1..5] and 9 in [7..8]", "false"},
         {"\"b\" in [\"a\"] or true", "true"},
         {"3 in > 2 and 1 = 1", "true"},
         {"3 in (1, > 2) and true", "true"},
         {"1 in [10..5]", "null"},
         {"[1..10[ = [1..10)", "true"},
         {"[1..10].end", "10"}});
}

TEST_CASE("lists are filtered, indexed and gone through") {
  Check({{"rows[kind = \"y\"].n", "[2]"},
         {"rows.n", "[1, 2]"},
         {"rows[-1].n", "2"},
         {"rows[3]", "null"},
         {"[1, 2, 3, 4][item > 2]", "[3, 4]"},
         {"for x in 1..3 return x * x", "[1, 4, 9]"},
         {"for x in [1, 2], y in [10, 20] return x + y", "[11, 21, 12, 22]"},
         {"for i in 0..4 return if i = 0 then 1 else i * partial[-1]", "[1, 1, 2, 6, 24]"},
         {"some r in rows satisfies r.n > 1", "true"},
         {"every r in rows satisfies r.n > 1", "false"},
         {"a[1]", "5"}});
}

TEST_CASE("functions are defined, passed on and called by name") {
  Check({{"{twice: function(x: number) x * 2, y: twice(21)}.y", "42"},
         {"{twice: function(x: number) x * 2, y: twice(\"a\")}.y", "null"},
         {"sort([3, 1, 2], function(x, y) x > y)", "[3, 2, 1]"},
         {"substring(start position: 2, string: \"abc\")", "\"bc\""},
         {"substring(\"abc\")", "null"},
         {"{n: 2, f: function(x) x + n}.f(1)", "3"}});
}

TEST_CASE("texts are counted in characters and matched in linear time") {
  Check({{"string length(\"\\U01F600é\")", "2"},
         {"substring(\"Zoë Brown\", 1, 3)", "\"Zoë\""},
         {"upper case(\"zoë\")", "\"ZOË\""},
         {"replace(\"01/10/2026\", \"(\\d+)/(\\d+)/(\\d+)\", \"$3-$2-$1\")", "\"2026-10-01\""},
         {"split(\"a;b;;\", \";\")", "[\"a\", \"b\", \"\", \"\"]"},
         {"matches(\"ABC\", \"b\", \"i\")", "true"},
         {"matches(\"aa\", \"(a)\\1\")", "null"},
         {"string join([\"a\", null, \"b\"], \", \")", "\"a, b\""},
         {"contains(\"abc\", \"b\")", "true"}});
}

TEST_CASE("numbers are rounded, summed and compared") {
  Check({{"decimal(1.115, 2)", "1.12"},
         {"round half up(-2.5, 0)", "-3"},
         {"floor(-1.5)", "-2"},
         {"modulo(-12, 5)", "3"},
         {"sum([1.1, 2.2])", "3.3"},
         {"mean(1, 2, 3)", "2"},
         {"median([8, 2, 5, 3])", "4"},
         {"mode([6, 3, 9, 6, 6])", "[6]"},
         {"max([\"a\", \"c\", \"b\"])", "\"c\""},
         {"count([])", "0"},
         {"sum([])", "null"},
         {"number(\"1 000,5\", \" \", \",\")", "1000.5"}});
}

TEST_CASE("lists are joined, cut and asked") {
  Check({{"append([1], 2, 3)", "[1, 2, 3]"},
         {"concatenate([1], [2])", "[1, 2]"},
         {"union([1, 2], [2, 3])", "[1, 2, 3]"},
         {"flatten([[1, [2]], 3])", "[1, 2, 3]"},
         {"insert before([1, 3], 2, 2)", "[1, 2, 3]"},
         {"remove([1, 2, 3], -1)", "[1, 2]"},
         {"sublist([1, 2, 3], 2, 1)", "[2]"},
         {"index of([1, 2, 1], 1)", "[1, 3]"},
         {"list contains([1, null], null)", "true"},
         {"distinct values([1, 2, 1])", "[1, 2]"},
         {"context put({a: 1}, \"b\", 2)", "{a: 1, b: 2}"},
         {"get value({a: 1}, \"a\")", "1"}});
}

TEST_CASE("days, times and durations are reckoned as calendars do") {
  Check({{"date(\"2024-02-29\") + duration(\"P1Y\")", "2025-02-28"},
         {"date(\"2026-01-31\") + @\"P1M\"", "2026-02-28"},
         {"date(\"2026-03-01\") - date(\"2026-02-01\")", "P28D"},
         {"date(2026, 2, 30)", "null"},
         {"today", "2026-10-01"},
         {"today()", "2026-10-01"},
         {"today - date(\"2026-09-01\") > duration(\"P28D\")", "true"},
         {"date(\"2026-10-01\").weekday", "4"},
         {"day of week(@\"2026-10-01\")", "\"Thursday\""},
         {"week of year(@\"2021-01-01\")", "53"},
         {"time(\"23:30:00\") + @\"PT1H\"", "00:30:00"},
         {"years and months duration(@\"2020-02-29\", @\"2026-02-28\")", "P5Y11M"},
         {"@\"2026-10-25T12:00:00@Europe/London\".time offset", "PT0S"},
         {"@\"PT36H\" / @\"PT12H\"", "3"},
         {"@\"P2Y\" * 1.5", "P3Y"}});
}

TEST_CASE("kinds are asked with instance of") {
  Check({{"1 instance of number", "true"},
         {"[1, 2] instance of list<number>", "true"},
         {"{a: 1} instance of context<a: string>", "false"},
         {"null instance of number", "false"},
         {"[1..2] instance of range<number>", "true"}});
}

TEST_CASE("what cannot be read is said with its place") {
  const std::pair<const char*, const char*> kCases[] = {
      {"1 +", "1:4: expected a value here, found the end"},
      {"a =\n )", "2:2: expected a value here, found \")\""},
      {"\"open", "1:1: the text in quotes is not closed"},
      {"if a then b", "1:12: expected \"else\" here, found the end"},
      {"a b", "1:3: expected the end here, found \"b\""},
      {"? > 1", "1:3: \"?\" stands for the tested value and is only known inside a test"},
      {"@\"2026-13-01\"", "1:1: \"2026-13-01\" is no date, time or duration"},
      {"{a: 1, a: 2}", "1:12: the entry \"a\" is there twice"},
      {"\xFF", "1:1: the text is not valid UTF-8"}};
  for (const auto& [text, expected] : kCases) {
    INFO(text);
    const auto expression = Parse(text, Scope());
    REQUIRE_FALSE(expression);
    CHECK(expression.error().say == expected);
  }
}

TEST_CASE("evaluation is bounded in depth and steps") {
  const auto nested = Parse(std::string(5000, '(') + "1" + std::string(5000, ')'), {});
  REQUIRE_FALSE(nested);
  std::vector<std::string> notes;
  Settings settings = At();
  settings.max_steps = 1000;
  settings.notes = &notes;
  const auto loop = Parse("for x in 1..100, y in 1..100 return x * y", {});
  CHECK(Evaluate(*loop, NameTable(), settings).IsNull());
  REQUIRE_FALSE(notes.empty());
  CHECK(notes[0] == "the evaluation was stopped: it takes too many steps or calls itself too deeply");
}

TEST_CASE("a range too long to go through is said to be that") {
  for (const char* text : {"for i in 1..100000000 return i", "some i in [1..100000000] satisfies i = 2",
                           "count(for d in date(\"0001-01-01\")..date(\"9999-12-31\") return d)"}) {
    INFO(text);
    std::vector<std::string> notes;
    Settings settings = At();
    settings.notes = &notes;
    CHECK(Evaluate(*Parse(text, {}), NameTable(), settings).IsNull());
    REQUIRE_FALSE(notes.empty());
    CHECK(notes[0] == "the evaluation was stopped: it takes too many steps or calls itself too deeply");
  }
}

TEST_CASE("values that would outgrow the memory are null") {
  for (const char* text : {"for i in 1..60 return if i = 1 then \"ab\" else partial[-1] + partial[-1]",
                           "for x in 1..60 return {k: partial}"}) {
    INFO(text);
    const Value grown = Evaluate(*Parse(text, {}), NameTable(), At());
    REQUIRE(grown.ToString().size() < 60'000'000);
  }
  CHECK(Evaluate(*Parse("(for x in 1..60 return {k: partial})", {}), NameTable(), At()).IsNull());
}

TEST_CASE("unary tests judge the value in hand") {
  struct Test {
    const char* tests;
    Value input;
    Truth expected;
  };
  const Test kTests[] = {{"-", Value::Number(1), Truth::kTrue},
                         {">= 18", Value::Number(18), Truth::kTrue},
                         {"\"a\", \"b\"", Value::Text("b"), Truth::kTrue},
                         {"not(\"a\", \"b\")", Value::Text("b"), Truth::kFalse},
                         {"[1..3)", Value::Number(3), Truth::kFalse},
                         {"? > 2 and ? < 5", Value::Number(3), Truth::kTrue},
                         {"starts with(?, \"A\")", Value::Text("Ada"), Truth::kTrue},
                         {"-1", Value::Number(-1), Truth::kTrue},
                         {"null", Value::Null(), Truth::kTrue},
                         {"> 1", Value::Text("x"), Truth::kUnknown}};
  for (const Test& one : kTests) {
    INFO(one.tests);
    const auto tests = ParseUnaryTests(one.tests, Scope());
    REQUIRE(tests);
    CHECK(EvaluateTests(*tests, one.input, Facts(), At()) == one.expected);
  }
}

TEST_CASE("values come back from documents as they went in") {
  for (const char* text : {"null", "true", "12", "0.1", "\"a\"", "@\"2026-10-01\"", "@\"10:00:00Z\"", "@\"P1D\"",
                           "@\"P1M\"", "[1, [2]]", "{a: 1, b: {c: @\"2026-10-01T10:00:00\"}}"}) {
    INFO(text);
    const Value value = Evaluate(*Parse(text, {}), NameTable(), At());
    CHECK(FromDocument(ToDocument(value)).ToString() == value.ToString());
  }
}

}  // namespace caseway::feel
