#include <iostream>

#include "app/command_line/commands.h"
#include "app/commands/check.h"
#include "app/commands/diagram.h"

namespace caseway::app {
namespace {

void AddCheck(CommandLine& line) {
  static std::string folder;
  auto* command = AddCommand(line, "check", "Prove the pathways before they are used", [&line] {
    return RunCheck({.folder = folder.empty() ? line.Workflows() : std::filesystem::path(folder)}, std::cout,
                    std::cerr);
  });
  command->add_option("folder", folder, "folder of the workflows (default: the shipped ones)");
}

void AddDiagram(CommandLine& line) {
  static std::string pathway;
  auto* command = AddCommand(line, "diagram", "Draw a pathway as SVG", [&line] {
    return RunDiagram({.folder = line.Workflows(), .pathway = pathway}, std::cout, std::cerr);
  });
  command->add_option("pathway", pathway, "its id: referral")->required();
  command->add_option("--workflows", line.workflows, "folder of the workflows");
}

}  // namespace

void AddDefinitionCommands(CommandLine& line) {
  AddCheck(line);
  AddDiagram(line);
}

}  // namespace caseway::app
