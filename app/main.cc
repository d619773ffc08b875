// The command line: what there is, what each takes, and the one place that turns words into options.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <exception>
#include <functional>
#include <iostream>

#include "app/commands/check.h"
#include "app/commands/council.h"
#include "app/commands/decide.h"
#include "app/commands/diagram.h"
#include "app/commands/due.h"
#include "app/commands/feel.h"
#include "app/commands/own_settings.h"
#include "app/commands/tck.h"
#include "app/configuration.h"
#include "app/runtime.h"
#include "core/pathway/nearest.h"
#include "web/version.h"

namespace {

using namespace caseway;

constexpr int kWrongUse = 2;

struct CommandLine {
  CLI::App app{"Case management and care pathways for adult social care"};
  std::string now;
  std::string data;
  std::string workflows;
  std::string as;
  std::string config;
  app::Configuration configuration;
  std::function<int()> run;

  std::optional<Instant> Now() const {
    if (now.empty()) return std::nullopt;
    const auto at = ParseInstant(now);
    return at ? std::optional(*at) : std::nullopt;
  }
  Instant NowOrClock() const {
    return Now().value_or(std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()));
  }
  std::filesystem::path Workflows() const {
    return workflows.empty() ? app::FindWorkflows() : std::filesystem::path(workflows);
  }
  void Fill(app::CouncilOptions& options) const {
    options.data = data;
    options.workflows = workflows;
    options.now = Now();
    options.as = as;
  }
};

CLI::App* Add(CommandLine& line, const char* name, const char* help, std::function<int()> run,
              CLI::App* under = nullptr) {
  CLI::App* command = (under == nullptr ? &line.app : under)->add_subcommand(name, help);
  command->callback([&line, run = std::move(run)] { line.run = run; });
  return command;
}

// The options every command on a council's record takes.
void OnRecord(CommandLine& line, CLI::App* command) {
  command->add_option("--data", line.data, "folder of the database")->capture_default_str();
  command->add_option("--workflows", line.workflows, "folder of the workflows, when not the shipped ones");
  command->add_option("--now", line.now, "fixes the clock, for tests: 2026-10-01T09:16");
  command->add_option("--as", line.as, "the account that acts");
}

void AddCouncilCommands(CommandLine& line) {
  static app::ServeOptions serve;
  serve.address = line.configuration.address;
  serve.port = line.configuration.port;
  serve.threads = line.configuration.threads;
  serve.hosts = line.configuration.hosts;
  auto* command = Add(line, "serve", "Serve the pages over HTTPS", [&line] {
    line.Fill(serve);
    return app::RunServe(serve, std::cout, std::cerr);
  });
  OnRecord(line, command);
  command->add_option("--address", serve.address, "address to listen on")->capture_default_str();
  command->add_option("--port", serve.port, "port; 0 takes a free one")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  command
      ->add_option("--host", serve.hosts, "a name browsers ask by, besides 127.0.0.1 and localhost; may be given again")
      ->check([](const std::string& name) {
        return app::IsHostName(name) ? std::string() : "write the name in small letters, without https:// and port";
      });
  command->add_option("--threads", serve.threads, "threads that serve")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();

  static app::InitOptions init;
  command = Add(line, "init", "Make a new council", [&line] {
    line.Fill(init);
    return app::RunInit(init, std::cout, std::cerr);
  });
  OnRecord(line, command);
  command->add_option("--name", init.name, "the council's name");
  command->add_flag("--demonstration", init.demonstration, "for invented people only; marked on every page");

  static app::CouncilOptions migrate;
  OnRecord(line, Add(line, "migrate", "Bring the database up to date", [&line] {
             line.Fill(migrate);
             return app::RunMigrate(migrate, std::cout, std::cerr);
           }));
  static app::CouncilOptions doctor;
  OnRecord(line, Add(line, "doctor", "Say what will need attention", [&line] {
             line.Fill(doctor);
             return app::RunDoctor(doctor, std::cout, std::cerr);
           }));

  static app::VerifyCommandOptions verify;
  command = Add(line, "verify", "Check the record against itself", [&line] {
    line.Fill(verify);
    return app::RunVerify(verify, std::cout, std::cerr);
  });
  OnRecord(line, command);
  command->add_option("--head", verify.head, "a head exported earlier: tells a cut tail");
  command->add_option("--export-head", verify.export_head, "write the present head to this file");

  static app::BackupOptions backup, restore;
  command = Add(line, "backup", "Copy the database while it is in use", [&line] {
    line.Fill(backup);
    return app::RunBackup(backup, std::cout, std::cerr);
  });
  OnRecord(line, command);
  command->add_option("file", backup.file, "the new file; FILE.key is written beside it")->required();
  command = Add(line, "restore", "Put a backup into a new folder and verify it", [&line] {
    line.Fill(restore);
    return app::RunRestore(restore, std::cout, std::cerr);
  });
  OnRecord(line, command);
  command->add_option("file", restore.file, "the backup")->required();
  command->add_option("--key", restore.key, "the key kept with it (default: FILE.key where it is there)");

  static app::EraseOptions erase;
  command = Add(line, "erase", "Take one person's content out for good, where the law asks for it", [&line] {
    line.Fill(erase);
    return app::RunErase(erase, std::cout, std::cerr);
  });
  OnRecord(line, command);
  command->add_option("person", erase.person, "the reference of the person's record: 7K3Q-F2M9-X")->required();
  command->add_option("--reason", erase.reason, "why the law asks for it; stays, so without the name");
  command->add_option("--confirm", erase.confirm, "the reference again, instead of typing it");
  command->add_flag("--dry-run", erase.dry_run, "say what would go; erase nothing");
}

