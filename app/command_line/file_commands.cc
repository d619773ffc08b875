#include <iostream>

#include "app/command_line/commands.h"

namespace caseway::app {
namespace {

void AddImport(CommandLine& line) {
  static ImportOptions import_options;
  auto* group = line.app.add_subcommand("import", "Files in");
  group->require_subcommand(1);
  auto* command = AddCommand(
      line, "referrals", "Load a file of referrals",
      [&line] {
        line.Fill(import_options);
        return RunImportReferrals(import_options, std::cout, std::cerr);
      },
      group);
  OnRecord(line, command);
  command->add_option("file", import_options.file, "the CSV file")->required();
  command->add_flag("--dry-run", import_options.dry_run, "say what would come of it; keep nothing");
  command->add_flag("--all-or-nothing", import_options.all_or_nothing, "load nothing when a row is refused");
  command->add_option("--report", import_options.report, "write the refused rows to this CSV file");
}

void AddDemo(CommandLine& line) {
  static DemoOptions demo;
  auto* group = line.app.add_subcommand("demo", "The demonstration council");
  group->require_subcommand(1);
  auto* command = AddCommand(
      line, "load", "Fill it with invented people and three years of work",
      [&line] {
        line.Fill(demo);
        return RunDemoLoad(demo, std::cout, std::cerr);
      },
      group);
  OnRecord(line, command);
  command->add_option("--people", demo.people, "how many people")->check(CLI::Range(1, 1000000))->capture_default_str();
  command->add_option("--seed", demo.seed, "the same seed gives the same council")->capture_default_str();
  command->add_option("--sign-ins", demo.sign_ins, "where to write the sign-ins (default DATA/sign-ins.txt)");
}

}  // namespace

void AddFileCommands(CommandLine& line) {
  AddImport(line);
  AddDemo(line);
}

}  // namespace caseway::app
