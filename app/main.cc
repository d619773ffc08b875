// The program: reads its configuration and its command line, and runs what they ask for.
#include <algorithm>
#include <cstdlib>
#include <exception>
#include <iostream>

#include "app/command_line/commands.h"
#include "app/configuration.h"
#include "core/pathway/nearest.h"
#include "web/version.h"

namespace {

using namespace caseway;

constexpr int kWrongUse = 2;

// A word that is no command is named; CLI11 would only say that one is missing.
int Refuse(app::CommandLine& line, const CLI::ParseError& error, int argc, char** argv) {
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
  app::CommandLine line;
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
  app::AddCouncilCommands(line);
  app::AddUserCommands(line);
  app::AddFileCommands(line);
  app::AddDefinitionCommands(line);
  app::AddRuleCommands(line);
  app::AddCommand(line, "version", "The version of the program", [] {
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
