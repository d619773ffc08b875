#include <iostream>

#include "app/command_line/commands.h"

namespace caseway::app {
namespace {

struct Named {
  const char* name;
  const char* help;
};

// A command on the record in a folder, whose options outlive it.
template <class Options, class Taken>
CLI::App* AddOnRecord(CommandLine& line, const Named& named, Options& options,
                      int (*run)(const Taken& options, std::ostream& out, std::ostream& err)) {
  auto* command = AddCommand(line, named.name, named.help, [&line, &options, run] {
    line.Fill(options);
    return run(options, std::cout, std::cerr);
  });
  OnRecord(line, command);
  return command;
}

void AddServe(CommandLine& line) {
  static ServeOptions serve;
  serve.address = line.configuration.address;
  serve.port = line.configuration.port;
  serve.threads = line.configuration.threads;
  serve.hosts = line.configuration.hosts;
  auto* command = AddOnRecord(line, {"serve", "Serve the pages over HTTPS"}, serve, RunServe);
  command->add_option("--address", serve.address, "address to listen on")->capture_default_str();
  command->add_option("--port", serve.port, "port; 0 takes a free one")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  command
      ->add_option("--host", serve.hosts, "a name browsers ask by, besides 127.0.0.1 and localhost; may be given again")
      ->check([](const std::string& name) {
        return IsHostName(name) ? std::string() : "write the name in small letters, without https:// and port";
      });
  command->add_option("--threads", serve.threads, "threads that serve")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
}

void AddInit(CommandLine& line) {
  static InitOptions init;
  auto* command = AddOnRecord(line, {"init", "Make a new council"}, init, RunInit);
  command->add_option("--name", init.name, "the council's name");
  command->add_flag("--demonstration", init.demonstration, "for invented people only; marked on every page");
}

void AddMigrate(CommandLine& line) {
  static CouncilOptions migrate;
  AddOnRecord(line, {"migrate", "Bring the database up to date"}, migrate, RunMigrate);
}

void AddDoctor(CommandLine& line) {
  static CouncilOptions doctor;
  AddOnRecord(line, {"doctor", "Say what will need attention"}, doctor, RunDoctor);
}

void AddVerify(CommandLine& line) {
  static VerifyCommandOptions verify;
  auto* command = AddOnRecord(line, {"verify", "Check the record against itself"}, verify, RunVerify);
  command->add_option("--head", verify.head, "a head exported earlier: tells a cut tail");
  command->add_option("--export-head", verify.export_head, "write the present head to this file");
}

void AddBackup(CommandLine& line) {
  static BackupOptions backup;
  auto* command = AddOnRecord(line, {"backup", "Copy the database while it is in use"}, backup, RunBackup);
  command->add_option("file", backup.file, "the new file; FILE.key is written beside it")->required();
}

void AddRestore(CommandLine& line) {
  static BackupOptions restore;
  auto* command = AddOnRecord(line, {"restore", "Put a backup into a new folder and verify it"}, restore, RunRestore);
  command->add_option("file", restore.file, "the backup")->required();
  command->add_option("--key", restore.key, "the key kept with it (default: FILE.key where it is there)");
}

void AddErase(CommandLine& line) {
  static EraseOptions erase;
  auto* command = AddOnRecord(line, {"erase", "Take one person's content out for good, where the law asks for it"},
                              erase, RunErase);
  command->add_option("person", erase.person, "the reference of the person's record: 7K3Q-F2M9-X")->required();
  command->add_option("--reason", erase.reason, "why the law asks for it; stays, so without the name");
  command->add_option("--confirm", erase.confirm, "the reference again, instead of typing it");
  command->add_flag("--dry-run", erase.dry_run, "say what would go; erase nothing");
}

}  // namespace

void AddCouncilCommands(CommandLine& line) {
  AddServe(line);
  AddInit(line);
  AddMigrate(line);
  AddDoctor(line);
  AddVerify(line);
  AddBackup(line);
  AddRestore(line);
  AddErase(line);
}

}  // namespace caseway::app
