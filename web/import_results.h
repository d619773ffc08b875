// ImportResults: what came of the files of referrals brought in lately, so that each has a page that can be opened
// again.
//
//   results.Keep(name, {.file_name = "october.csv", .outcome = outcome});   // then "/arrivals/files/NAME"
//   auto result = results.Find(name);      // null once newer ones took its place
//
// The report as it is stands in memory alone, and only so many: it quotes what people are called and where they live,
// and refused rows are kept with the record anyway, where erasure finds them. The counts and the broken rules without
// what stood there are kept on the disk as well, where there is a store, and outlive the program. Threads: any; Keep
// waits for the disk, so never from inside work or done.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/dates.h"
#include "core/ids.h"
#include "core/ports/import_results.h"

namespace caseway::web {

// How a file is to be brought in.
struct ImportWish {
  bool dry_run = false;         // only checked: nothing is kept
  bool all_or_nothing = false;  // nothing is loaded where a row breaks a rule
};

// One line of the report: where, what stood there, what it breaks.
struct ImportReportLine {
  std::string line, column, value, rule;
};

struct ImportOutcome {
  std::int64_t rows = 0, opened = 0, already_there = 0, refused = 0, differs = 0;
  std::int64_t asks = 0;        // repeated references that now say abuse: each waits among the rows to put right
  std::int64_t people = 0;      // people the council did not know
  std::int64_t concerns = 0;    // safeguarding concerns opened
  std::string read_as;          // the encoding, where it was not UTF-8
  bool nothing_loaded = false;  // only checked, or all or nothing with a refused row
  std::vector<ImportReportLine> report;
  std::string report_file;  // the same as the command writes it: CSV
};

struct ImportResult {
  std::string file_name;
  ImportWish wish;
  ImportOutcome outcome;
  UserId by;
  Instant at{};
  bool is_whole = true;    // false: from the disk, without the values and the report as a file
  std::int64_t lines = 0;  // of the report, those included that were not kept on the disk
};

class ImportResults {
 public:
  // Without a `store`, what is kept goes with the program. The store outlives this.
  explicit ImportResults(std::size_t most_bytes = std::size_t{64} << 20, ImportResultStore* store = nullptr)
      : most_bytes_(most_bytes), store_(store) {}
  // Under a name that nobody can guess. The newest is always kept, older ones as far as there is room.
  void Keep(std::string name, ImportResult result);
  std::shared_ptr<const ImportResult> Find(std::string_view name) const;

 private:
  struct Kept {
    std::string name;
    std::shared_ptr<const ImportResult> result;
    std::size_t bytes = 0;
  };
  const std::size_t most_bytes_;
  ImportResultStore* const store_;
  mutable std::mutex mutex_;
  std::deque<Kept> kept_;  // oldest first
};

}  // namespace caseway::web
