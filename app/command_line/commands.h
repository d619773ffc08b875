// Every command there is, by what it is about: its name, its options, and what it runs.
//
//   AddCouncilCommands(line);   // serve, init, migrate, doctor, verify, backup, restore, erase
//   AddRuleCommands(line);      // due, feel, decide, tck
//
// The order of the calls is the order in `caseway --help`. Called once each. Threads: main's own.
#pragma once

#include "app/command_line/command_line.h"

namespace caseway::app {

void AddCouncilCommands(CommandLine& line);
// user add, link, confirm, disable, list
void AddUserCommands(CommandLine& line);
// import referrals, demo load
void AddFileCommands(CommandLine& line);
// check, diagram
void AddDefinitionCommands(CommandLine& line);
void AddRuleCommands(CommandLine& line);

}  // namespace caseway::app
