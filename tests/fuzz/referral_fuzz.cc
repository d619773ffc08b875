// Any bytes as a file of referrals: every row is good or told why not, lines go forward, and refusals can be reported.
#include <cstdlib>
#include <sstream>

#include "core/utf8.h"
#include "workflows/exchange/csv_writer.h"
#include "workflows/exchange/referral_file.h"

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

std::string Heading() {
  std::string out;
  for (const auto& column : caseway::ReferralColumns()) out += (out.empty() ? "" : ",") + column;
  return out + "\n";
}

void ReadAll(const std::string& text) {
  std::istringstream in(text);
  auto file = caseway::ReferralFile::Open(in, *caseway::ParseInstant("2026-11-22T08:00"));
  if (!file) return;
  std::int64_t line = 1;
  while (const auto row = file->Next()) {
    Require(row->line > line || line == 1);
    line = row->line;
    for (const auto& [column, value] : row->fields) Require(caseway::IsValidUtf8(value));
    for (const auto& refusal : caseway::RefusalLines(*row)) Require(caseway::IsValidUtf8(caseway::CsvLine(refusal)));
  }
  Require(file->bytes_read() == text.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  ReadAll(text);
  ReadAll(Heading() + text);
  return 0;
}
