// What `caseway decide` says of inputs that do not fit, and how it explains every hit policy.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/commands/decide.h"
#include "app/commands/tck.h"

namespace caseway {
namespace {

// A model of one table over Age (a number) and Born (a date), under the hit policy given.
constexpr char kHead[] =
    R"(<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="f" name="f" namespace="u">
  <inputData id="i" name="Age"><variable name="Age" typeRef="number"/></inputData>
  <inputData id="b" name="Born"><variable name="Born" typeRef="date"/></inputData>
  <decision id="d" name="Level"><variable name="Level"/>
    <informationRequirement><requiredInput href="#i"/></informationRequirement>
    <informationRequirement><requiredInput href="#b"/></informationRequirement>
    <decisionTable hitPolicy=)";
constexpr char kColumns[] = R"(>
      <input label="Age"><inputExpression typeRef="number"><text>Age</text></inputExpression></input>
      <output name="Level"><outputValues><text>3, 2, 1</text></outputValues></output>)";
constexpr char kRules[] = R"(
      <rule><inputEntry><text>&gt; 10</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>
      <rule><inputEntry><text>&gt; 20</text></inputEntry><outputEntry><text>2</text></outputEntry></rule>
      <rule><inputEntry><text>&gt; 30</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>
)";

struct Ended {
  int status;
  std::string out, err;
};

class File {
 public:
  explicit File(const std::string& policy)
      : path_((std::filesystem::temp_directory_path() / ("caseway-decide-" + std::to_string(getpid()) + ".dmn"))
                  .string()) {
    std::ofstream(path_) << kHead << policy << kColumns << kRules;
  }
  ~File() { std::filesystem::remove(path_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  Ended Decide(const std::string& inputs, bool explain = false, const std::string& decision = "Level") const {
    std::ostringstream out, err;
    DecideOptions options;
    options.file = path_;
    options.decision = decision;
    options.inputs = inputs;
    options.explain = explain;
    const int status = RunDecide(options, out, err);
    return {status, out.str(), err.str()};
  }

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// The last line of the explanation: what the hit policy made of the rules that match.
std::string WhyOf(const std::string& policy, int age) {
  const Ended ended = File(policy).Decide("{Age: " + std::to_string(age) + ", Born: null}", true);
  const std::string printed = ended.out.substr(0, ended.out.size() - 1);
  return printed.substr(printed.rfind('\n') + 1);
}

}  // namespace

TEST_CASE("caseway decide says of each hit policy which rule decided and why") {
  CHECK(WhyOf("\"UNIQUE\"", 15) == "  Level: rule 1 decides: UNIQUE, and no other rule matches");
  CHECK(WhyOf("\"UNIQUE\"", 25) == "  Level: nothing is decided: UNIQUE allows one rule, and 1 and 2 match");
  CHECK(WhyOf("\"ANY\"", 15) == "  Level: rule 1 decides: ANY, and no other rule matches");
  CHECK(WhyOf("\"ANY\"", 25) ==
        "  Level: nothing is decided: ANY wants the same of all that match, and rules 1 and 2 differ");
  CHECK(WhyOf("\"FIRST\"", 35) == "  Level: rule 1 decides: FIRST, the first in the table's order of 1, 2 and 3");
  CHECK(WhyOf("\"PRIORITY\"", 35) ==
        "  Level: rule 2 decides: PRIORITY, 2 stands first among the output values of what is given by 1, 2 and 3");
  CHECK(WhyOf("\"COLLECT\"", 35) == "  Level: rules 1, 2 and 3: COLLECT lists what each gives");
  CHECK(WhyOf("\"COLLECT\" aggregation=\"SUM\"", 35) == "  Level: rules 1, 2 and 3: COLLECT adds what each gives");
  CHECK(WhyOf("\"COLLECT\" aggregation=\"COUNT\"", 35) == "  Level: rules 1, 2 and 3: COLLECT counts them");
  CHECK(WhyOf("\"COLLECT\" aggregation=\"MAX\"", 35) ==
        "  Level: rule 2 decides: COLLECT takes the greatest of what rules 1, 2 and 3 give");
  CHECK(WhyOf("\"COLLECT\" aggregation=\"MIN\"", 25) ==
        "  Level: rule 1 decides: COLLECT takes the least of what rules 1 and 2 give");
  CHECK(WhyOf("\"RULE ORDER\"", 25) == "  Level: rules 1 and 2: RULE ORDER lists what each gives in the table's order");
  CHECK(WhyOf("\"OUTPUT ORDER\"", 25) ==
        "  Level: rules 2 and 1: OUTPUT ORDER lists what each gives as the output values are listed");
  CHECK(WhyOf("\"FIRST\"", 5) == "  Level: no rule matches");
}

TEST_CASE("caseway decide names what is wrong with its inputs in one line and ends with 2") {
  const File file("\"FIRST\"");
  const std::pair<const char*, const char*> kWrong[] = {
      {"{}", "inputs: \"Age\" is missing: \"Level\" needs it; give null if it is not known\n"},
      {"", "inputs: \"Age\" is missing: \"Level\" needs it; give null if it is not known\n"},
      {"{Agee: 1, Born: null}", "inputs: there is no input \"Agee\". Did you mean “Age”?\n"},
      {"{\"Age\": \"old\", \"Born\": null}", "inputs: \"Age\" must be number, not the string \"old\"\n"},
      {"{Age: 1, Born: \"2026-02-30\"}", "inputs: \"Born\" must be date, not the string \"2026-02-30\"\n"},
      {"{\"Age\": 1,}", "inputs:1:11: expected the name of an entry and \":\" here, found \"}\"\n"},
      {"{Age: x, Born: null}", "inputs:1:7: \"x\" is not a name known here\n"},
      {"[1]", "inputs:1:1: a context is needed, like {Age: 70}\n"}};
  for (const auto& [inputs, say] : kWrong) {
    const Ended ended = file.Decide(inputs);
    INFO(inputs);
    CHECK(ended.status == 2);
    CHECK(ended.out.empty());
    CHECK(ended.err == say);
  }
}

TEST_CASE("caseway decide takes a null, a date as text and a list of one") {
  const File file("\"FIRST\"");
  CHECK(file.Decide("{Age: null, Born: null}").out == "Level: null\n");
  CHECK(file.Decide("{Age: null, Born: null}").status == 0);
  CHECK(file.Decide(R"({"Age": 12, "Born": "1950-03-01"})").out == "Level: 1\n");
  CHECK(file.Decide("{Age: [12], Born: date(\"1950-03-01\")}").out == "Level: 1\n");
}

TEST_CASE("caseway decide names a decision that is not there") {
  const File file("\"FIRST\"");
  const Ended ended = file.Decide("{Age: 1, Born: null}", false, "Levl");
  CHECK(ended.status == 2);
  CHECK(ended.err == file.path() + ": there is no decision \"Levl\". Did you mean “Level”?\n");
}

TEST_CASE("caseway tck ends with 2 where there is nothing to run") {
  std::ostringstream out, err;
  TckOptions options;
  options.folders = {"/nowhere"};
  CHECK(RunTck(options, out, err) == 2);
  CHECK(out.str().empty());
  CHECK(err.str() == "/nowhere: there is no such folder\n");
}

}  // namespace caseway
