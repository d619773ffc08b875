#include "core/feel/decision.h"

#include <array>
#include <catch2/catch.hpp>

namespace caseway::feel {

namespace {

const TypeScope& Scope() {
  static const TypeScope kScope = [] {
    TypeScope scope;
    scope.Set("age", Type::Number());
    scope.Set("risk", Type::Choice({"low", "high"}));
    return scope;
  }();
  return kScope;
}

// A table about age and risk; each rule "test; test; output".
DecisionTable ATable(HitPolicy policy, std::vector<std::array<const char*, 3>> rules) {
  DecisionTable table;
  table.policy = policy;
  for (const char* name : {"age", "risk"})
    table.inputs.push_back({name, *Parse(name, Scope()), {}, *Scope().Find(name)});
  table.outputs.resize(1);
  int line = 10;
  for (const auto& [age, risk, output] : rules) {
    TableRule rule;
    rule.tests = {*ParseUnaryTests(age, Scope()), *ParseUnaryTests(risk, Scope())};
    rule.outputs = {*Parse(output, Scope())};
    rule.line = line++;
    table.rules.push_back(std::move(rule));
  }
  return table;
}

NameTable Facts(int age, const char* risk) {
  NameTable facts;
  facts.Set("age", Value::Number(age));
  facts.Set("risk", Value::Text(risk));
  return facts;
}

std::string Said(const DecisionTable& table) {
  std::string all;
  for (const TableProblem& problem : CheckTable(table, Scope())) all += problem.code + ": " + problem.say + "\n";
  return all;
}

}  // namespace

TEST_CASE("each hit policy makes of the matching rules what it says") {
  const std::vector<std::array<const char*, 3>> kRules = {
      {"> 10", "-", "3"}, {"> 20", "-", "1"}, {"-", "\"high\"", "2"}};
  const NameTable facts = Facts(30, "high");
  auto value = [&](HitPolicy policy, Aggregation aggregation = Aggregation::kNone) {
    DecisionTable table = ATable(policy, kRules);
    table.aggregation = aggregation;
    for (const char* ranked : {"1", "2", "3"}) table.outputs[0].ranked.push_back(*Parse(ranked, Scope()));
    return EvaluateTable(table, facts, {}).value.ToString();
  };
  CHECK(value(HitPolicy::kUnique) == "null");
  CHECK(value(HitPolicy::kAny) == "null");
  CHECK(value(HitPolicy::kFirst) == "3");
  CHECK(value(HitPolicy::kPriority) == "1");
  CHECK(value(HitPolicy::kOutputOrder) == "[1, 2, 3]");
  CHECK(value(HitPolicy::kRuleOrder) == "[3, 1, 2]");
  CHECK(value(HitPolicy::kCollect) == "[3, 1, 2]");
  CHECK(value(HitPolicy::kCollect, Aggregation::kSum) == "6");
  CHECK(value(HitPolicy::kCollect, Aggregation::kMin) == "1");
  CHECK(value(HitPolicy::kCollect, Aggregation::kMax) == "3");
  CHECK(value(HitPolicy::kCollect, Aggregation::kCount) == "3");
}

TEST_CASE("a decision says which rule matched and why") {
  const DecisionTable table =
      ATable(HitPolicy::kUnique, {{"< 18", "-", "\"child\""}, {">= 18", "\"high\"", "\"adult\""}});
  const Outcome outcome = EvaluateTable(table, Facts(40, "high"), {});
  CHECK(outcome.value.ToText() == "adult");
  REQUIRE(outcome.rules.size() == 2);
  CHECK(outcome.rules[0].rule == 2);
  CHECK(outcome.rules[0].say ==
        "table: rule 2 (line 11): age is 40, which meets >= 18; risk is \"high\", which meets \"high\"");
}

TEST_CASE("a table without a matching rule gives its default, else null") {
  DecisionTable table = ATable(HitPolicy::kUnique, {{"< 18", "-", "\"child\""}});
  CHECK(EvaluateTable(table, Facts(40, "low"), {}).value.IsNull());
  table.outputs[0].otherwise = *Parse("\"other\"", Scope());
  CHECK(EvaluateTable(table, Facts(40, "low"), {}).value.ToText() == "other");
}

TEST_CASE("two matching rules of a unique table are noted") {
  const Outcome outcome =
      EvaluateTable(ATable(HitPolicy::kUnique, {{"-", "-", "1"}, {"> 1", "-", "2"}}), Facts(5, "low"), {});
  REQUIRE(outcome.notes.size() == 1);
  CHECK(outcome.notes[0] == "table: rules 1 and 2 both match, but only one may");
}

TEST_CASE("a complete table has neither gap nor overlap") {
  CHECK(Said(ATable(HitPolicy::kUnique, {{"< 18", "-", "1"}, {">= 18", "\"low\"", "2"}, {">= 18", "\"high\"", "3"}})) ==
        "");
}

TEST_CASE("gaps and overlaps are named by the values that show them") {
  CHECK(Said(ATable(HitPolicy::kUnique, {{"< 18", "-", "1"}, {"> 18", "-", "2"}})) ==
        "table-gap: no rule matches when age is 18, risk is \"low\"\n"
        "table-gap: no rule matches when age is 18, risk is \"high\"\n");
  CHECK(Said(ATable(HitPolicy::kUnique, {{"<= 18", "-", "1"}, {">= 18", "-", "2"}})) ==
        "table-overlap: rules 1 and 2 both match when age is 18, risk is \"low\"\n");
  CHECK(Said(ATable(HitPolicy::kAny, {{"<= 18", "-", "1"}, {">= 18", "-", "1"}})) == "");
  CHECK(Said(ATable(HitPolicy::kFirst, {{"> 5", "-", "1"}, {"-", "-", "2"}})) == "");
}

TEST_CASE("a table beyond codes and ranges is said to be not decided") {
  CHECK(Said(ATable(HitPolicy::kUnique, {{"modulo(?, 2) = 0", "-", "1"}})) ==
        "table-not-decided: whether the table has gaps or overlaps is not decided: the tests of \"age\" are more than "
        "codes, truths and ranges\n");
}

}  // namespace caseway::feel
