// Faults that show only along a way through the pathway, and values that a table's own lists do not have. Long because
// each case is planted whole, beside its repaired twin.
#include <catch2/catch.hpp>

#include "tests/workflows/loader/planted_fault.h"

namespace caseway::loader {
namespace {

constexpr char kNudge[] = R"([state.waiting.action.nudge]
title = "Nudge"
to    = "visiting"
by    = "system"
after = { within = "2 weeks", from = "entry", clock = "calendar" }

[state.finished])";
constexpr char kSleep[] = R"([state.visiting.action.sleep]
title = "Sleep"
to    = "waiting"
by    = "system"
after = { within = "2 weeks", from = "entry", clock = "calendar" }

[state.waiting])";

void CheckNoFault(const PlantedWorkflows& twin) {
  const Loaded loaded = twin.Load();
  INFO(Listed(loaded.faults));
  CHECK(loaded.faults.empty());
}

std::string SayAt(const Loaded& loaded, const std::string& code) {
  for (const auto& fault : loaded.faults) {
    if (fault.code == code) return fault.say;
  }
  return "";
}

}  // namespace

TEST_CASE("What a stage, a form and a table say of a condition is no fault where it can hold") {
  PlantedWorkflows twin;
  twin.Change(kPathway, "title = \"Wait for them\"",
              "title = \"Wait for them\"\nwhen  = 'case.state = \"visiting\" and first.age > 5'");
  twin.Change(kPathway, "'first.mood != null'", "'first.seen_on <= today'");
  twin.Change(kPathway, "'closing.done != null'", "'closing.done != null and first.age > 20'");
  twin.Change(kFirst, "max  = \"120\"\nrequired = true", "max  = \"120\"");
  twin.Change(kTable, "&lt; 18", "null, &lt; 18");
  twin.Change(kPathway, "[decision.next_step]",
              "[measure.seen]\ntitle = \"Seen\"\nat    = [\"first\", \"visiting\", \"opened\"]\n"
              "of    = 'count(first.helpers)'\nmet   = 'first.mood = \"well\"'\nper   = \"person\"\n"
              "[decision.next_step]");
  CheckNoFault(twin);
}

TEST_CASE("A condition said once for two stages may be settled in one of them, and is told where it never holds") {
  PlantedWorkflows twin;
  const char* const said =
      "[condition.there]\nsay  = \"They are with them\"\nwhen = 'case.state = \"visiting\" or first.age > 5'\n\n";
  twin.Change(kPathway, "[decision.next_step]", std::string(said) + "[decision.next_step]");
  twin.Change(kPathway, "title = \"Wait for them\"", "title = \"Wait for them\"\nwhen  = 'condition.there'");
  twin.Change(kPathway, "'first.mood != null'", "'condition.there and first.mood != null'");
  CheckNoFault(twin);
}

TEST_CASE("Answers and decisions of which it cannot be told whether they go together are named as not decided") {
  PlantedWorkflows twin;
  const int line =
      twin.Change(kPathway, "'closing.done != null'", "'closing.done != null and first.age * first.age < 300'");
  const Loaded loaded = twin.Load();
  INFO(Listed(loaded.faults));
  CHECK(loaded.faults.empty());
  const auto told = std::find_if(loaded.notes.begin(), loaded.notes.end(), [](const auto& note) {
    return note.say ==
           "Whether the answers that the action “finish” of “visiting” asks for can go with what it asks of decisions "
           "was not decided.";
  });
  REQUIRE(told != loaded.notes.end());
  CHECK(told->place.line == line - 6);
}

TEST_CASE("Timers that lead a case round without anybody are refused, one that leads on is not") {
  PlantedWorkflows twin;
  twin.Change(kPathway, "[state.finished]", kNudge);
  CheckNoFault(twin);
  const int line = twin.Change(kPathway, "[state.waiting]", kSleep);
  const Loaded loaded = twin.Load();
  INFO(Listed(loaded.faults));
  CHECK(FoundAt(loaded, kPathway, line, "PW-SYSTEM-LOOP"));
  CHECK(loaded.faults.size() == 1);
  CHECK(SayAt(loaded, "PW-SYSTEM-LOOP") ==
        "“sleep” happens by itself, and timers lead back to it: a case could go round for ever with nobody doing "
        "anything.");
}

TEST_CASE("A round of timers whose conditions exclude each other is none") {
  PlantedWorkflows twin;
  twin.Change(kPathway, "[state.finished]", kNudge);
  twin.Change(kPathway, "[state.waiting]", kSleep);
  twin.Change(kPathway, "title = \"Nudge\"", "title = \"Nudge\"\nwhen  = 'first.safe = \"yes\"'");
  twin.Change(kPathway, "title = \"Sleep\"", "title = \"Sleep\"\nwhen  = 'first.safe = \"no\"'");
  CheckNoFault(twin);
}

TEST_CASE("An answer of an earlier form that may be missing where nobody can give it any more is refused") {
  PlantedWorkflows twin;
  twin.Change(kPathway, "forms = [\"first\"]\n\n[state.visiting.action.pause]", "\n[state.visiting.action.pause]");
  CheckNoFault(twin);
  SECTION("optional, in a requirement") {
    const int line = twin.Change(kPathway, "'closing.done != null'", "'first.seen_on < today'");
    const Loaded loaded = twin.Load();
    INFO(Listed(loaded.faults));
    CHECK(FoundAt(loaded, kPathway, line, "PW-MISSING-ANSWER"));
    CHECK(SayAt(loaded, "PW-MISSING-ANSWER") ==
          "The requirement VI-03 needs “first.seen_on”, which may be hidden or not given, and in “visiting” it can no "
          "longer be given.");
  }
  SECTION("hidden, in the condition of an action") {
    const int line = twin.Change(kPathway, "'decision.next_step = \"finish\"'", "'first.worry = \"much\"'");
    CHECK(FoundAt(twin.Load(), kPathway, line, "PW-MISSING-ANSWER"));
  }
  SECTION("required on a form that every way in submits") {
    twin.Change(kPathway, "'closing.done != null'", "'first.age > 17 and closing.done != null'");
    CheckNoFault(twin);
  }
  SECTION("asked for by every way in") {
    twin.Change(kPathway, "'first.mood != null'", "'first.mood != null and first.seen_on != null'");
    twin.Change(kPathway, "'closing.done != null'", "'first.seen_on < today and closing.done != null'");
    CheckNoFault(twin);
  }
  SECTION("told apart from null") {
    twin.Change(kPathway, "'closing.done != null'",
                "'(first.seen_on = null or first.seen_on < today) and closing.done != null'");
    CheckNoFault(twin);
  }
}

