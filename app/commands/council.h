// The commands that make and keep a council's record: init, import, verify, backup, restore, erase, user, doctor,
// version.
//
// Each returns the exit status: 0 done, 1 the answer is no, 2 wrong use; results go to `out`, everything else to `err`.
// Threads: one command a process.
#pragma once

#include <filesystem>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "core/dates.h"

namespace caseway::app {

struct CouncilOptions {
  std::filesystem::path data = "data";
  std::filesystem::path workflows;
  std::optional<Instant> now;  // --now: fixes the clock for tests
  std::string as;              // the account that acts; "" the one for this machine
};

struct InitOptions : CouncilOptions {
  std::string name = "Your council";
  bool demonstration = false;
};
// Makes the folder with the shipped roles, teams and calendars, and prints the one-time link for the first
// administrator.
int RunInit(const InitOptions& options, std::ostream& out, std::ostream& err);

struct ImportOptions : CouncilOptions {
  std::string file;
  bool dry_run = false;
  bool all_or_nothing = false;
  std::string report;  // path of the CSV of refused rows; "" none
};
int RunImportReferrals(const ImportOptions& options, std::ostream& out, std::ostream& err);

struct VerifyCommandOptions : CouncilOptions {
  std::string head;         // a head exported earlier, to tell a cut tail
  std::string export_head;  // where to write the present one
};
int RunVerify(const VerifyCommandOptions& options, std::ostream& out, std::ostream& err);

struct BackupOptions : CouncilOptions {
  std::string file;
  std::string key;  // restore: the key kept with the backup; "" FILE.key
};
// Writes the database to `file` and the key that opens its second-factor secrets to FILE.key: keep the two apart.
int RunBackup(const BackupOptions& options, std::ostream& out, std::ostream& err);
int RunRestore(const BackupOptions& options, std::ostream& out, std::ostream& err);

struct EraseOptions : CouncilOptions {
  std::string person;   // its reference
  std::string reason;   // stays in the record; must not name the person
  std::string confirm;  // the reference again; "" reads it from standard input
  bool dry_run = false;
};
// Takes one person's content out of the record for good, says what goes, and asks for the reference to be typed.
int RunErase(const EraseOptions& options, std::ostream& out, std::ostream& err);

int RunMigrate(const CouncilOptions& options, std::ostream& out, std::ostream& err);

struct UserOptions : CouncilOptions {
  std::string deed;  // "add", "link", "confirm", "disable", "list"
  std::string user_name, name;
  std::vector<std::string> roles, teams;
  bool new_key = false;  // "link": makes a key where the old one is lost
};
int RunUser(const UserOptions& options, std::ostream& out, std::ostream& err);
int RunDoctor(const CouncilOptions& options, std::ostream& out, std::ostream& err);

struct ServeOptions : CouncilOptions {
  std::string address = "127.0.0.1";
  int port = 8443;
  int threads = 2;
  std::vector<std::string> hosts;  // names it is asked by besides 127.0.0.1, localhost and the address
};
int RunServe(const ServeOptions& options, std::ostream& out, std::ostream& err);

struct DemoOptions : CouncilOptions {
  int people = 2000;
  std::uint64_t seed = 1;
  std::string sign_ins;  // where to write them; "" DATA/sign-ins.txt
};
int RunDemoLoad(const DemoOptions& options, std::ostream& out, std::ostream& err);

}  // namespace caseway::app
