// CommandLine: what was typed after `caseway`, and the command that it asks for.
//
//   CommandLine line;
//   CLI::App* command = AddCommand(line, "doctor", "Say what will need attention", [&line] { ... return 0; });
//   OnRecord(line, command);                 // --data, --workflows, --now, --as
//   line.app.parse(argc, argv);              // sets line.run
//
// A command's own options live as long as the program, as CLI11 writes into them while it reads. Threads: main's own.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "app/commands/council.h"
#include "app/configuration.h"
#include "core/dates.h"

namespace caseway::app {

struct CommandLine {
  CLI::App app{"Case management and care pathways for adult social care"};
  std::string now;
  std::string data;
  std::string workflows;
  std::string as;
  std::string config;
  Configuration configuration;
  std::function<int()> run;  // the command that was asked for

  // What --now says; nothing where it is not given or cannot be read.
  std::optional<Instant> Now() const;
  Instant NowOrClock() const;
  // The folder --workflows names, or the shipped one.
  std::filesystem::path Workflows() const;
  // What every command on a council's record is told.
  void Fill(CouncilOptions& options) const;
};

// A command by this name, under `under` where it is part of another; `run` returns the exit status.
CLI::App* AddCommand(CommandLine& line, const char* name, const char* help, std::function<int()> run,
                     CLI::App* under = nullptr);

// The options every command on a council's record takes.
void OnRecord(CommandLine& line, CLI::App* command);

}  // namespace caseway::app
