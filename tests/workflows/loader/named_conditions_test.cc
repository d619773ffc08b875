// Conditions said once and used by name: written out where they are used, and refused where they cannot be.
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/workflows/loader/planted_fault.h"

namespace caseway::loader {
namespace {

using pathway::Fault;

constexpr char kBefore[] = "[decision.next_step]";

// Puts conditions into the twin's pathway. -> the line they begin on
int Plant(PlantedWorkflows& twin, const std::string& conditions) {
  return twin.Change(kPathway, kBefore, conditions + "\n" + kBefore);
}
constexpr char kSafe[] = "[condition.safe_visit]\nsay  = \"It is safe to visit\"\nwhen = 'first.safe = \"yes\"'\n";

const pathway::Action& Visit(const pathway::Bundle& bundle) { return *bundle.definition.Find("asked", "visit"); }

std::size_t Count(const pathway::Faults& faults, const std::string& code) {
  return static_cast<std::size_t>(
      std::count_if(faults.begin(), faults.end(), [&](const Fault& fault) { return fault.code == code; }));
}

}  // namespace

TEST_CASE("a requirement that is a named condition has its text and its words") {
  PlantedWorkflows twin;
  Plant(twin, kSafe);
  twin.Change(kPathway, "rule = \"VI-02\", say = \"It is safe to visit\", when = 'first.safe = \"yes\"'",
              "rule = \"VI-02\", when = 'condition.safe_visit'");
  const Loaded loaded = twin.Load();
  INFO(Listed(loaded.faults));
  REQUIRE(loaded.faults.empty());
  const auto bundle = loaded.library.Live("visit");
  const auto& need = Visit(*bundle).requirements.at(1);
  CHECK(need.say == "It is safe to visit");
  CHECK(need.when.text == "first.safe = \"yes\"");
  CHECK(need.when.expression);
  CHECK_FALSE(Noted(loaded, kPathway, "PW-UNUSED-CONDITION"));
}

TEST_CASE("a sentence of its own stands, and a name within a condition is written out in brackets") {
  PlantedWorkflows twin;
  Plant(twin, kSafe);
  twin.Change(kPathway, "when = 'first.safe = \"yes\"' },",
              "when = 'condition.safe_visit and first.mood != \"condition.safe_visit\"' },");
  const auto bundle = twin.Load().library.Live("visit");
  CHECK(Visit(*bundle).requirements.at(1).say == "It is safe to visit");
  CHECK(Visit(*bundle).requirements.at(1).when.text ==
        "(first.safe = \"yes\") and first.mood != \"condition.safe_visit\"");
}

TEST_CASE("a condition may use another, in whatever order they stand") {
  PlantedWorkflows twin;
  Plant(twin,
        std::string(
            "[condition.all_well]\nsay  = \"All is well\"\nwhen = 'condition.safe_visit and first.mood != null'\n") +
            kSafe);
  twin.Change(kPathway, "say = \"It is safe to visit\", when = 'first.safe = \"yes\"' },",
              "when = 'condition.all_well' },");
  const Loaded loaded = twin.Load();
  INFO(Listed(loaded.faults));
  CHECK(loaded.faults.empty());
  const auto& need = Visit(*loaded.library.Live("visit")).requirements.at(1);
  CHECK(need.say == "All is well");
  CHECK(need.when.text == "(first.safe = \"yes\") and first.mood != null");
  CHECK_FALSE(Noted(loaded, kPathway, "PW-UNUSED-CONDITION"));
}

TEST_CASE("a form's question may use one too") {
  PlantedWorkflows twin;
  Plant(twin, kSafe);
  twin.Change(kFirst, "[question.age]", "[question.age]\nshow_when = 'condition.safe_visit'");
  const Loaded loaded = twin.Load();
  CHECK(Count(loaded.faults, "PW-UNKNOWN-NAME") == 0);
  CHECK(loaded.library.Live("visit")->forms.at("first").Find("age")->show_when->text == "first.safe = \"yes\"");
}

TEST_CASE("the words of a named condition are in the digest, and the kept text is read back the same") {
  const auto length_and_hash = [](std::string_view text) {
    return std::to_string(std::hash<std::string_view>()(text));
  };
  PlantedWorkflows twin;
  Plant(twin, kSafe);
  twin.Change(kPathway, "say = \"It is safe to visit\", when = 'first.safe = \"yes\"' },",
              "when = 'condition.safe_visit' },");
  const auto before = twin.Load().library.Live("visit");
  const auto again = RestoreBundle(before->text, length_and_hash);
  REQUIRE(again);
  CHECK((*again)->digest == before->digest);
  CHECK(Visit(**again).requirements.at(1).when.text == "first.safe = \"yes\"");
  twin.Change(kPathway, "when = 'first.safe = \"yes\"'", "when = 'first.safe in (\"yes\", \"unknown\")'");
  const auto after = twin.Load().library.Live("visit");
  CHECK(after->digest != before->digest);
  CHECK(Visit(*after).requirements.at(1).when.text == "first.safe in (\"yes\", \"unknown\")");
}

TEST_CASE("a name that no condition has is refused where it is used") {
  PlantedWorkflows twin;
  Plant(twin, kSafe);
  const int line = twin.Change(kPathway, "when = 'first.mood != null'", "when = 'condition.safe_vist'");
  const Loaded loaded = twin.Load();
  INFO(Listed(loaded.faults));
  CHECK(FoundAt(loaded, kPathway, line, "PW-UNKNOWN-CONDITION"));
  const auto found = std::find_if(loaded.faults.begin(), loaded.faults.end(),
                                  [](const Fault& fault) { return fault.code == "PW-UNKNOWN-CONDITION"; });
  CHECK(found->say == "There is no condition “safe_vist”. Did you mean “safe_visit”?");
}

TEST_CASE("conditions that are written in each other are refused, with the way round") {
  PlantedWorkflows twin;
  const int line = Plant(twin,
                         "[condition.one]\nsay  = \"One\"\nwhen = 'condition.two'\n"
                         "[condition.two]\nsay  = \"Two\"\nwhen = 'first.mood != null and condition.one'\n");
  const Loaded loaded = twin.Load();
  INFO(Listed(loaded.faults));
  CHECK(FoundAt(loaded, kPathway, line + 5, "PW-CONDITION-LOOP"));
  const auto found = std::find_if(loaded.faults.begin(), loaded.faults.end(),
                                  [](const Fault& fault) { return fault.code == "PW-CONDITION-LOOP"; });
  CHECK(found->say == "The condition “one” is written in itself: one, two, one.");
}

TEST_CASE("a condition that nothing uses is noted, and one that uses itself is refused") {
  PlantedWorkflows twin;
  Plant(twin, kSafe);
  const Loaded unused = twin.Load();
  CHECK(unused.faults.empty());
  CHECK(Noted(unused, kPathway, "PW-UNUSED-CONDITION"));
  const int line = twin.Change(kPathway, "when = 'first.safe = \"yes\"'\n", "when = 'condition.safe_visit'\n");
  CHECK(FoundAt(twin.Load(), kPathway, line, "PW-CONDITION-LOOP"));
}

TEST_CASE("a fault within a named condition is told once, where it stands") {
  const auto [text, code] = GENERATE(table<const char*, const char*>({{"first.moood != null", "PW-UNKNOWN-NAME"},
                                                                      {"first.safe = \"yess\"", "PW-UNKNOWN-CODE"},
                                                                      {"first.safe = (", "PW-CONDITION"},
                                                                      {"1 = 1", "PW-ALWAYS-TRUE"}}));
  PlantedWorkflows twin;
  const int line = Plant(twin, std::string("[condition.asked]\nsay  = \"It was asked\"\nwhen = '") + text + "'\n");
  twin.Change(kPathway, "when = 'first.mood != null'", "when = 'condition.asked'");
  twin.Change(kPathway, "say = \"It is safe to visit\", when = 'first.safe = \"yes\"'", "when = 'condition.asked'");
  const Loaded loaded = twin.Load();
  INFO(code << "\n" << Listed(loaded.faults));
  CHECK(FoundAt(loaded, kPathway, line + 2, code));
  CHECK(Count(loaded.faults, code) == (std::string(code) == "PW-CONDITION" ? 2 : 1));
}

TEST_CASE("a condition without words, without text or with a capital is refused") {
  CheckFound({"no words", kPathway, kBefore, "[condition.a]\nwhen = 'first.mood != null'\n[decision.next_step]",
              "PW-MISSING-KEY"});
  CheckFound({"no text", kPathway, kBefore, "[condition.a]\nsay = \"A\"\n[decision.next_step]", "PW-MISSING-KEY"});
  CheckFound({"a capital", kPathway, kBefore,
              "[condition.A]\nsay = \"A\"\nwhen = 'first.mood != null'\n[decision.next_step]", "PW-BAD-ID"});
  CheckFound({"a key it has not", kPathway, kBefore,
              "[condition.a]\nsay = \"A\"\nthen = 'x'\nwhen = 'first.mood != null'\n[decision.next_step]",
              "PW-UNKNOWN-KEY", 2});
}

}  // namespace caseway::loader
