// Slips that read well: what a hurried hand plants in a working set of files. Long because it is a table.
#include <catch2/catch.hpp>

#include "tests/workflows/loader/planted_fault.h"

namespace caseway::loader {
namespace {

const std::vector<Planted>& AllSlips() {
  static const std::vector<Planted> slips = {
      // Read before it can have been written.
      {"a condition on a form that comes later", kPathway, "title    = \"Go and visit\"",
       "title    = \"Go and visit\"\nwhen = 'closing.again = \"yes\"'", "PW-FORM-NOT-YET", 1},
      {"a date counted from an answer nobody can have given", kPathway,
       "due   = { within = \"2 working days\", from = \"received\", clock = \"team\"",
       "due   = { within = \"2 days\", from = \"first.seen_on\", clock = \"calendar\"", "PW-FORM-NOT-YET"},
      {"a form never offered with its action", kClosing, "title   = \"Closing\"",
       "title   = \"Closing\"\nwhen = 'decision.next_step = \"refer\"'", "PW-NEVER-MET", 0, kPathway,
       "form      = \"closing\""},
      // Conditions that read well and can never be right.
      {"a value the decision never gives", kPathway, "'decision.next_step = \"finish\"'",
       "'decision.next_step = \"finsh\"'", "PW-UNKNOWN-CODE"},
      {"another pathway's id", kPathway, "'first.safe = \"yes\"'", "'case.pathway = \"vist\"'", "PW-UNKNOWN-CODE"},
      {"a pathway that nobody has open", kPathway, "'first.safe = \"yes\"'",
       "'list contains(person.open_cases, \"vist\")'", "PW-UNKNOWN-CODE"},
      {"a kind of row that no form lists", kPathway, "'first.safe = \"yes\"'",
       "'some i in case.items satisfies i.as = \"helpr\"'", "PW-UNKNOWN-CODE"},
      {"a number the form refuses", kPathway, "'first.safe = \"yes\"'", "'first.age > 200'", "PW-ALWAYS-FALSE"},
      {"a text looked for in a number", kPathway, "'first.safe = \"yes\"'", "'contains(first.age, \"1\")'",
       "PW-WRONG-ARGUMENTS"},
      {"a number looked for in a text", kPathway, "'first.safe = \"yes\"'", "'contains(first.safe, 3)'",
       "PW-WRONG-ARGUMENTS"},
      {"a count of what is no list", kPathway, "'first.safe = \"yes\"'", "'count(first.age) > 1'",
       "PW-WRONG-ARGUMENTS"},
      {"branches of unlike types", kPathway, "'first.safe = \"yes\"'",
       "'(if first.safe = \"yes\" then 1 else \"x\") = 1'", "PW-UNLIKE-TYPES"},
      {"days compared with a number", kPathway, "'first.safe = \"yes\"'", "'today - first.seen_on > 5'",
       "PW-UNLIKE-TYPES"},
      {"a pattern with an open bracket", kPathway, "'first.mood != null'", "'matches(first.worry, \"[a\")'",
       "PW-CONDITION"},
      {"a pattern with an open group", kPathway, "'first.mood != null'",
       "'replace(first.worry, \"(a\", \"b\") = \"c\"'", "PW-CONDITION"},
      {"a pattern that repeats nothing", kPathway, "'first.mood != null'", "'count(split(first.worry, \"*\")) > 1'",
       "PW-CONDITION"},
      {"a pattern with flags there are not", kPathway, "'first.mood != null'", "'matches(first.worry, \"a\", \"z\")'",
       "PW-CONDITION"},
      {"a count below none", kPathway, "'first.mood != null'", "'count(first.helpers) < 0'", "PW-ALWAYS-FALSE"},
      {"a count of some below none", kPathway, "'first.mood != null'", "'count(first.helpers[paid = \"yes\"]) < 0'",
       "PW-ALWAYS-FALSE"},
      {"a text shorter than none", kPathway, "'first.mood != null'", "'string length(first.worry) < 0'",
       "PW-ALWAYS-FALSE"},
      {"a count of none or more", kPathway, "'first.mood != null'", "'count(first.helpers) >= 0'", "PW-ALWAYS-TRUE"},
      {"a count of some, none or more", kPathway, "'first.mood != null'", "'0 <= count(first.helpers[paid = \"yes\"])'",
       "PW-ALWAYS-TRUE"},
      {"a count that is not below none", kPathway, "'first.mood != null'", "'not(count(first.helpers) < 0)'",
       "PW-ALWAYS-TRUE"},
      {"a text of any length", kPathway, "'first.mood != null'", "'string length(first.worry) > -1'", "PW-ALWAYS-TRUE"},
      {"a sum of lengths below none", kPathway, "'first.mood != null'",
       "'string length(first.worry) + count(first.helpers) < 0'", "PW-ALWAYS-FALSE"},
      {"an age of none or more, as its form asks anyway", kPathway, "'first.mood != null'", "'first.age >= 0'",
       "PW-ALWAYS-TRUE"},
      {"two lists with nothing in common", kPathway, "'first.mood != null'",
       "'first.mood in [\"worried\"] and first.mood in [\"well\"]'", "PW-ALWAYS-FALSE"},
      {"two ranges with nothing in common", kPathway, "'first.mood != null'",
       "'first.age in [1..5] and first.age in [7..9]'", "PW-ALWAYS-FALSE"},
      {"a range that ends before it starts", kPathway, "'first.mood != null'", "'first.age in [10..5]'",
       "PW-ALWAYS-FALSE"},
      {"a day before and after today", kPathway, "'first.mood != null'",
       "'first.seen_on < today and first.seen_on > today'", "PW-ALWAYS-FALSE"},
      {"a number that is more and less", kPathway, "'first.mood != null'", "'first.age + 2 > 20 and first.age < 18'",
       "PW-ALWAYS-FALSE"},
      {"an answer unlike itself", kPathway, "'first.mood != null'", "'first.age != first.age'", "PW-ALWAYS-FALSE"},
      {"an answer like itself", kPathway, "'first.mood != null'", "'first.age = first.age'", "PW-ALWAYS-TRUE"},
      {"a conflict beside what cannot be decided", kPathway, "'first.mood != null'",
       "'upper case(first.worry) = \"A\" and first.age > 5 and first.age < 3'", "PW-ALWAYS-FALSE"},
      // Settings and dates.
      {"a setting in days for a clock of hours", "settings.toml", "20 days", "5 working days", "PW-BAD-CLOCK", 0,
       "settings.toml", "{ from = \"2020-01-01\", value = \"5"},
      {"a limit's setting without a source", "settings.toml", ", source = \"Local plan\"", "", "PW-LIMIT-SOURCE"},
      {"a switched-off setting for an open state", kPathway, "from = \"entry\", kind = \"look-again\", advance",
       "from = \"entry\", setting = \"pause.visit\", kind = \"look-again\", advance", "PW-NO-DATE", 0, "settings.toml",
       "off = true"},
      {"values out of order", "settings.toml", "source = \"Local plan\" },",
       "source = \"Local plan\" },\n  { from = \"2019-01-01\", value = \"30 days\", source = \"Old plan\" },",
       "PW-BAD-DATE", 1},
      {"two values from one day", "settings.toml", "source = \"Local plan\" },",
       "source = \"Local plan\" },\n  { from = \"2020-01-01\", value = \"30 days\", source = \"Local plan\" },",
       "PW-BAD-DATE", 1},
      {"amber before the date begins", kPathway, "advance = \"1 day\"", "advance = \"9 days\"", "PW-BAD-SPAN"},
      {"a limit that pauses", kPathway, "kind = \"look-again\" }\npauses", "kind = \"limit\", source = \"x\" }\npauses",
       "PW-PAUSED-LIMIT"},
      {"a bank holiday twice", "calendars/bank-holidays.toml", "  { date = 2012-04-09",
       "  { date = 2012-04-06, title = \"Good Friday\" },\n  { date = 2012-04-09", "PW-CALENDAR"},
      {"a year of bank holidays missing", "calendars/bank-holidays.toml", "from        = 2012-01-01",
       "from        = 2010-01-01", "PW-CALENDAR", 0, "calendars/bank-holidays.toml", "days = ["},
      {"opening hours that end before they begin", "calendars/office.toml", "\"9:00-17:00\"", "\"17:00-9:00\"",
       "PW-CALENDAR"},
      {"a calendar named unlike its file", "calendars/office.toml", "calendar = \"office\"", "calendar = \"desk\"",
       "PW-CALENDAR"},
      {"working days of no calendar", "calendars/access-point.toml", "working_days = \"office\"",
       "working_days = \"offise\"", "PW-CALENDAR"},
      {"weekends as working days, unsaid", "calendars/round-the-clock.toml", "working_days = \"office\"", "#",
       "PW-CALENDAR", 0, "calendars/round-the-clock.toml", "calendar ="},
      // What comes in.
      {"a first question that is none", kPathway, "capacities = [\"service user\"]",
       "capacities = [\"service user\"]\nask_first = [\"first.saef\"]", "PW-UNKNOWN-QUESTION", 1},
      {"first questions of two forms", kPathway, "capacities = [\"service user\"]",
       "capacities = [\"service user\"]\nask_first = [\"first.safe\", \"closing.again\"]", "PW-BAD-VALUE", 1},
      {"something that does not come in", kPathway, "capacities = [\"service user\"]",
       "capacities = [\"service user\"]\nreceives = \"visitors\"", "PW-BAD-VALUE", 1},
      // Lists and figures.
      {"a list that is none", kPathway, "[state.visiting]\ntitle = \"Visiting\"",
       "[state.visiting]\ntitle = \"Visiting\"\nlisted = \"undecidd\"", "PW-BAD-VALUE", 2},
      {"a hub for what brings no concerns", kPathway, "[state.visiting]\ntitle = \"Visiting\"",
       "[state.visiting]\ntitle = \"Visiting\"\nlisted = \"undecided\"", "PW-NOT-LISTED", 2},
      {"a night's list for what brings no contacts", kPathway, "[state.visiting]\ntitle = \"Visiting\"",
       "[state.visiting]\ntitle = \"Visiting\"\nlisted = \"out of hours\"", "PW-NOT-LISTED", 2},
      {"an end on a list", kPathway, "[state.finished]\ntitle = \"Finished\"",
       "[state.finished]\ntitle = \"Finished\"\nlisted = \"plans\"", "PW-END-KEY", 2},
      {"concerns of which none is undecided", kPathway, "capacities = [\"service user\"]",
       "capacities = [\"service user\"]\nreceives = \"concerns\"", "PW-NOT-LISTED", 1},
      {"rows on a list that is none", kFirst, "due = \"ask_again\" }", "due = \"ask_again\", listed = \"meeting\" }",
       "PW-BAD-VALUE"},
      {"rows on a hub that brings no concerns", kFirst, "due = \"ask_again\" }",
       "due = \"ask_again\", listed = \"meetings\" }", "PW-NOT-LISTED"},
      {"a capacity no list has", kPathway, "capacities = [\"service user\"]",
       "capacities = [\"service user\", \"friend\"]", "PW-UNKNOWN-CAPACITY"},
      {"a time on the board by no limit", kPathway, "kind    = \"limit\"\nsource  = \"Local plan\"",
       "kind    = \"look-again\"\non_board = true", "PW-BAD-VALUE", 1},
      // Who could not do it.
      {"a role that may do nothing", "roles.toml", "title = \"Manager\"\npermissions = [\"work_case\"]",
       "title = \"Manager\"\npermissions = []", "PW-NO-PERMISSION", 1},
      {"a role that works on no case", "roles.toml", "title = \"Manager\"\npermissions = [\"work_case\"]",
       "title = \"Manager\"\npermissions = [\"open_case\"]", "PW-CANNOT-ACT", 0, kPathway,
       "who      = [\"worker\", \"manager\"]"},
      {"a role that opens no case", kPathway, "open_by    = [\"worker\"]", "open_by    = [\"manager\"]",
       "PW-CANNOT-ACT"},
      {"a role that cannot see what it must do", kPathway, "capacities = [\"service user\"]",
       "capacities = [\"service user\"]\nrestriction = \"standard\"", "PW-CANNOT-SEE", 0, kPathway,
       "who      = [\"worker\", \"manager\"]"},
      {"a manager with nothing to do", kPathway, "owner  = \"worker\"\ndue    = { within = \"2 weeks\"",
       "owner  = \"manager\"\ndue    = { within = \"2 weeks\"", "PW-CANNOT-ACT"},
      {"a team that does not take it", "teams.toml", "takes    = [\"visit\"]\n",
       "takes    = [\"visit\"]\n[team.stores]\ntitle = \"Stores\"\ncalendar = \"office\"\ntakes = [\"other\"]\n",
       "PW-UNKNOWN-PATHWAY", 4},
      {"one alone by a setting that lists no roles", kPathway, "four_eyes_setting = \"close_alone\"",
       "four_eyes_setting = \"limit.visit\"", "PW-SETTING-KIND"},
      {"an unknown role that may act alone", "settings.toml", "[\"manager\"]", "[\"managr\"]", "PW-UNKNOWN-ROLE"},
      {"a competence nobody is asked for", kPathway, "effects = [\"scheme_told\"]",
       "effects = [\"scheme_told\"]\ncompetence = \"visiting\"", "PW-MISPLACED-KEY", 1},
      {"a second person asked for what is one's own", kPathway, "four_eyes = true\n", "four_eyes = true\nown = true\n",
       "PW-MISPLACED-KEY", 1},
      {"letters given on a day that another form says", kPathway, "letters   = [\"done\"]",
       "letters   = [\"done\"]\ngiven     = { on = \"first.seen_on\" }", "PW-UNKNOWN-QUESTION", 1},
      {"letters given on what is no day", kPathway, "letters   = [\"done\"]",
       "letters   = [\"done\"]\ngiven     = { on = \"closing.again\" }", "PW-BAD-VALUE", 1},
      {"no letters to be given", kPathway, "letters   = [\"done\"]", "given     = { on = \"closing.again\" }",
       "PW-MISPLACED-KEY"},
      {"an effect misspelt", kPathway, "effects = [\"scheme_told\"]", "effects = [\"scheme_tld\"]", "PW-UNKNOWN-CODE"},
      {"an effect that is no id", kPathway, "effects = [\"scheme_told\"]", "effects = [\"Scheme told\"]", "PW-BAD-ID"},
      {"starting held up by a second person", kPathway, "effects = [\"scheme_told\"]",
       "effects = [\"scheme_told\"]\nfour_eyes = true", "PW-HELD-UP", 1},
      {"a clock that counts from no form", kPathway, "from    = \"first contact\"",
       "from    = \"frist\"\nanswered_by = \"closing\"", "PW-UNKNOWN-ORIGIN"},
      {"a clock answered by a form that nobody writes", kPathway, "from    = \"first contact\"",
       "from    = \"first\"\nanswered_by = \"clozing\"", "PW-CLOCK-NEVER-STOPS", 1},
      // Carried.
      {"one answer of a row that is carried", kFirst, "ask      = \"Name\"", "ask      = \"Name\"\ncarry = true",
       "PW-MISPLACED-KEY", 1},
      {"an answer carried and offered as a fact", kFirst, "[question.age]\n",
       "[question.age]\nfact = \"age\"\ncarry = true\n", "PW-MISPLACED-KEY", 2},
      // Of another form.
      {"an answer of a form there is not", kClosing, "[question.again]\n",
       "[question.again]\nfact = \"form.frist.safe\"\n", "PW-UNKNOWN-NAME", 1},
      {"an answer of its own form", kClosing, "[question.again]\n", "[question.again]\nfact = \"form.closing.done\"\n",
       "PW-UNKNOWN-NAME", 1},
      {"an answer of another kind", kClosing, "[question.again]\n", "[question.again]\nfact = \"form.first.age\"\n",
       "PW-FACT-TYPE", 1},
      // Twice and alike.
      {"a permission twice", "roles.toml", "[\"work_case\", \"open_case\"]",
       "[\"work_case\", \"work_case\", \"open_case\"]", "PW-TWICE"},
      {"a form twice in a state", kPathway, "forms = [\"first\"]", "forms = [\"first\", \"first\"]", "PW-TWICE"},
      {"a letter sent twice", kPathway, "letters   = [\"done\"]", "letters   = [\"done\", \"done\"]", "PW-TWICE"},
      {"a pathway taken twice", "teams.toml", "takes    = [\"visit\"]", "takes    = [\"visit\", \"visit\"]",
       "PW-TWICE"},
      {"two buttons with the same words", kPathway, "title = \"Wait for them\"", "title = \"Finish\"", "PW-ALIKE", 0,
       kPathway, "title     = \"Finish\""},
      {"two states of one title", kPathway, "title = \"Finished\"", "title = \"Visiting\"", "PW-ALIKE"},
      {"two codes of one label", "codes/moods.toml", "label = \"Worried\"", "label = \"Well\"", "PW-ALIKE"},
      {"a band that is a number", kFirst, "[question.age]\n", "[question.age]\nfact = \"band\"\n", "PW-FACT-TYPE", 1},
      // Codes.
      {"an outcome after its retirement", "codes/visit-outcomes.toml", "label = \"Helped\"",
       "label = \"Helped\"\nto = \"2020-01-01\"", "PW-RETIRED-CODE", 0, kPathway, "outcome   = \"helped\""},
      {"a list of which nothing is left", "codes/close-reasons.toml",
       "label = \"Done\"\nsac   = { wording = \"Completed\", release = \"2025-26\" }\n[code.mistake]\nlabel = "
       "\"Mistake\"",
       "label = \"Done\"\nto = \"2020-01-01\"\n[code.mistake]\nlabel = \"Mistake\"\nto = \"2020-01-01\"",
       "PW-RETIRED-CODE", 0, kPathway, "reason = \"close-reasons\""},
      // Letters, tables and files.
      {"a tag that is never closed", kLetter, "<h1>What we did</h1>", "<h1>What we did", "PW-LETTER-TAG"},
      {"tags that cross", kLetter, "<p>{{closing.done}}</p>", "<p><strong>{{closing.done}}</p></strong>",
       "PW-LETTER-TAG"},
      {"a column that gives another type", kTable, "<output name=\"next_step\" typeRef=\"string\"/>",
       "<output name=\"next_step\" typeRef=\"number\"/>", "PW-TABLE", 0, kTable, "\"refer\""},
      {"a rule that gives nothing", kTable, "<outputEntry><text>\"refer\"</text></outputEntry>",
       "<outputEntry><text></text></outputEntry>", "PW-TABLE", 0, kTable, ""},
      {"a decision named unlike its file", kTable, "<decision id=\"next_step\" name=\"next_step\">",
       "<decision id=\"other\" name=\"other\">", "PW-FILE-NAME"},
      {"a letter that is not UTF-8", kLetter, "<p>Dear", "<p>\xFF Dear", "PW-FILE", 0, kLetter, ""},
      {"version nought", kPathway, "version    = 1", "version    = 0", "PW-BAD-VALUE"},
      {"an answer of no length", kClosing, "type     = \"text\"", "type     = \"text\"\nmax_length = 0", "PW-BAD-VALUE",
       1},
      {"cases that open cases for ever", kPathway,
       "after   = { within = \"2 weeks\", from = \"entry\", clock = \"calendar\" }\n",
       "when    = 'first.age = null'\nopens = [{ pathway = \"visit\" }]\n", "PW-OPEN-LOOP", 1},
  };
  return slips;
}

TEST_CASE("Each slip is found with its code on its line") {
  for (const Planted& planted : AllSlips()) CheckFound(planted);
}

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
