// Any text as a rule and an origin, on two lines: what is read is written back the same, and every date explains
// itself.
#include <cstdlib>
#include <string>

#include "core/calendar/due.h"

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

caseway::Calendar Office() {
  caseway::CalendarParts parts{.id = "office", .title = "Office hours"};
  for (std::size_t i = 0; i < 5; ++i) parts.week[i] = {9 * 60, 17 * 60};
  return *caseway::Calendar::Make(parts);
}

void CheckDates(const std::string& text) {
  if (const auto date = caseway::ParseDate(text)) Require(*caseway::ParseDate(caseway::FormatIso(*date)) == *date);
  if (const auto date = caseway::ParseApproximateDate(text))
    Require(*caseway::ParseApproximateDate(caseway::FormatIso(*date)) == *date);
}

void CheckDue(const caseway::Span& span, caseway::Instant origin) {
  static const caseway::Calendar office = Office();
  if (span.count > 400) return;  // longer ones are right but slow
  const auto due = caseway::DueDate({.within = span}, {.at = origin}, office);
  if (!due) return;
  Require(due->at >= origin || span.count == 0);
  Require(due->Sentence().starts_with("by "));
  Require(caseway::Due::FromDocument(due->ToDocument())->ToDocument() == due->ToDocument());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto cut = text.find('\n');
  const std::string rule = text.substr(0, cut), from = cut == text.npos ? "" : text.substr(cut + 1);
  CheckDates(rule);
  CheckDates(from);
  const auto span = caseway::ParseSpan(rule);
  if (span) Require(*caseway::ParseSpan(caseway::FormatSpan(*span)) == *span);
  const auto origin = caseway::ParseInstant(from);
  if (span && origin) CheckDue(*span, *origin);
  return 0;
}