void AddUserCommands(CommandLine& line) {
  static app::UserOptions options;
  auto* user = line.app.add_subcommand("user", "Accounts of staff");
  user->require_subcommand(1);
  for (const auto& [deed, help] :
       {std::pair{"add", "add somebody and print their set-up link"}, std::pair{"link", "a new set-up link"},
        std::pair{"confirm", "confirm what one administrator proposed and nobody else can"},
        std::pair{"disable", "end an account; its cases go back to the queue"}, std::pair{"list", "who there is"}}) {
    auto* command = Add(
        line, deed, help,
        [&line, deed = std::string(deed)] {
          line.Fill(options);
          options.deed = deed;
          return app::RunUser(options, std::cout, std::cerr);
        },
        user);
    OnRecord(line, command);
    if (std::string(deed) != "list") command->add_option("user_name", options.user_name, "user name")->required();
    if (std::string(deed) == "link")
      command->add_flag("--new-key", options.new_key, "the key of this record is lost: everybody sets up again");
    if (std::string(deed) != "add") continue;
    command->add_option("--name", options.name, "full name");
    command->add_option("--role", options.roles, "role; may be given again")->required();
    command->add_option("--team", options.teams, "team; the first is their own");
  }
}

void AddFileCommands(CommandLine& line) {
  static app::ImportOptions import_options;
  auto* group = line.app.add_subcommand("import", "Files in");
  group->require_subcommand(1);
  auto* command = Add(
      line, "referrals", "Load a file of referrals",
      [&line] {
        line.Fill(import_options);
        return app::RunImportReferrals(import_options, std::cout, std::cerr);
      },
      group);
  OnRecord(line, command);
  command->add_option("file", import_options.file, "the CSV file")->required();
  command->add_flag("--dry-run", import_options.dry_run, "say what would come of it; keep nothing");
  command->add_flag("--all-or-nothing", import_options.all_or_nothing, "load nothing when a row is refused");
  command->add_option("--report", import_options.report, "write the refused rows to this CSV file");

  static app::DemoOptions demo;
  group = line.app.add_subcommand("demo", "The demonstration council");
  group->require_subcommand(1);
  command = Add(
      line, "load", "Fill it with invented people and three years of work",
      [&line] {
        line.Fill(demo);
        return app::RunDemoLoad(demo, std::cout, std::cerr);
      },
      group);
  OnRecord(line, command);
  command->add_option("--people", demo.people, "how many people")->check(CLI::Range(1, 1000000))->capture_default_str();
  command->add_option("--seed", demo.seed, "the same seed gives the same council")->capture_default_str();
  command->add_option("--sign-ins", demo.sign_ins, "where to write the sign-ins (default DATA/sign-ins.txt)");
}

