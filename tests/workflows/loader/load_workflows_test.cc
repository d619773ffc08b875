#include "workflows/loader/load_workflows.h"

#include <catch2/catch.hpp>

#include "tests/workflows/loader/planted_workflows.h"

namespace caseway::loader {
namespace {

std::string DigestOf(const PlantedWorkflows& twin) { return twin.Load().library.Live("visit")->digest; }

TEST_CASE("States, actions and questions keep the order of the file") {
  const PlantedWorkflows twin;
  const auto bundle = twin.Load().library.Live("visit");
  std::vector<std::string> states;
  for (const auto& state : bundle->definition.states) states.push_back(state.id);
  CHECK(states == std::vector<std::string>{"asked", "visiting", "waiting", "finished", "in_error"});
  std::vector<std::string> questions;
  for (const auto& question : bundle->forms.at("first").questions) questions.push_back(question.id);
  CHECK(questions == std::vector<std::string>{"safe", "mood", "worry", "age", "seen_on", "helpers"});
}

TEST_CASE("A fault names file, line and column") {
  PlantedWorkflows twin;
  twin.Change("visit/pathway.toml", "'first.safe = \"yes\"'", "'first.saef = \"yes\"'");
  const Loaded loaded = twin.Load();
  REQUIRE(loaded.faults.size() == 1);
  CHECK(loaded.faults[0].place.file == (twin.folder() / "visit/pathway.toml").generic_string());
  CHECK(loaded.faults[0].place.line == 34);
  CHECK(loaded.faults[0].place.column >= 62);
}

TEST_CASE("A pathway that is no TOML is one fault: who refers to it is right to") {
  PlantedWorkflows twin;
  twin.Change("visit/pathway.toml", "title      = \"A visit\"", "title      = \"A visit");
  const Loaded loaded = twin.Load();
  REQUIRE(loaded.faults.size() == 1);
  CHECK(loaded.faults[0].code == "PW-TOML");
  twin.Change("teams.toml", "\"visit\"", "\"visti\"");
  CHECK(twin.Load().faults.size() == 2);
}

TEST_CASE("A misspelt key is met with the one that was meant") {
  PlantedWorkflows twin;
  twin.Change("visit/pathway.toml", "owner = \"desk\"", "ownr = \"desk\"");
  const Loaded loaded = twin.Load();
  REQUIRE_FALSE(loaded.faults.empty());
  bool told = false;
  for (const auto& fault : loaded.faults)
    told = told || fault.say == "the state “asked” has no key “ownr”. Did you mean “owner”?";
  CHECK(told);
}

TEST_CASE("The digest follows what the bundle says, not its line ends nor lists it does not use") {
  const PlantedWorkflows twin;
  PlantedWorkflows changed;
  changed.Change("visit/forms/closing.toml", "What was done?", "What has been done?");
  CHECK(DigestOf(twin) != DigestOf(changed));
  PlantedWorkflows other_codes;
  other_codes.Write("codes/unused.toml", "codes = \"unused\"\ntitle = \"Unused\"\n[code.a]\nlabel = \"A\"\n");
  CHECK(DigestOf(twin) == DigestOf(other_codes));
  CHECK(CanonicalText({{"b", "x\r\n"}, {"a", "y"}}) == "a 1\nyb 2\nx\n");
}

TEST_CASE("A folder with faults gives no library but the first fault and how many") {
  PlantedWorkflows twin;
  twin.Change("visit/pathway.toml", "owner = \"desk\"\n", "");
  const auto library = LoadLibrary(twin.folder(), [](std::string_view) { return std::string("x"); });
  REQUIRE_FALSE(library);
  CHECK(library.error().say.find("PW-NO-OWNER: The state “asked” is open and has no owner.") != std::string::npos);
}

TEST_CASE("Wordings that are not confirmed are noted") {
  PlantedWorkflows twin;
  const int line =
      twin.Change("codes/close-reasons.toml", "release = \"2025-26\" }", "release = \"2025-26\", unconfirmed = true }");
  const Loaded loaded = twin.Load();
  CHECK(loaded.faults.empty());
  bool noted = false;
  for (const auto& note : loaded.notes) noted = noted || (note.code == "PW-UNCONFIRMED" && note.place.line == line);
  CHECK(noted);
}

}  // namespace
}  // namespace caseway::loader
