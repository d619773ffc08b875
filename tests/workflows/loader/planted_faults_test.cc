// Every kind of fault the checker knows, planted one at a time in a small valid twin: found by its code on its line.
#include <catch2/catch.hpp>

#include "tests/workflows/loader/planted_fault.h"

namespace caseway::loader {
namespace {

const std::vector<Planted>& AllPlanted() {
  static const std::vector<Planted> planted = {
      // How files are written.
      {"a quote is missing", kPathway, "title      = \"A visit\"", "title      = \"A visit", "PW-TOML"},
      {"a key twice", kPathway, "version    = 1", "version    = 1\nversion = 2", "PW-TOML", 1},
      {"a state twice", kPathway, "[state.finished]\n", "[state.visiting]\n", "PW-TOML"},
      {"a misspelt key", kPathway, "owner = \"desk\"", "ownr = \"desk\"", "PW-UNKNOWN-KEY"},
      {"a misspelt key within a date", kPathway, "kind = \"look-again\" }", "knd = \"look-again\" }", "PW-UNKNOWN-KEY"},
      {"a misspelt key of a question", kFirst, "past = true", "passed = true", "PW-UNKNOWN-KEY"},
      {"a misspelt key of a requirement", kPathway, "rule = \"VI-01\"", "rul = \"VI-01\"", "PW-UNKNOWN-KEY"},
      {"no title", kPathway, "title = \"Asked for\"\n", "", "PW-MISSING-KEY", -1},
      {"no question type", kFirst, "type     = \"yes/no/unknown\"\nrequired", "required", "PW-MISSING-KEY", -3},
      {"an empty sentence", kPathway, "say = \"It is safe to visit\"", "say = \"\"", "PW-EMPTY-TEXT"},
      {"a number for a text", kPathway, "to    = \"waiting\"", "to    = 7", "PW-WRONG-TYPE"},
      {"a text for a truth", kFirst, "past = true", "past = \"yes\"", "PW-WRONG-TYPE"},
      {"a text for a list", kPathway, "open_by    = [\"worker\"]", "open_by    = \"worker\"", "PW-WRONG-TYPE"},
      {"an id with a capital", kPathway, "[state.visiting.action.pause]", "[state.visiting.action.Pause]", "PW-BAD-ID"},
      {"an unknown question type", kFirst, "type = \"number\"", "type = \"numbr\"", "PW-BAD-TYPE"},
      {"a form named unlike its file", kClosing, "form    = \"closing\"", "form    = \"ending\"", "PW-FILE-NAME"},
      {"limits that allow nothing", kFirst, "max  = \"120\"", "max  = \"-1\"", "PW-BAD-VALUE"},
      {"a date that is none", "settings.toml", "from = \"2020-01-01\", value = \"20 days\"",
       "from = \"2020-02-30\", value = \"20 days\"", "PW-BAD-DATE"},
      {"a setting that is no span", "settings.toml", "20 days", "20 dayz", "PW-BAD-SPAN"},
      // Dates.
      {"a span that is none", kPathway, "2 working days", "2 workdays", "PW-BAD-SPAN"},
      {"no date in an open state", kPathway,
       "due   = { within = \"2 working days\", from = \"received\", clock = \"team\", kind = \"look-again\" }\n", "",
       "PW-NO-DATE", -3},
      {"a kind of date that is none", kPathway, "kind = \"look-again\"", "kind = \"look-agian\"", "PW-BAD-VALUE"},
      {"an origin that is none", kPathway, "from = \"received\"", "from = \"recieved\"", "PW-UNKNOWN-ORIGIN"},
      {"an origin that is no date", kPathway, "from = \"received\"", "from = \"first.age\"", "PW-UNKNOWN-ORIGIN"},
      {"an unknown calendar", kPathway, "clock = \"team\"", "clock = \"offise\"", "PW-UNKNOWN-CALENDAR"},
      {"working days on the calendar clock", kPathway, "clock = \"team\"", "clock = \"calendar\"", "PW-BAD-CLOCK"},
      {"a limit without a source", kPathway, "source  = \"Local plan\"\n", "", "PW-LIMIT-SOURCE", -1},
      {"a clock that stops nowhere known", kPathway, "stops   = [\"finished\"]", "stops   = [\"finishd\"]",
       "PW-UNKNOWN-STATE"},
      {"a clock that never stops", kPathway, "stops   = [\"finished\"]", "stops   = []", "PW-CLOCK-NEVER-STOPS"},
      {"an unknown setting", kPathway, "limit.visit", "limit.vist", "PW-UNKNOWN-SETTING"},
      {"a setting of another kind", kPathway, "setting = \"limit.visit\"", "setting = \"close_alone\"",
       "PW-SETTING-KIND"},
      // States and ways.
      {"no owner", kPathway, "owner = \"desk\"\n", "", "PW-NO-OWNER", -2},
      {"an unknown team", kPathway, "owner = \"desk\"", "owner = \"dsk\"", "PW-UNKNOWN-TEAM"},
      {"an unknown first state", kPathway, "starts     = \"asked\"", "starts     = \"ased\"", "PW-UNKNOWN-STATE"},
      {"an action to nowhere", kPathway, "to       = \"visiting\"", "to       = \"visting\"", "PW-UNKNOWN-STATE"},
      {"an unreachable state", kPathway, "to    = \"waiting\"", "to    = \"finished\"\nends = \"cancelled\"",
       "PW-UNREACHABLE-STATE", 0, kPathway, "[state.waiting]"},
      {"a dead end", kPathway, "to        = \"finished\"", "to        = \"waiting\"", "PW-DEAD-END", 0, kPathway,
       "[state.visiting]"},
      {"no way out by a person", kPathway,
       "[state.waiting.action.resume]\ntitle = \"Go on\"\nto    = \"visiting\"\nwho   = [\"worker\"]",
       "[state.waiting.action.resume]\ntitle = \"Go on\"\nto    = \"visiting\"\nby = \"system\"\nafter = { within = "
       "\"2 days\", from = \"entry\" }",
       "PW-NO-WAY-OUT", -6},
      {"an end with an owner", kPathway, "title = \"Finished\"", "owner = \"desk\"\ntitle = \"Finished\"",
       "PW-END-KEY"},
      {"an unknown form in a state", kPathway, "forms = [\"first\"]", "forms = [\"frist\"]", "PW-UNKNOWN-FORM"},
      {"a system action that can loop", kPathway, "anew    = true\n", "", "PW-SYSTEM-LOOP", -4},
      // Actions.
      {"nobody may do it", kPathway, "who   = [\"manager\"]\nreason", "reason", "PW-NO-WHO", -3},
      {"an unknown role", kPathway, "who      = [\"worker\", \"manager\"]", "who      = [\"worker\", \"manger\"]",
       "PW-UNKNOWN-ROLE"},
      {"a role twice", kPathway, "who      = [\"worker\", \"manager\"]", "who      = [\"worker\", \"worker\"]",
       "PW-TWICE"},
      {"an unknown role that opens", kPathway, "open_by    = [\"worker\"]", "open_by    = [\"wrker\"]",
       "PW-UNKNOWN-ROLE"},
      {"a system action with roles", kPathway, "by      = \"system\"", "by      = \"system\"\nwho = [\"worker\"]",
       "PW-SYSTEM-WHO", 1},
      {"a system action without a trigger", kPathway,
       "after   = { within = \"2 weeks\", from = \"entry\", clock = \"calendar\" }\n", "", "PW-NO-TRIGGER", -2},
      {"a timer on a person's action", kPathway, "by      = \"system\"", "who = [\"worker\"]", "PW-TIMER-BY-PERSON", 2},
      {"an unknown reason list", kPathway, "reason = \"close-reasons\"", "reason = \"close-reason\"",
       "PW-UNKNOWN-CODES"},
      {"an unknown form with an action", kPathway, "form      = \"closing\"", "form      = \"closng\"",
       "PW-UNKNOWN-FORM"},
      {"an unknown letter", kPathway, "letters   = [\"done\"]", "letters   = [\"dne\"]", "PW-UNKNOWN-LETTER"},
      {"an unknown pathway to open", kPathway, "{ pathway = \"visit\"", "{ pathway = \"vist\"", "PW-UNKNOWN-PATHWAY"},
      {"a capacity the pathway has not", kPathway, "capacity = \"service user\", when",
       "capacity = \"unpaid carer\", when", "PW-UNKNOWN-CAPACITY"},
      {"an unknown setting for one alone", kPathway, "four_eyes_setting = \"close_alone\"",
       "four_eyes_setting = \"close_alon\"", "PW-UNKNOWN-SETTING"},
      {"an end without return effect", kPathway, "ends  = \"recorded in error\"\n", "", "PW-NO-END-EFFECT", -3},
      {"an end effect that is none", kPathway, "ends      = \"completed\"", "ends      = \"complete\"", "PW-BAD-VALUE"},
      {"an end effect in an open state", kPathway, "to    = \"waiting\"", "to    = \"waiting\"\nends = \"cancelled\"",
       "PW-END-EFFECT-OPEN", 1},
      {"completed without an outcome", kPathway, "outcome   = \"helped\"\n", "", "PW-NO-OUTCOME", -1},
      {"an unknown outcome", kPathway, "outcome   = \"helped\"", "outcome   = \"healed\"", "PW-UNKNOWN-CODE"},
      {"an action with no effect", kPathway, "effects = [\"scheme_told\"]\n", "", "PW-NO-EFFECT", -4},
      {"a rule id twice", kPathway, "rule = \"VI-02\"", "rule = \"VI-01\"", "PW-RULE-TWICE"},
      {"a rule id for two rules", kPathway, "rule = \"VI-03\"", "rule = \"VI-01\"", "PW-RULE-TWICE"},
      {"a rule id that is none", kPathway, "rule = \"VI-03\"", "rule = \"three\"", "PW-BAD-ID"},
      // Conditions.
      {"a condition that cannot be read", kPathway, "'first.mood != null'", "'first.mood != '", "PW-CONDITION"},
      {"an unknown form in a condition", kPathway, "'first.mood != null'", "'frist.mood != null'", "PW-UNKNOWN-NAME"},
      {"an unknown question in a condition", kPathway, "'first.safe = \"yes\"'", "'first.saef = \"yes\"'",
       "PW-UNKNOWN-NAME"},
      {"an unknown decision in a condition", kPathway, "'decision.next_step = \"finish\"'",
       "'decision.next_stp = \"finish\"'", "PW-UNKNOWN-NAME"},
      {"an unknown name of the person", kPathway, "'first.safe = \"yes\"'", "'person.livng = true'", "PW-UNKNOWN-NAME"},
      {"unlike types", kPathway, "'first.safe = \"yes\"'", "'first.safe = 1'", "PW-UNLIKE-TYPES"},
      {"a choice that is not offered", kPathway, "'first.mood != null'", "'first.mood = \"cross\"'", "PW-UNKNOWN-CODE"},
      {"a condition that is a number", kPathway, "'first.safe = \"yes\"'", "'first.age + 1'", "PW-NOT-A-CONDITION"},
      {"a condition that always holds", kPathway, "'first.safe = \"yes\"'", "'1 < 2'", "PW-ALWAYS-TRUE"},
      {"a condition that never holds", kPathway, "'first.safe = \"yes\"'", "'first.age > 5 and first.age < 3'",
       "PW-ALWAYS-FALSE"},
      {"requirements that exclude each other", kPathway, "'first.mood != null'", "'first.safe = \"no\"'",
       "PW-NEVER-MET", 0, kPathway, "[state.asked.action.visit]"},
      // Questions.
      {"an unknown section", kFirst, "section  = \"them\"", "section  = \"thm\"", "PW-UNKNOWN-SECTION"},
      {"a choice without a code list", kFirst, "choices = \"moods\"\n", "", "PW-NO-CHOICES", -1},
      {"an unknown code list", kFirst, "choices = \"moods\"", "choices = \"mods\"", "PW-UNKNOWN-CODES"},
      {"a question shown by a later one", kFirst, "show_when = 'first.mood = \"worried\"'",
       "show_when = 'first.age > 5'", "PW-LATER-QUESTION"},
      {"a question that is never shown", kFirst, "show_when = 'first.mood = \"worried\"'",
       "show_when = 'first.safe = \"yes\" and first.safe = \"no\"'", "PW-NEVER-SHOWN"},
      {"a key that does nothing", kFirst, "min  = \"0\"", "past = true", "PW-MISPLACED-KEY"},
      {"a row that no question names", kFirst, "label = \"name\"", "label = \"nme\"", "PW-UNKNOWN-NAME"},
      {"a requirement whose question can be hidden", kPathway, "'first.mood != null'", "'first.worry != null'",
       "PW-HIDDEN-ANSWER"},
      {"a requirement on a form that no state offers yet", kPathway,
       "forms = [\"first\"]\n\n[state.asked.action.visit]", "\n\n[state.asked.action.visit]", "PW-FORM-NOT-YET", 8},
      {"a form nothing offers", kPathway, "form      = \"closing\"\n", "", "PW-FORM-NOT-OFFERED", 0, kClosing,
       "form    = \"closing\""},
      {"a question that is gone", kClosing,
       "[question.again]\nask  = \"Is another visit wanted?\"\ntype = \"yes/no/unknown\"\n", "", "PW-UNKNOWN-NAME", 0,
       kPathway, "closing.again"},
      // Letters and tables.
      {"an unknown place in a letter", kLetter, "{{closing.done}}", "{{closing.dne}}", "PW-LETTER-PLACE"},
      {"a place that can be empty", kLetter, "{{closing.done}}", "{{closing.again}}", "PW-LETTER-EMPTY"},
      {"a place of the person that no one needs", kLetter, "; needs: person.name", "", "PW-LETTER-EMPTY", 2},
      {"markup a letter may not hold", kLetter, "<h1>What we did</h1>", "<h1>What we did</h1><img>", "PW-LETTER-TAG"},
      {"a letter without its first line", kLetter,
       "<!-- letter: done; title: What we did; to: person; needs: person.name -->", "<p>x</p>", "PW-LETTER-HEAD"},
      {"a gap in a table", kTable, "&gt;= 18", "&gt; 18", "PW-TABLE-GAP", 0, kTable, "<decisionTable"},
      {"a table that overlaps", kTable, "</rule>\n      <rule>\n        <inputEntry><text>&gt;= 18",
       "</rule>\n      <rule>\n        <inputEntry><text>&gt;= 10", "PW-TABLE-OVERLAP", 1},
      {"a table over an unknown question", kTable, "first.age", "first.agee", "PW-UNKNOWN-NAME"},
      {"a decision the pathway does not name", kPathway, "[decision.next_step]\ntitle = \"What to do next\"\n", "",
       "PW-UNKNOWN-DECISION", 0, kTable, ""},
      {"a decision without its file", kPathway, "[decision.next_step]",
       "[decision.other]\ntitle = \"Other\"\n[decision.next_step]", "PW-UNKNOWN-DECISION"},
      {"a file that is no DMN", kTable, "<decisionTable", "<decisionTable<", "PW-DMN"},
      // What all pathways share.
      {"an unknown permission", "roles.toml", "permissions = [\"work_case\"]", "permissions = [\"work_cse\"]",
       "PW-UNKNOWN-PERMISSION"},
      {"a team's unknown calendar", "teams.toml", "calendar = \"office\"", "calendar = \"ofice\"",
       "PW-UNKNOWN-CALENDAR"},
      {"a team that takes an unknown pathway", "teams.toml", "takes    = [\"visit\"]", "takes    = [\"vist\"]",
       "PW-UNKNOWN-PATHWAY"},
      {"a release that is none", "codes/close-reasons.toml", "release = \"2025-26\"", "release = \"20256\"",
       "PW-BAD-VALUE"},
      {"a code without a label", "codes/moods.toml", "label = \"Worried\"\n", "", "PW-MISSING-KEY", -1},
  };
  return planted;
}

TEST_CASE("The twin has no fault") {
  const PlantedWorkflows twin;
  const Loaded loaded = twin.Load();
  INFO(Listed(loaded.faults));
  CHECK(loaded.faults.empty());
  CHECK(loaded.counts.pathways == 1);
  CHECK(loaded.counts.forms == 2);
  CHECK(loaded.counts.decisions == 1);
}

TEST_CASE("Each planted fault is found with its code on its line") {
  for (const Planted& planted : AllPlanted()) CheckFound(planted);
}

}  // namespace
}  // namespace caseway::loader
