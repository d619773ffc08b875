// Codes there are not, codes not yet begun, and what is never read: each planted beside its repaired twin.
#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/workflows/loader/planted_fault.h"

namespace caseway::loader {
namespace {

std::string FaultsOf(const PlantedWorkflows& twin) { return Listed(twin.Load().faults); }

void ListWaysIn(PlantedWorkflows& twin) {
  twin.Write("codes/channels.toml",
             "codes = \"channels\"\ntitle = \"How\"\n[code.letter]\nlabel = \"Letter\"\n[code.web]\nlabel = \"Web\"\n");
  twin.Write("codes/urgencies.toml",
             "codes = \"urgencies\"\ntitle = \"How soon\"\n[code.urgent]\nlabel = \"Urgent\"\n[code.soon]\nlabel = "
             "\"Soon\"\n");
}

// Every code of the list begins one day.
void BeginLater(PlantedWorkflows& twin, const std::string& list, const std::vector<const char*>& labels,
                const std::string& day = "2999-01-01") {
  for (const char* label : labels) {
    const std::string line = "label = \"" + std::string(label) + "\"\n";
    twin.Change("codes/" + list + ".toml", line, line + "from = \"" + day + "\"\n");
  }
}

}  // namespace

TEST_CASE("A channel, an urgency or a consent that no contact has is refused, one that it has is not") {
  for (const auto& [unknown, known] :
       {std::pair("case.channel = \"pigeon\"", "case.channel = \"letter\""),
        {"case.urgency = \"urgnt\"", "case.urgency = \"urgent\""},
        {"case.urgency in (\"urgent\", \"urgnt\")", "case.urgency in (\"urgent\", \"soon\")"},
        {"case.consent = \"maybe\"", "case.consent = \"unable-to-consent\""}}) {
    PlantedWorkflows twin;
    ListWaysIn(twin);
    const int line = twin.Change(kPathway, "'first.mood != null'", "'" + std::string(unknown) + "'");
    const Loaded loaded = twin.Load();
    INFO(unknown << "\n" << Listed(loaded.faults));
    CHECK(FoundAt(loaded, kPathway, line, "PW-UNKNOWN-CODE"));
    twin.Change(kPathway, unknown, known);
    CHECK(FaultsOf(twin) == "");
  }
}

TEST_CASE("A list from which nothing can be chosen today is refused where a choice must be made") {
  PlantedWorkflows twin;
  SECTION("as a reason") {
    const int line = twin.Change(kPathway, "reason = \"close-reasons\"", "reason = \"close-reasons\"");
    BeginLater(twin, "close-reasons", {"Done", "Mistake"});
    const Loaded loaded = twin.Load();
    INFO(Listed(loaded.faults));
    CHECK(FoundAt(loaded, kPathway, line, "PW-CODE-NOT-YET"));
    CHECK(SayOf(loaded, "PW-CODE-NOT-YET") ==
          "No code of “close-reasons” is offered today: nothing can be chosen from it.");
  }
  SECTION("as a required choice") {
    const int line = twin.Change(kFirst, "choices = \"moods\"", "choices = \"moods\"");
    BeginLater(twin, "moods", {"Well", "Worried", "Unwell"});
    CHECK(FoundAt(twin.Load(), kFirst, line, "PW-CODE-NOT-YET"));
    twin.Change(kFirst, "choices = \"moods\"\nrequired = true", "choices = \"moods\"");
    const Loaded optional = twin.Load();
    CHECK(Listed(optional.faults) == "");
    CHECK(Noted(optional, kFirst, "PW-CODE-NOT-YET"));
  }
  SECTION("as an outcome") {
    const int line = twin.Change(kPathway, "outcome   = \"helped\"", "outcome   = \"helped\"");
    BeginLater(twin, "visit-outcomes", {"Helped"});
    const Loaded loaded = twin.Load();
    CHECK(FoundAt(loaded, kPathway, line, "PW-CODE-NOT-YET"));
    CHECK(SayOf(loaded, "PW-CODE-NOT-YET") ==
          "The outcome “helped” begins on 2999-01-01: the action “finish” must not give it before.");
  }
  SECTION("not where one has begun") {
    BeginLater(twin, "close-reasons", {"Done"});
    BeginLater(twin, "moods", {"Well", "Worried"});
    BeginLater(twin, "visit-outcomes", {"Helped"}, "2020-01-01");
    CHECK(FaultsOf(twin) == "");
  }
}

TEST_CASE("A clock that stops where every case starts is refused, one from an answer is not") {
  PlantedWorkflows twin;
  const int line = twin.Change(kPathway, "stops   = [\"finished\"]", "stops   = [\"asked\", \"finished\"]");
  const Loaded loaded = twin.Load();
  INFO(Listed(loaded.faults));
  CHECK(FoundAt(loaded, kPathway, line, "PW-CLOCK-NEVER-RUNS"));
  CHECK(SayOf(loaded, "PW-CLOCK-NEVER-RUNS") ==
        "The clock “contact_to_visit” stops in “asked”, where every case starts: it never runs.");
  twin.Change(kPathway, "from    = \"first contact\"", "from    = \"first.seen_on\"");
  CHECK(FaultsOf(twin) == "");
}

TEST_CASE("A role that may open cases only where it may open them is refused in open_by") {
  PlantedWorkflows twin;
  const int line = twin.Change(kPathway, "open_by    = [\"worker\"]", "open_by    = [\"worker\", \"raiser\"]");
  twin.Change("roles.toml", "[role.worker]",
              "[permission.raise_concern]\ntitle = \"Raise a concern\"\n\n[role.raiser]\ntitle = \"Raiser\"\n"
              "permissions = [\"raise_concern\"]\n\n[role.worker]");
  const Loaded loaded = twin.Load();
  INFO(Listed(loaded.faults));
  CHECK(FoundAt(loaded, kPathway, line, "PW-CANNOT-ACT"));
  CHECK(loaded.faults.size() == 1);
  twin.Change("roles.toml", "permissions = [\"raise_concern\"]", "permissions = [\"raise_concern\", \"open_case\"]");
  CHECK(FaultsOf(twin) == "");
}

TEST_CASE("A file that nothing reads is noted, in the folder itself and beside a pathway, a note of words is not") {
  PlantedWorkflows twin;
  twin.Write("README.md", "# Ours\n");
  twin.Write("visit/notes.md", "# Ours\n");
  std::filesystem::create_directory(twin.folder() / "walk");
  CHECK_FALSE(Noted(twin.Load(), "", "PW-UNREAD-FILE"));
  twin.Write("extra.toml", "a = 1\n");
  twin.Write("visit/settings.toml", "a = 1\n");
  twin.Write("walk/pathwy.toml", "a = 1\n");
  std::filesystem::create_directory(twin.folder() / "visit/frms");
  const Loaded loaded = twin.Load();
  CHECK(Listed(loaded.faults) == "");
  for (const char* file : {"/extra.toml", "visit/settings.toml", "walk/pathwy.toml", "visit/frms"}) {
    INFO(file);
    CHECK(Noted(loaded, file, "PW-UNREAD-FILE"));
  }
}

TEST_CASE("Nobody is asked whether they meant the very id that was refused") {
  PlantedWorkflows twin;
  twin.Change("codes/effects.toml", "[code.scheme-told]", "[code.scheme_told]");
  const Loaded loaded = twin.Load();
  INFO(Listed(loaded.faults));
  CHECK(FoundAt(loaded, "codes/effects.toml", 0, "PW-BAD-ID"));
  CHECK(Listed(loaded.faults).find("Did you mean “scheme_told”") == std::string::npos);
  CHECK(SayOf(loaded, "PW-UNKNOWN-CODE") == "“effects” has no code “scheme-told” for this effect.");
  twin.Change("codes/effects.toml", "[code.scheme_told]", "[code.scheme-tod]");
  CHECK(SayOf(twin.Load(), "PW-UNKNOWN-CODE") ==
        "“effects” has no code “scheme-told” for this effect. Did you mean “scheme-tod”?");
}

}  // namespace caseway::loader