void AddDefinitionCommands(CommandLine& line) {
  static std::string folder;
  auto* command = Add(line, "check", "Prove the pathways before they are used", [&line] {
    return RunCheck({.folder = folder.empty() ? line.Workflows() : std::filesystem::path(folder)}, std::cout,
                    std::cerr);
  });
  command->add_option("folder", folder, "folder of the workflows (default: the shipped ones)");

  static std::string pathway;
  command = Add(line, "diagram", "Draw a pathway as SVG",
                [&line] { return RunDiagram({.folder = line.Workflows(), .pathway = pathway}, std::cout, std::cerr); });
  command->add_option("pathway", pathway, "its id: referral")->required();
  command->add_option("--workflows", line.workflows, "folder of the workflows");
}

void AddRuleCommands(CommandLine& line) {
  static DueOptions due;
  static std::string record;
  auto* command = Add(line, "due", "Count a due date and explain it", [&line] {
    due.calendars = line.Workflows() / "calendars";
    if (!record.empty()) {
      auto own = app::OwnSettings(record);
      if (!own) {
        std::cerr << "caseway due: --data: " << own.error().say << "\n";
        return 1;
      }
      due.own = *std::move(own);
    }
    return RunDue(due, std::cout, std::cerr);
  });
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

  static FeelOptions feel;
  command = Add(line, "feel", "Evaluate a FEEL expression", [&line] {
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

  static DecideOptions decide;
  command = Add(line, "decide", "Work out a decision of a .dmn file", [&line] {
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

  static TckOptions tck;
  command = Add(line, "tck", "Run cases of the DMN test kit", [&line] {
    tck.now = line.NowOrClock();
    return RunTck(tck, std::cout, std::cerr);
  });
  command->add_option("folders", tck.folders, "folders of cases")->required();
  command->footer("Exit status: 0 all passed; 1 some failed; 2 a folder that is not there or has no test cases in it.");
}

// A word that is no command is named; CLI11 would only say that one is missing.
int Refuse(CommandLine& line, const CLI::ParseError& error, int argc, char** argv) {
  std::vector<std::string> names;
  for (const auto* command : line.app.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  const std::string word = argc > 1 ? argv[1] : "";
  const bool unknown = !word.empty() && word[0] != '-' && std::find(names.begin(), names.end(), word) == names.end();
  if (!unknown) return line.app.exit(error) == 0 ? 0 : kWrongUse;
  std::cerr << "There is no command \"" << word << "\"." << pathway::DidYouMean(word, names)
            << " Run caseway --help for all of them.\n";
  return kWrongUse;
}

}  // namespace

int main(int argc, char** argv) {
  CommandLine line;
  const auto configured = app::ReadConfiguration(app::ConfigurationFile(argc, argv, std::getenv), std::getenv);
  if (!configured) {
    std::cerr << configured.error().say << "\n";
    return kWrongUse;
  }
  line.configuration = *configured;
  line.data = line.configuration.data;
  line.workflows = line.configuration.workflows;
  line.app.require_subcommand(1);
  line.app.add_option("--config", line.config, "configuration file (default: caseway.toml where there is one)");
  AddCouncilCommands(line);
  AddUserCommands(line);
  AddFileCommands(line);
  AddDefinitionCommands(line);
  AddRuleCommands(line);
  Add(line, "version", "The version of the program", [] {
    std::cout << "caseway " << kVersion << "\n";
    return 0;
  });
  try {
    line.app.parse(argc, argv);
  } catch (const CLI::ParseError& error) { return Refuse(line, error, argc, argv); }
  if (!line.now.empty() && !line.Now()) {
    std::cerr << "--now: " << ParseInstant(line.now).error().say << "\n";
    return kWrongUse;
  }
  try {
    return line.run();
  } catch (const std::exception& error) {
    std::cerr << "This could not be done: " << error.what() << "\n";
    return 1;
  }
}
