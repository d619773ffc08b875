#include "workflows/exchange/referral_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/utf8.h"

namespace caseway {
namespace {

// The word in `column`, lower case without blanks at the ends, whatever else is wrong with the row.
std::string WordIn(const NamedFields& fields, std::string_view column) {
  std::string word;
  for (const auto& [name, text] : fields) {
    if (name != column) continue;
    for (char c : text) {
      if (c == ' ' || c == '\t') continue;
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return word;
}

std::int64_t CountOf(const std::vector<std::string>& names, const std::string& name) {
  return std::count(names.begin(), names.end(), name);
}

Result<void> CheckHeading(const std::vector<std::string>& heading) {
  Error error = InvalidInput("The heading is not that of a referral file: nothing was read.");
  for (const auto& column : ReferralColumns()) {
    if (CountOf(heading, column) == 0) error.fields.push_back({column, "This column is missing."});
    if (CountOf(heading, column) > 1) error.fields.push_back({column, "This column is there twice."});
  }
  for (const auto& name : heading) {
    if (CountOf(ReferralColumns(), name) == 0) error.fields.push_back({name, "This column is not known."});
  }
  if (!error.fields.empty()) return error;
  return {};
}

// The text with what is not UTF-8 replaced, so that a refused row can still be shown and acted on.
std::string Readable(const std::string& text) {
  if (IsValidUtf8(text)) return text;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t length = 1;
    while (length <= 4 && !IsValidUtf8(std::string_view(text).substr(at, length))) ++length;
    const bool valid = length <= 4;
    out += valid ? std::string_view(text).substr(at, length) : "\uFFFD";
    at += valid ? length : 1;
  }
  return out;
}

bool LooksLikeUtf16(const CsvRow& row) {
  const std::string& first = row.fields.empty() ? row.fault : row.fields[0];
  return first.starts_with("\xFF\xFE") || first.starts_with("\xFE\xFF");
}

}  // namespace

// "Y", "1", "yes - bruises", nothing at all: only a no that can be read lets a row wait its turn (P1, P40).
bool ReferralFileRow::MayBeSafeguarding() const { return WordIn(fields, "safeguarding_concern") != "no"; }
bool ReferralFileRow::SaysUrgent() const { return WordIn(fields, "urgency") == "urgent"; }

ReferralFile::ReferralFile(std::unique_ptr<CsvReader> csv, std::vector<std::string> heading, TextEncoding encoding,
                           Instant now)
    : csv_(std::move(csv)), heading_(std::move(heading)), encoding_(encoding), now_(now) {}

Result<ReferralFile> ReferralFile::Open(std::istream& in, Instant now) {
  const TextEncoding encoding = EncodingOf(in);
  auto csv = std::make_unique<CsvReader>(in, CsvLimits(), encoding);
  auto heading = csv->Next();
  if (!heading) return InvalidInput("The file is empty: it has not even a heading.");
  if (LooksLikeUtf16(*heading)) return InvalidInput("The file is in UTF-16: save it as UTF-8 and send it again.");
  if (!heading->fault.empty()) return InvalidInput(fmt::format("Line {}: {}", heading->line, heading->fault));
  if (const auto checked = CheckHeading(heading->fields); !checked) return checked.error();
  return ReferralFile(std::move(csv), std::move(heading->fields), encoding, now);
}

std::optional<ReferralFileRow> ReferralFile::Next() {
  auto read = csv_->Next();
  if (!read) return std::nullopt;
  ReferralFileRow row;
  row.line = read->line;
  if (read->fault.empty() && read->fields.size() != heading_.size())
    read->fault = fmt::format("The row has {} fields; the heading has {}.", read->fields.size(), heading_.size());
  for (std::size_t i = 0; i < std::min(heading_.size(), read->fields.size()); ++i)
    row.fields.emplace_back(heading_[i], Readable(read->fields[i]));
  if (!read->fault.empty()) {
    row.errors.push_back({"", "", read->fault});
    return row;
  }
  ReferralFields checked = CheckReferral(row.fields, now_);
  row.errors = std::move(checked.errors);
  row.referral = std::move(checked.referral);
  return row;
}

std::vector<std::string> RefusalHeading() { return {"line", "column", "value", "rule"}; }

std::vector<std::vector<std::string>> RefusalLines(const ReferralFileRow& row) {
  std::vector<std::vector<std::string>> out;
  for (const auto& error : row.errors) out.push_back({std::to_string(row.line), error.column, error.value, error.rule});
  return out;
}

std::vector<std::vector<std::string>> EncodingLines(TextEncoding encoding) {
  if (encoding == TextEncoding::kUtf8) return {};
  return {{"1", "", "",
           "The file is not in UTF-8: all of it was read as Windows-1252. Look at a name with an accent to see that it "
           "is right."}};
}

}  // namespace caseway
