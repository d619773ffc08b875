// Faults by what a form takes and what a person and a case can be: each planted beside its repaired twin.
#include <catch2/catch.hpp>

#include "tests/workflows/loader/planted_fault.h"

namespace caseway::loader {
namespace {

constexpr char kCells[] =
    "<inputEntry><text>&lt; 18</text></inputEntry>\n        <outputEntry><text>\"refer\"</text></outputEntry>\n"
    "      </rule>\n      <rule>\n        <inputEntry><text>&gt;= 18</text></inputEntry>";

// The two rules of the table with other tests.
std::string Cells(const std::string& refer, const std::string& finish) {
  return "<inputEntry><text>" + refer +
         "</text></inputEntry>\n        <outputEntry><text>\"refer\"</text></outputEntry>\n      </rule>\n      "
         "<rule>\n"
         "        <inputEntry><text>" +
         finish + "</text></inputEntry>";
}

// The age as an amount of money between two others.
void AskForMoney(PlantedWorkflows& twin) {
  twin.Change(kFirst, "type = \"number\"", "type = \"money\"");
  twin.Change(kFirst, "max  = \"120\"", "max  = \"25000.50\"");
}

std::string FaultsOf(const PlantedWorkflows& twin) { return Listed(twin.Load().faults); }

}  // namespace

TEST_CASE("A table needs no rule for a number that its form refuses") {
  for (const auto& [refer, finish] : {std::pair("[0..17]", "[18..120]"),
                                      {"&lt;= 17", "&gt;= 18"},
                                      {"[0..18)", "&gt; 17"},
                                      {"&lt; 17.5", "(17.5..120.5)"}}) {
    PlantedWorkflows twin;
    twin.Change(kTable, kCells, Cells(refer, finish));
    INFO(refer << " and " << finish);
    CHECK(FaultsOf(twin) == "");
  }
}

TEST_CASE("A table with a gap within what its form takes is refused, down to the last whole number and penny") {
  for (const auto& [refer, finish, price] :
       {std::tuple("[0..17]", "[18..119]", "120"), {"[1..17]", "[18..120]", "0"}, {"&lt; 17", "&gt;= 18", "17"}}) {
    PlantedWorkflows twin;
    twin.Change(kTable, kCells, Cells(refer, finish));
    CHECK(SayOf(twin.Load(), "PW-TABLE-GAP") == "no rule matches when Age is " + std::string(price));
  }
  PlantedWorkflows money;
  AskForMoney(money);
  money.Change(kTable, kCells, Cells("[0..250.10]", "&gt;= 250.11"));
  CHECK(FaultsOf(money) == "");
  money.Change(kTable, "250.11", "250.12");
  CHECK(SayOf(money.Load(), "PW-TABLE-GAP") == "no rule matches when Age is 250.11");
}

TEST_CASE("Rules of a table that overlap only where nobody can answer are no fault") {
  PlantedWorkflows twin;
  twin.Change(kTable, kCells, Cells("&lt; 18, &gt; 120", "&gt;= 18"));
  CHECK(FaultsOf(twin) == "");
}

TEST_CASE("A rule wholly outside what its form takes is found as one that never applies") {
  PlantedWorkflows twin;
  AskForMoney(twin);
  twin.Change(kTable, kCells, Cells("[0..250.10]", "(250.10..25000.50]"));
  CHECK(FaultsOf(twin) == "");
  const int line = twin.Change(kTable, "    </decisionTable>",
                               "      <rule>\n        <inputEntry><text>&gt; 30000</text></inputEntry>\n"
                               "        <outputEntry><text>\"refer\"</text></outputEntry>\n      </rule>\n"
                               "    </decisionTable>");
  const Loaded loaded = twin.Load();
  INFO(Listed(loaded.faults));
  CHECK(loaded.faults.size() == 1);
  CHECK(FoundAt(loaded, kTable, line, "PW-TABLE-RULE-UNUSED"));
  CHECK(SayOf(loaded, "PW-TABLE-RULE-UNUSED") == "rule 3 never applies");
  twin.Change(kTable, "&gt; 30000", "null");
  CHECK(FaultsOf(twin) == "");
}

TEST_CASE("Counts and whole years need no rule below 0 or between two of them") {
  PlantedWorkflows twin;
  twin.Change(kTable, "<text>first.age</text>", "<text>count(first.helpers)</text>");
  twin.Change(kTable, kCells, Cells("null, 0, [1..2]", "&gt;= 3"));
  CHECK(FaultsOf(twin) == "");
  twin.Change(kTable, "count(first.helpers)", "person.age");
  twin.Change(kTable, "<inputData id=\"first\" name=\"first\"/>", "<inputData id=\"first\" name=\"person\"/>");
  CHECK(FaultsOf(twin) == "");
  twin.Change(kTable, "[1..2]", "1");
  CHECK(SayOf(twin.Load(), "PW-TABLE-GAP") == "no rule matches when Age is 2");
}

TEST_CASE("A result that only a missing answer gives, asked for together with the answer, is found") {
  PlantedWorkflows twin;
  twin.Change(kFirst, "max  = \"120\"\nrequired = true", "max  = \"120\"");
  twin.Change(kTable, "    </decisionTable>",
              "      <rule>\n        <inputEntry><text>null</text></inputEntry>\n"
              "        <outputEntry><text>\"ask\"</text></outputEntry>\n      </rule>\n    </decisionTable>");
  CHECK(FaultsOf(twin) == "");
  const char* const free = "'closing.done != null'";
  SECTION("in one requirement") {
    twin.Change(kPathway, "'decision.next_step = \"finish\"'", "'decision.next_step = \"ask\"'");
    CHECK(FaultsOf(twin) == "");
    twin.Change(kPathway, free, "'closing.done != null and first.age != null'");
    CHECK(SayOf(twin.Load(), "PW-NEVER-MET") == "What the action “finish” of “visiting” asks can never hold together.");
  }
  SECTION("where it is the default of a table that leaves no answer out") {
    twin.Change(kTable,
                "      <rule>\n        <inputEntry><text>null</text></inputEntry>\n"
                "        <outputEntry><text>\"ask\"</text></outputEntry>\n      </rule>\n",
                "");
    twin.Change(kTable, "<output name=\"next_step\" typeRef=\"string\"/>",
                "<output name=\"next_step\" typeRef=\"string\"><defaultOutputEntry><text>\"ask\"</text>"
                "</defaultOutputEntry></output>");
    twin.Change(kPathway, "'decision.next_step = \"finish\"'", "'decision.next_step = \"ask\"'");
    CHECK(FaultsOf(twin) == "");
    twin.Change(kPathway, free, "'closing.done != null and first.age != null'");
    CHECK(SayOf(twin.Load(), "PW-NEVER-MET") == "What the action “finish” of “visiting” asks can never hold together.");
    twin.Change(kTable, "&gt;= 18", "[18..100]");
    CHECK(FaultsOf(twin) == "");
  }
  SECTION("where a rule takes null or a number") {
    twin.Change(kTable, "<text>null</text>", "<text>null, &gt; 100</text>");
    twin.Change(kTable, "&gt;= 18", "[18..100]");
    twin.Change(kPathway, "'decision.next_step = \"finish\"'", "'decision.next_step = \"ask\"'");
    twin.Change(kPathway, free, "'closing.done != null and first.age != null'");
    CHECK(FaultsOf(twin) == "");
    twin.Change(kPathway, "first.age != null'", "first.age < 90'");
    CHECK(SayOf(twin.Load(), "PW-NEVER-MET") == "What the action “finish” of “visiting” asks can never hold together.");
  }
}

TEST_CASE("A question of a row shown by what its rows never hold is found, one they hold is not") {
  PlantedWorkflows twin;
  twin.Change(kFirst, "[question.helpers.question.ask_again]",
              "[question.helpers.question.pieces]\nask = \"Pieces\"\ntype = \"number\"\nmin = \"1\"\nmax = \"9\"\n"
              "[question.helpers.question.ask_again]");
  const int line = twin.Change(kFirst, "'row.paid = \"no\"'", "'row.pieces < 2'");
  CHECK(FaultsOf(twin) == "");
  twin.Change(kFirst, "row.pieces < 2", "row.pieces < 1");
  const Loaded loaded = twin.Load();
  INFO(Listed(loaded.faults));
  CHECK(FoundAt(loaded, kFirst, line, "PW-NEVER-SHOWN"));
  CHECK(loaded.faults.size() == 1);
}

TEST_CASE("What no person and no case ever is, is found in a condition, what one may be is not") {
  for (const auto& [never, may_be] :
       {std::pair("person.age > 200", "person.age > 100"),
        {"person.age < 0", "person.age < 1"},
        {"case.days_open < 0", "case.days_open < 1"},
        {"case.opened > today", "case.opened = today"},
        {"case.entered > today", "case.entered < today"},
        {"person.born > today", "person.born <= today - duration(\"P1D\")"},
        {"first.mood = \"well\" and person.age in [151..160]", "first.mood = \"well\" and person.age in [15..16]"}}) {
    PlantedWorkflows twin;
    const int line = twin.Change(kPathway, "'first.safe = \"yes\"'", "'" + std::string(never) + "'");
    const Loaded loaded = twin.Load();
    INFO(never << "\n" << Listed(loaded.faults));
    CHECK(FoundAt(loaded, kPathway, line, "PW-ALWAYS-FALSE"));
    CHECK(loaded.faults.size() == 1);
    twin.Change(kPathway, never, may_be);
    CHECK(FaultsOf(twin) == "");
  }
  PlantedWorkflows always;
  always.Change(kPathway, "'first.safe = \"yes\"'", "'case.days_open >= 0'");
  CHECK(SayOf(always.Load(), "PW-ALWAYS-TRUE") != "");
}

}  // namespace caseway::loader