TEST_CASE("A date counted from an answer that may never be given is refused, from one that is asked for not") {
  PlantedWorkflows twin;
  const int line =
      twin.Change(kPathway, "within = \"5 days\", from = \"entry\"", "within = \"5 days\", from = \"first.seen_on\"");
  const Loaded loaded = twin.Load();
  INFO(Listed(loaded.faults));
  CHECK(FoundAt(loaded, kPathway, line, "PW-NO-DATE"));
  CHECK(SayAt(loaded, "PW-NO-DATE") ==
        "The date of “visiting” is counted from “first.seen_on”, which may never be given: “visit” of “asked” leads "
        "here without it.");
  twin.Change(kPathway, "'first.mood != null'", "'first.mood != null and first.seen_on != null'");
  CheckNoFault(twin);
}

TEST_CASE("A rule under two conditions, and two rules under one, are refused") {
  PlantedWorkflows drafted;
  drafted.Change(kPathway,
                 "{ rule = \"VI-03\", say = \"What was done has been written\", when = 'closing.done != null' }",
                 "{ rule = \"VI-01\", say = \"The mood has been asked\", when = 'first.mood != null' }");
  CheckNoFault(drafted);
  drafted.Change(kPathway, "when = 'first.mood != null' }]", "when = 'first.mood != null', draft = true }]");
  CHECK(FoundAt(drafted.Load(), kPathway, 0, "PW-RULE-TWICE"));

  PlantedWorkflows same;
  const int line = same.Change(kPathway, "'first.safe = \"yes\"'", "'first.mood != null'");
  const Loaded loaded = same.Load();
  INFO(Listed(loaded.faults));
  CHECK(FoundAt(loaded, kPathway, line, "PW-RULE-TWICE"));
  CHECK(SayAt(loaded, "PW-RULE-TWICE") == "The rule VI-02 asks what VI-01 of the same action asks.");
}

TEST_CASE("A requirement without a condition is told on its line and nowhere else") {
  PlantedWorkflows twin;
  const int line = twin.Change(kPathway, ", when = 'first.mood != null'", "");
  const Loaded loaded = twin.Load();
  INFO(Listed(loaded.faults));
  CHECK(loaded.faults.size() == 1);
  CHECK(FoundAt(loaded, kPathway, line, "PW-MISSING-KEY"));

  PlantedWorkflows empty;
  empty.Change(kPathway, "'first.mood != null'", "''");
  CHECK(FoundAt(empty.Load(), kPathway, line, "PW-EMPTY-TEXT"));
}

TEST_CASE("A table's result that is none of its output values is told on its own line") {
  PlantedWorkflows twin;
  const std::string output = "<output name=\"next_step\" typeRef=\"string\"/>";
  const std::string listed = "<output name=\"next_step\" typeRef=\"string\"><outputValues><text>";
  twin.Change(kTable, output, listed + "\"refer\", \"finish\"</text></outputValues></output>");
  CheckNoFault(twin);
  const int line = twin.Change(kTable, "<outputEntry><text>\"refer\"", "<outputEntry><text>\"reefer\"");
  const Loaded loaded = twin.Load();
  INFO(Listed(loaded.faults));
  CHECK(FoundAt(loaded, kTable, line, "PW-TABLE-VALUE"));
  CHECK(SayAt(loaded, "PW-TABLE-VALUE") ==
        "\"reefer\" is none of the output values: \"refer\", \"finish\" in \"reefer\"");
}

TEST_CASE("A table's test for what is none of its input values is told on its own line") {
  PlantedWorkflows twin;
  twin.Change(kTable,
              "<input label=\"Age\"><inputExpression typeRef=\"number\"><text>first.age</text></inputExpression>",
              "<input label=\"Mood\"><inputExpression typeRef=\"string\"><text>first.mood</text></inputExpression>"
              "<inputValues><text>\"well\", \"worried\"</text></inputValues>");
  twin.Change(kTable, "&lt; 18", "\"worried\"");
  const int line = twin.Change(kTable, "&gt;= 18", "\"well\"");
  CheckNoFault(twin);
  twin.Change(kTable, "<text>\"well\"</text></inputEntry>", "<text>\"well\", \"unwell\"</text></inputEntry>");
  const Loaded loaded = twin.Load();
  INFO(Listed(loaded.faults));
  CHECK(FoundAt(loaded, kTable, line, "PW-TABLE-VALUE"));
}

TEST_CASE("A decision compared with a list that lacks one of its results is refused") {
  PlantedWorkflows twin;
  const int line = twin.Change(kPathway, "'decision.next_step = \"finish\"'", "'decision.next_step = first.mood'");
  const Loaded loaded = twin.Load();
  INFO(Listed(loaded.faults));
  CHECK(FoundAt(loaded, kPathway, line, "PW-UNKNOWN-CODE"));
}

}  // namespace caseway::loader
