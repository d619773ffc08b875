#include <iostream>

#include "app/command_line/commands.h"
#include "app/commands/decide.h"
#include "app/commands/due.h"
#include "app/commands/feel.h"
#include "app/commands/own_settings.h"
#include "app/commands/tck.h"

namespace caseway::app {
namespace {

// With the council's own settings where `record` names its folder.
int CountDue(const CommandLine& line, DueOptions& due, const std::string& record) {
  due.calendars = line.Workflows() / "calendars";
  if (!record.empty()) {
    auto own = OwnSettings(record);
    if (!own) {
      std::cerr << "caseway due: --data: " << own.error().say << "\n";
      return 1;
    }
    due.own = *std::move(own);
  }
  return RunDue(due, std::cout, std::cerr);
}

void AddDue(CommandLine& line) {
  static DueOptions due;
  static std::string record;
  auto* command =
      AddCommand(line, "due", "Count a due date and explain it", [&line] { return CountDue(line, due, record); });
  command->add_option("--rule", due.rule, "\"5 working days\", \"4 hours\", \"3 months\"; needed without --setting");
  command->add_option("--from", due.from, "a date or a time, London")->required();
  auto* setting = command->add_option(
      "--setting", due.setting, "a dated setting, such as limit.former_ni_132: its value on the day of --from holds");
  command
      ->add_option("--data", record,
                   "folder of the database: the setting as this council has changed it; without, as shipped")
      ->needs(setting);
  command->add_option("--kind", due.kind, "look-again (pauses move it, the usual one) or limit (nothing moves it)");
  command->add_option("--source", due.source, "of a limit: where it comes from");
  command->add_option("--pause", due.pauses, "FROM..TO: two dates, both included, or two times; may be given again");
  command->add_option("--calendar", due.calendar, "office, access-point, round-the-clock");
  command->add_flag("--json", due.json, "one line of JSON");
  command->add_option("--workflows", line.workflows, "folder of the workflows: its calendars and settings.toml");
  command->footer(
      "Exit status: 0 a date; 1 none: past the calendar's data, or the limit was off on that day; 2 an option that "
      "cannot be read.");
}

void AddFeel(CommandLine& line) {
  static FeelOptions feel;
  auto* command = AddCommand(line, "feel", "Evaluate a FEEL expression", [&line] {
    feel.now = line.NowOrClock();
    return RunFeel(feel, std::cin, std::cout, std::cerr);
  });
  command->add_option("expression", feel.expression, "the expression, or - to read it")->required();
  command->add_option("--context", feel.context, "a FEEL context: {age: 18}");
  command->add_option("--now", line.now, "fixes today");
  command->footer(
      "Null is a value where the standard gives it for the data (1/0, a date that is none): exit status 0, with a "
      "warning.\nMisuse (an unknown name or function, wrong arguments, unlike types) that costs the value: exit status "
      "1.\nWhat cannot be read: exit status 2. Each is told as feel:LINE:COLUMN: sentence.");
}

void AddDecide(CommandLine& line) {
  static DecideOptions decide;
  auto* command = AddCommand(line, "decide", "Work out a decision of a .dmn file", [&line] {
    decide.now = line.NowOrClock();
    return RunDecide(decide, std::cout, std::cerr);
  });
  command->add_option("file", decide.file, "the .dmn file")->required();
  command->add_option("--decision", decide.decision, "its name; without it, all of them");
  command->add_option("--inputs", decide.inputs, "a FEEL context or JSON: every input, null where it is not known");
  command->add_flag("--explain", decide.explain, "say which rules matched, which of them decided and why");
  command->add_option("--now", line.now, "fixes today");
  command->footer(
      "Exit status: 0 decided (null too, where no rule matches); 1 something went wrong on the way; 2 a file or inputs "
      "that cannot be used: an input is missing, unknown or of another type.");
}

void AddTck(CommandLine& line) {
  static TckOptions tck;
  auto* command = AddCommand(line, "tck", "Run cases of the DMN test kit", [&line] {
    tck.now = line.NowOrClock();
    return RunTck(tck, std::cout, std::cerr);
  });
  command->add_option("folders", tck.folders, "folders of cases")->required();
  command->footer("Exit status: 0 all passed; 1 some failed; 2 a folder that is not there or has no test cases in it.");
}

}  // namespace

void AddRuleCommands(CommandLine& line) {
  AddDue(line);
  AddFeel(line);
  AddDecide(line);
  AddTck(line);
}

}  // namespace caseway::app
