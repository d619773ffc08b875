#include "workflows/loader/read_due.h"

#include <fmt/format.h>

namespace caseway::loader {
namespace {

void ReadWithin(TableReader& reader, DueRule& rule) {
  const std::string text = reader.NeedText("within");
  if (text.empty()) return;
  const auto span = ParseSpan(text);
  if (span) rule.within = *span;
  else reader.Refuse("within", "PW-BAD-SPAN", fmt::format("“{}” is no span of time: {}", text, span.error().say));
}

void ReadKind(TableReader& reader, DueRule& rule) {
  const std::string text = reader.NeedText("kind");
  if (text.empty()) return;
  const auto kind = ParseDueKind(text);
  if (kind) rule.kind = *kind;
  else
    reader.Refuse("kind", "PW-BAD-VALUE", fmt::format("A date's kind is \"look-again\" or \"limit\", not “{}”.", text));
}

void ReadAdvance(TableReader& reader, pathway::DueWritten& due) {
  due.advance = reader.Text("advance");
  if (due.advance.empty()) return;
  const auto span = ParseSpan(due.advance);
  if (!span) reader.Refuse("advance", "PW-BAD-SPAN", span.error().say);
  else if (NeedsCalendar(span->unit) || span->unit == SpanUnit::kMonths)
    reader.Refuse("advance", "PW-BAD-SPAN", "Amber starts days, weeks or hours before the date.");
}

}  // namespace

pathway::DueWritten ReadDue(TableReader& reader, DueUse use) {
  pathway::DueWritten due;
  due.written = reader.written();
  ReadWithin(reader, due.rule);
  due.rule.from = reader.NeedText("from");
  due.rule.clock = reader.Text("clock");
  due.rule.setting = reader.Text("setting");
  due.rule.source = reader.Text("source");
  due.rule.off = reader.Flag("off");
  if (use != DueUse::kTimer) ReadKind(reader, due.rule);
  ReadAdvance(reader, due);
  return due;
}

}  // namespace caseway::loader
