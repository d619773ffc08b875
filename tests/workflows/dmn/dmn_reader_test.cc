#include "workflows/dmn/dmn_reader.h"

#include <catch2/catch.hpp>

namespace caseway::dmn {

namespace {

std::string AModel(const std::string& inside) {
  return "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" name=\"m\">\n" + inside +
         "</definitions>";
}

std::string Fault(const std::string& xml) {
  const auto model = LoadDmn(xml, "m.dmn");
  return model ? "" : model.error().say;
}

const char* const kPriority = R"(<inputData id="i" name="Needs"><variable name="Needs" typeRef="number"/></inputData>
<decision id="d" name="Priority"><variable name="Priority" typeRef="string"/>
<informationRequirement><requiredInput href="#i"/></informationRequirement>
<decisionTable hitPolicy="UNIQUE"><input label="Needs"><inputExpression typeRef="number"><text>Needs</text></inputExpression></input>
<output/>
<rule><description>Two or more needs</description><inputEntry><text>&gt;= 2</text></inputEntry><outputEntry><text>"high"</text></outputEntry></rule>
<rule><inputEntry><text>&lt; 2</text></inputEntry><outputEntry><text>"low"</text></outputEntry></rule>
</decisionTable></decision>
)";

}  // namespace

TEST_CASE("a decision table is read and explained with its line") {
  const auto model = LoadDmn(AModel(kPriority), "m.dmn");
  REQUIRE(model);
  feel::NameTable inputs;
  inputs.Set("Needs", feel::Value::Number(3));
  const feel::Outcome outcome = model->Evaluate("Priority", inputs, {});
  CHECK(outcome.value.ToText() == "high");
  REQUIRE(outcome.rules.size() == 2);
  CHECK(outcome.rules[0].say == "Priority: rule 1 (line 7): Needs is 3, which meets >= 2. Two or more needs");
  CHECK(model->InputsOf("Priority") == std::vector<std::string>{"Needs"});
  CHECK(model->Check({}).empty());
}

TEST_CASE("an input that is not of its type is null") {
  const auto model = LoadDmn(AModel(kPriority), "m.dmn");
  feel::NameTable inputs;
  inputs.Set("Needs", feel::Value::Text("three"));
  const feel::Outcome outcome = model->Evaluate("Priority", inputs, {});
  CHECK(outcome.value.IsNull());
  REQUIRE_FALSE(outcome.notes.empty());
  CHECK(outcome.notes[0] == "\"three\" is not number");
}

TEST_CASE("names of the scope are known without being inputs of the file") {
  feel::TypeScope scope;
  scope.Set("concern", feel::Type::Context({{"safe_now", feel::Type::Choice({"yes", "no"})}}));
  const auto model =
      LoadDmn(AModel("<decision id=\"d\" name=\"Safe\"><literalExpression><text>concern.safe_now = \"yes\""
                     "</text></literalExpression></decision>"),
              "m.dmn", scope);
  REQUIRE(model);
  feel::NameTable facts;
  facts.Set("concern", feel::Value::Context({{"safe_now", feel::Value::Text("yes")}}));
  CHECK(model->Evaluate("Safe", facts, {}).value.IsTrue());
  REQUIRE(model->NamesUsed("Safe").size() == 1);
  CHECK(feel::ToString(model->NamesUsed("Safe")[0]) == "concern.safe_now");
  CHECK(model->Check(scope).empty());
}

TEST_CASE("faults of a file are named with file and line") {
  CHECK(Fault("<definitions>\n<decision") == "m.dmn:2: this is no XML: Error parsing start element tag");
  CHECK(Fault("<html/>") == "m.dmn:1: this is no DMN model");
  CHECK(Fault(AModel(
            "<decision id=\"d\" name=\"A\">\n<literalExpression><text>1 +</text></literalExpression></decision>")) ==
        "m.dmn:3: 1:4: expected a value here, found the end");
  CHECK(Fault(AModel("<decision id=\"d\" name=\"A\"/>\n<decision id=\"e\" name=\"A\"/>")) ==
        "m.dmn:3: there are two elements called \"A\"");
  CHECK(Fault(AModel("<decision id=\"d\" name=\"A\"><informationRequirement><requiredDecision href=\"#d\"/>"
                     "</informationRequirement></decision>")) == "m.dmn:2: \"A\" needs itself");
  CHECK(Fault(AModel("<decision id=\"d\" name=\"A\"><informationRequirement><requiredInput href=\"#x\"/>"
                     "</informationRequirement></decision>")) == "m.dmn:2: nothing here has the id \"x\"");
}

}  // namespace caseway::dmn
