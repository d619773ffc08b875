// A file of referrals, read row by row: each good row as a Referral, each bad one with every rule it breaks.
//
//   std::ifstream in(path, std::ios::binary);
//   auto file = ReferralFile::Open(in, now);
//   if (!file) return file.error();               // the heading is at fault: nothing can be read
//   while (auto row = file->Next()) row->IsGood() ? Take(row->referral) : Keep(row->line, row->errors);
//
// Memory is bounded by one row of at most 1 MB, whatever the file. Whether a reference came before is not asked here.
// Threads: one at a time; the stream must outlive it.
#pragma once

#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "workflows/exchange/csv_reader.h"
#include "workflows/exchange/referral_fields.h"

namespace caseway {

struct ReferralFileRow {
  std::int64_t line = 0;         // the physical line where the row starts
  NamedFields fields;            // as they came, in the file's order, bytes that are not UTF-8 replaced; may be fewer
  std::vector<RowError> errors;  // empty: `referral` is whole
  Referral referral;

  bool IsGood() const { return errors.empty(); }
  // What a refused row says for itself, for the order in which exceptions are dealt with (P1): anything but a plain no
  // may be a safeguarding concern.
  bool MayBeSafeguarding() const;
  bool SaysUrgent() const;
};

class ReferralFile {
 public:
  // Tells how the file is encoded, where it can be read twice, and reads the heading. Errors: kInvalidInput with a
  // field for each column that is missing, unknown or there twice; for an empty file, or one in UTF-16.
  static Result<ReferralFile> Open(std::istream& in, Instant now);

  std::optional<ReferralFileRow> Next();
  std::uint64_t bytes_read() const { return csv_->bytes_read(); }
  TextEncoding encoding() const { return encoding_; }

 private:
  ReferralFile(std::unique_ptr<CsvReader> csv, std::vector<std::string> heading, TextEncoding encoding, Instant now);
  std::unique_ptr<CsvReader> csv_;
  std::vector<std::string> heading_;
  TextEncoding encoding_;
  Instant now_;
};

// The heading and lines of the report of refused rows: line,column,value,rule.
std::vector<std::string> RefusalHeading();
std::vector<std::vector<std::string>> RefusalLines(const ReferralFileRow& row);
// The one line of the report about a file that is not in UTF-8; none for one that is.
std::vector<std::vector<std::string>> EncodingLines(TextEncoding encoding);

}  // namespace caseway
