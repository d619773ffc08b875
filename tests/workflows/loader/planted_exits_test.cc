// Open states that some cases can never leave, each beside twins that all can.
#include <catch2/catch.hpp>

#include "tests/workflows/loader/planted_fault.h"

namespace caseway::loader {
namespace {

constexpr char kTo[] = "to    = \"visiting\"\nwho   = [\"worker\"]";

std::string FaultsOf(const PlantedWorkflows& twin) { return Listed(twin.Load().faults); }

// What a visitor's way out of the stage “waiting” asks, and of a second one, where it is not "".
PlantedWorkflows& Ask(PlantedWorkflows& twin, const std::string& when, const std::string& other = "") {
  const std::string way = std::string(kTo) + "\nwhen = '";
  std::string text = way + when + "'";
  if (!other.empty()) text += "\n\n[state.waiting.action.other]\ntitle = \"Go on otherwise\"\n" + way + other + "'";
  twin.Change(kPathway, kTo, text);
  return twin;
}

// The line of the stage.
int Waiting(PlantedWorkflows& twin) { return twin.Change(kPathway, "[state.waiting]\n", "[state.waiting]\n"); }

void CheckStuck(PlantedWorkflows& twin, const std::string& where) {
  const int line = Waiting(twin);
  const Loaded loaded = twin.Load();
  INFO(Listed(loaded.faults));
  CHECK(FoundAt(loaded, kPathway, line, "PW-NO-WAY-OUT"));
  CHECK(SayOf(loaded, "PW-NO-WAY-OUT") ==
        "A case can stay in “waiting” for ever: where " + where + ", no way to an end is open to it.");
  CHECK(loaded.faults.size() == 1);
}

void TakeCarersToo(PlantedWorkflows& twin) {
  twin.Change(kPathway, "capacities = [\"service user\"]", "capacities = [\"service user\", \"unpaid carer\"]");
  twin.Change("codes/capacities.toml", "label = \"A service user\"\n",
              "label = \"A service user\"\n[code.unpaid-carer]\nlabel = \"An unpaid carer\"\n");
}

}  // namespace

TEST_CASE("A stage that only cases of one capacity can leave is refused, naming those that cannot") {
  PlantedWorkflows twin;
  TakeCarersToo(twin);
  CHECK(FaultsOf(twin) == "");
  SECTION("by a condition") {
    CheckStuck(Ask(twin, "case.capacity = \"unpaid carer\""), "the person is here as \"service user\"");
  }
  SECTION("by a requirement") {
    twin.Change(kPathway, kTo,
                std::string(kTo) +
                    "\nrequires = [{ rule = \"VI-09\", say = \"They care\", when = 'case.capacity = "
                    "\"unpaid carer\" and first.mood != null' }]");
    CheckStuck(twin, "the person is here as \"service user\"");
  }
  SECTION("not where each has a way") {
    Ask(twin, "case.capacity = \"unpaid carer\"", "case.capacity = \"service user\"");
    CHECK(FaultsOf(twin) == "");
  }
  SECTION("not where only they come there") {
    twin.Change(kPathway, "to    = \"waiting\"\n", "to    = \"waiting\"\nwhen  = 'case.capacity = \"unpaid carer\"'\n");
    Ask(twin, "case.capacity = \"unpaid carer\"");
    CHECK(FaultsOf(twin) == "");
  }
}

TEST_CASE("A stage that only the living, or only the dead, can leave is refused") {
  PlantedWorkflows twin;
  SECTION("the dead") { CheckStuck(Ask(twin, "person.alive = false"), "the person is alive"); }
  SECTION("the living") { CheckStuck(Ask(twin, "person.alive = true"), "the person has died"); }
  SECTION("not where both have a way") {
    CHECK(FaultsOf(Ask(twin, "person.alive = false", "person.alive = true")) == "");
  }
  SECTION("not where an answer opens it to the others") {
    CHECK(FaultsOf(Ask(twin, "person.alive = false or first.mood = \"well\"")) == "");
  }
  SECTION("where the other way is for neither") {
    CheckStuck(Ask(twin, "person.alive = false", "person.alive = false and first.mood = \"well\""),
               "the person is alive");
  }
  SECTION("not where only the dead come there") {
    twin.Change(kPathway, "to    = \"waiting\"\n", "to    = \"waiting\"\nwhen  = 'person.alive = false'\n");
    CHECK(FaultsOf(Ask(twin, "person.alive = false")) == "");
  }
  SECTION("where only the living come there, who may die there") {
    twin.Change(kPathway, "to    = \"waiting\"\n", "to    = \"waiting\"\nwhen  = 'person.alive = true'\n");
    CheckStuck(Ask(twin, "person.alive = true"), "the person has died");
  }
}

TEST_CASE("A stage left by what nobody grows to be is refused") {
  PlantedWorkflows twin;
  SECTION("an age") { CheckStuck(Ask(twin, "person.age > 120"), "the person is 119 years old"); }
  SECTION("not two ages that cover all") { CHECK(FaultsOf(Ask(twin, "person.age >= 18", "person.age < 18")) == ""); }
  SECTION("a number of days that has passed") {
    CheckStuck(Ask(twin, "case.days_open < 5"), "the case is open for years");
  }
  SECTION("not one that will pass") { CHECK(FaultsOf(Ask(twin, "case.days_open > 5")) == ""); }
}

TEST_CASE("A stage left by how a contact came, or by a restriction the case does not have, is refused") {
  PlantedWorkflows twin;
  SECTION("a channel") {
    twin.Write("codes/channels.toml",
               "codes = \"channels\"\ntitle = \"How\"\n[code.letter]\nlabel = \"Letter\"\n"
               "[code.telephone]\nlabel = \"Telephone\"\n");
    CHECK(FaultsOf(twin) == "");
    CheckStuck(Ask(twin, "case.channel = \"letter\""), "case.channel is \"telephone\"");
  }
  SECTION("not one channel or any other") {
    CHECK(FaultsOf(Ask(twin, "case.channel = \"letter\"", "case.channel != \"letter\"")) == "");
  }
  SECTION("none, of a sealed case") {
    twin.Change(kPathway, "capacities =", "restriction = \"sealed\"\ncapacities =");
    CHECK(FaultsOf(twin) == "");
    CheckStuck(Ask(twin, "case.restriction = \"none\""), "the case is restricted as \"sealed\"");
  }
  SECTION("not sealed, of a sealed case") {
    twin.Change(kPathway, "capacities =", "restriction = \"sealed\"\ncapacities =");
    CHECK(FaultsOf(Ask(twin, "case.restriction = \"sealed\"")) == "");
  }
}

TEST_CASE("A stage left only to where the case did not come from is refused") {
  PlantedWorkflows twin;
  SECTION("one stage of two that lead there") {
    twin.Change(kPathway, "[state.asked.action.write_off]",
                "[state.asked.action.pause]\ntitle = \"Wait\"\nto = \"waiting\"\nwho = [\"worker\"]\n\n"
                "[state.asked.action.write_off]");
    CHECK(FaultsOf(twin) == "");
    CheckStuck(Ask(twin, "case.came_from = \"visiting\""), "the case came from “asked”");
  }
  SECTION("not the only one") { CHECK(FaultsOf(Ask(twin, "case.came_from = \"visiting\"")) == ""); }
}

TEST_CASE("A stage left by an answer or by what somebody can record holds nobody") {
  for (const char* when : {"first.age = 7", "first.mood = \"well\"", "person.in_area = true", "case.band = \"soon\""}) {
    PlantedWorkflows twin;
    INFO(when);
    CHECK(FaultsOf(Ask(twin, when)) == "");
  }
}

}  // namespace caseway::loader
