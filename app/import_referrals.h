// ImportReferrals: a file of referrals into the record, row by row, each good row opened and each bad one kept (P1).
//
//   auto counts = ImportReferrals(runtime, {.file_name = "october.csv", .in = stream}, actor);
//   counts->Line() -> "rows 1000, opened 916, already there 27, refused 57"
//
// With `all_or_nothing` a file with one bad row loads nothing; with `dry_run` nothing is kept either way. Running a
// file twice opens nothing new. Errors: the heading is at fault, or the disk. Threads: any but the writer's own.
#pragma once

#include <functional>
#include <istream>
#include <string>
#include <utility>
#include <vector>

#include "app/runtime.h"
#include "core/casework/import_referral.h"

namespace caseway::app {

struct ImportRequest {
  std::string file_name;
  std::istream& in;
  std::int64_t size = 0;  // bytes, for progress; 0 not known
  bool dry_run = false;
  bool all_or_nothing = false;
  std::function<void(std::int64_t done, std::int64_t all)> on_progress = {};
};

struct ImportCounts {
  std::int64_t rows = 0, opened = 0, already_there = 0, refused = 0, differs = 0;
  std::int64_t asks = 0;                  // repeated references that now say abuse: each waits among the exceptions
  std::int64_t people = 0, concerns = 0;  // people the record did not know, concerns opened; 0 where nothing was loaded
  // line, column, value, rule: what was refused, read otherwise or changed
  std::vector<std::vector<std::string>> report;
  std::string read_as;          // the encoding, where it was not UTF-8
  bool nothing_loaded = false;  // all_or_nothing with a bad row, or a dry run
  std::string Line() const;
};
// The report as a file, of the command and of the page: CSV with a heading that spreadsheets read as UTF-8.
std::string ReportFile(const ImportCounts& counts);

Result<ImportCounts> ImportReferrals(Runtime& runtime, const ImportRequest& request, const Actor& actor);

// One row as typed, checked by the rules of the file. Errors: kInvalidInput with a field for each broken rule.
Result<casework::ReferralRow> ReadReferral(const std::vector<std::pair<std::string, std::string>>& row, Instant now);

// The account that a command on this machine acts as when none is named: made when first needed, cannot sign in.
Result<Actor> FileImportActor(Runtime& runtime);
// A named account as an actor. Errors: kNotFound.
Result<Actor> ActorNamed(Runtime& runtime, const std::string& user_name);

}  // namespace caseway::app
