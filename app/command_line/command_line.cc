#include "app/command_line/command_line.h"

#include <chrono>

#include "app/runtime.h"

namespace caseway::app {

std::optional<Instant> CommandLine::Now() const {
  if (now.empty()) return std::nullopt;
  const auto at = ParseInstant(now);
  return at ? std::optional(*at) : std::nullopt;
}

Instant CommandLine::NowOrClock() const {
  return Now().value_or(std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()));
}

std::filesystem::path CommandLine::Workflows() const {
  return workflows.empty() ? FindWorkflows() : std::filesystem::path(workflows);
}

void CommandLine::Fill(CouncilOptions& options) const {
  options.data = data;
  options.workflows = workflows;
  options.now = Now();
  options.as = as;
}

CLI::App* AddCommand(CommandLine& line, const char* name, const char* help, std::function<int()> run, CLI::App* under) {
  CLI::App* command = (under == nullptr ? &line.app : under)->add_subcommand(name, help);
  command->callback([&line, run = std::move(run)] { line.run = run; });
  return command;
}

void OnRecord(CommandLine& line, CLI::App* command) {
  command->add_option("--data", line.data, "folder of the database")->capture_default_str();
  command->add_option("--workflows", line.workflows, "folder of the workflows, when not the shipped ones");
  command->add_option("--now", line.now, "fixes the clock, for tests: 2026-10-01T09:16");
  command->add_option("--as", line.as, "the account that acts");
}

}  // namespace caseway::app
