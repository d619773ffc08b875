// Slips that take more than one change, each told in a test of its own.
#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/workflows/loader/planted_fault.h"

namespace caseway::loader {
namespace {

TEST_CASE("A decision asked before any of its answers can have been given is found") {
  PlantedWorkflows twin;
  twin.Change(kPathway, "forms = [\"first\"]", "forms = []");
  const int line = twin.Change(kPathway, "'first.safe = \"yes\"'", "'decision.next_step = \"finish\"'");
  const Loaded loaded = twin.Load();
  INFO(Listed(loaded.faults));
  CHECK(FoundAt(loaded, kPathway, line, "PW-FORM-NOT-YET"));
}

TEST_CASE("One fact answered by two kinds of question is found where it differs") {
  PlantedWorkflows twin;
  twin.Change(kClosing, "[question.again]\n", "[question.again]\nfact = \"age\"\n");
  const int line = twin.Change(kFirst, "[question.age]\n", "[question.age]\nfact = \"age\"\n") + 1;
  const Loaded loaded = twin.Load();
  INFO(Listed(loaded.faults));
  CHECK(FoundAt(loaded, kFirst, line, "PW-FACT-TYPE"));
}

TEST_CASE("A rule that others above it leave nothing for is found") {
  PlantedWorkflows twin;
  twin.Change(kTable, "hitPolicy=\"UNIQUE\"", "hitPolicy=\"FIRST\"");
  const int line = twin.Change(kTable, "    </decisionTable>",
                               "      <rule>\n        <inputEntry><text>&gt; 90</text></inputEntry>\n"
                               "        <outputEntry><text>\"refer\"</text></outputEntry>\n      </rule>\n"
                               "    </decisionTable>");
  const Loaded loaded = twin.Load();
  INFO(Listed(loaded.faults));
  CHECK(FoundAt(loaded, kTable, line, "PW-TABLE-RULE-UNUSED"));
}

TEST_CASE("A rule id with two meanings in two pathways is found") {
  PlantedWorkflows twin;
  std::filesystem::create_directory(twin.folder() / "walk");
  twin.Write("codes/walk-outcomes.toml",
             "codes = \"walk-outcomes\"\ntitle = \"Outcomes\"\n[code.done]\nlabel = \"Done\"\n");
  twin.Write("walk/pathway.toml", R"(pathway = "walk"
version = 1
title = "A walk"
open_by = ["worker"]
[state.begun]
title = "Begun"
owner = "worker"
due = { within = "5 days", from = "entry", kind = "look-again" }
[state.begun.action.end]
title = "End"
to = "ended"
who = ["worker"]
requires = [{ rule = "VI-01", say = "It is dry", when = 'case.days_open > 1' }]
ends = "completed"
outcome = "done"
[state.ended]
title = "Ended"
end = true
)");
  const Loaded loaded = twin.Load();
  INFO(Listed(loaded.faults));
  CHECK(loaded.faults.size() == 1);
  CHECK(FoundAt(loaded, "walk/pathway.toml", 13, "PW-RULE-TWICE"));
}

TEST_CASE("A kind of file that cannot be told, or that is run when it is opened, is refused") {
  const std::string head = "codes = \"file-kinds\"\ntitle = \"Files\"\n[code.one]\nlabel = \"One\"\n";
  const auto line_of_fault = [&](const std::string& keys) {
    PlantedWorkflows twin;
    twin.Write("codes/file-kinds.toml", head + keys);
    const Loaded loaded = twin.Load();
    INFO(keys << Listed(loaded.faults));
    for (const auto& fault : loaded.faults) {
      if (fault.code == "PW-FILE-KIND") return fault.place.line;
    }
    CHECK(loaded.faults.empty());
    return 0;
  };
  const std::string png = "endings = \".png\"\nmedia_type = \"image/png\"\n";
  CHECK(line_of_fault(png + "begins = \"89504e47\"\n") == 0);
  CHECK(line_of_fault(png + "begins = \"89504E4\"\n") == 7);
  CHECK(line_of_fault("endings = \"png\"\nmedia_type = \"image/png\"\n") == 5);
  CHECK(line_of_fault("media_type = \"image/png\"\n") == 3);
  CHECK(line_of_fault("endings = \".png\"\nmedia_type = \"picture\"\n") == 6);
  for (const char* run : {"text/html", "image/svg+xml", "text/javascript", "application/x-sh",
                          "application/vnd.microsoft.portable-executable"})
    CHECK(line_of_fault("endings = \".x\"\nmedia_type = \"" + std::string(run) + "\"\n") == 6);
}

TEST_CASE("A list without the code that a rule of the program needs is refused") {
  PlantedWorkflows twin;
  twin.Write("codes/party-roles.toml", "codes = \"party-roles\"\ntitle = \"Parts\"\n[code.carer]\nlabel = \"Carer\"\n");
  const Loaded loaded = twin.Load();
  INFO(Listed(loaded.faults));
  CHECK(FoundAt(loaded, "codes/party-roles.toml", 1, "PW-UNKNOWN-CODE"));
}

TEST_CASE("A setting that looks back by hours or working days is refused") {
  for (const char* value : {"48 hours", "20 working days"}) {
    PlantedWorkflows twin;
    twin.Change("settings.toml", "[setting.close_alone]",
                "[setting.\"safeguarding.long_enquiry\"]\ntitle = \"Long\"\nkind = \"span\"\nvalues = [\n  { from = "
                "\"2020-01-01\", value = \"" +
                    std::string(value) + "\" },\n]\n\n[setting.close_alone]");
    const Loaded loaded = twin.Load();
    INFO(Listed(loaded.faults));
    CHECK(FoundAt(loaded, "settings.toml", 0, "PW-BAD-SPAN"));
  }
}

TEST_CASE("A setting that counts hours round the clock is refused in any other unit") {
  for (const auto& [value, fits] : {std::pair("2 days", false), {"4 working hours", false}, {"4 hours", true}}) {
    PlantedWorkflows twin;
    twin.Change("settings.toml", "[setting.close_alone]",
                "[setting.\"break_glass.hours\"]\ntitle = \"Glass\"\nkind = \"span\"\nvalues = [\n  { from = "
                "\"2020-01-01\", value = \"" +
                    std::string(value) + "\" },\n]\n\n[setting.close_alone]");
    const Loaded loaded = twin.Load();
    INFO(Listed(loaded.faults));
    CHECK(loaded.faults.empty() == fits);
    CHECK((fits || FoundAt(loaded, "settings.toml", 0, "PW-BAD-SPAN")));
  }
}

TEST_CASE("A state whose cases wait for the manager of a team that has none is refused where it says so") {
  PlantedWorkflows twin;
  const int line = twin.Change(kPathway, "owner = \"desk\"", "owner = \"manager\"");
  CHECK(Listed(twin.Load().faults) == "");
  SECTION("with the only team that takes them") {
    twin.Change("teams.toml", "manager  = \"manager\"\n", "");
    const Loaded loaded = twin.Load();
    INFO(Listed(loaded.faults));
    CHECK(loaded.faults.size() == 1);
    CHECK(FoundAt(loaded, kPathway, line, "PW-NO-MANAGER"));
    CHECK(SayOf(loaded, "PW-NO-MANAGER") ==
          "In “asked” the case waits for the manager of its team, and the team “desk”, which takes “visit”, has none: "
          "give it a manager in teams.toml.");
  }
  SECTION("with one of two that take them, but not with one that does not") {
    const std::string yard = "\n[team.yard]\ntitle = \"Yard\"\ncalendar = \"office\"\ntakes = [\"visit\"]\n";
    twin.Change("teams.toml", "takes    = [\"visit\"]\n", "takes    = [\"visit\"]\n" + yard);
    CHECK(FoundAt(twin.Load(), kPathway, line, "PW-NO-MANAGER"));
    twin.Change("teams.toml", "takes = [\"visit\"]", "takes = []");
    CHECK(Listed(twin.Load().faults) == "");
  }
  SECTION("where no team takes them") {
    twin.Change("teams.toml", "takes    = [\"visit\"]", "takes    = []");
    CHECK(Listed(twin.Load().faults) == "");
    twin.Change("teams.toml", "manager  = \"manager\"\n", "");
    CHECK(FoundAt(twin.Load(), kPathway, line, "PW-NO-MANAGER"));
  }
}

TEST_CASE("The same question twice on a page is noted and stops nothing") {
  PlantedWorkflows twin;
  twin.Change(kFirst, "ask     = \"How are they?\"", "ask     = \"Is it safe to visit?\"");
  const Loaded loaded = twin.Load();
  INFO(Listed(loaded.notes));
  CHECK(loaded.faults.empty());
  CHECK(Noted(loaded, kFirst, "PW-ALIKE"));
}

TEST_CASE("What nothing reads, ends with or asks apart is noted and stops nothing") {
  PlantedWorkflows twin;
  twin.Write("visit/forms/third.tml", "form = \"third\"\n");
  twin.Change(
      "settings.toml", "[setting.close_alone]",
      "[setting.other]\ntitle = \"Other\"\nkind = \"number\"\nvalues = [{ from = \"2020-01-01\", value = \"4\" }]\n\n"
      "[setting.close_alone]");
  twin.Change(kClosing, "ask  = \"Is another visit wanted?\"", "ask  = \"How are they?\"");
  const Loaded loaded = twin.Load();
  INFO(Listed(loaded.notes));
  CHECK(loaded.faults.empty());
  CHECK(Noted(loaded, "visit/forms/third.tml", "PW-UNREAD-FILE"));
  CHECK(Noted(loaded, "settings.toml", "PW-UNUSED-SETTING"));
  CHECK(Noted(loaded, "codes/visit-outcomes.toml", "PW-UNUSED-CODE"));
  CHECK(Noted(loaded, kFirst, "PW-ASKED-TWICE"));
}

TEST_CASE("P22: what another form asks too is noted, and no more once it offers that form's answer") {
  PlantedWorkflows twin;
  twin.Change(kClosing, "ask  = \"Is another visit wanted?\"", "ask  = \"Is it safe to visit?\"");
  CHECK(Noted(twin.Load(), kFirst, "PW-ASKED-TWICE"));
  twin.Change(kClosing, "[question.again]\n", "[question.again]\nfact = \"form.first.safe\"\n");
  const Loaded loaded = twin.Load();
  INFO(Listed(loaded.faults));
  CHECK(loaded.faults.empty());
  CHECK_FALSE(Noted(loaded, kFirst, "PW-ASKED-TWICE"));
}

}  // namespace
}  // namespace caseway::loader
