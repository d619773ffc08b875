#include "core/calendar/span.h"

#include <fmt/format.h>

#include <array>

namespace caseway {
namespace {

struct UnitName {
  SpanUnit unit;
  std::string_view one;
  std::string_view many;
};

constexpr std::array<UnitName, 6> kUnits = {{{SpanUnit::kDays, "day", "days"},
                                             {SpanUnit::kWorkingDays, "working day", "working days"},
                                             {SpanUnit::kWeeks, "week", "weeks"},
                                             {SpanUnit::kMonths, "month", "months"},
                                             {SpanUnit::kHours, "hour", "hours"},
                                             {SpanUnit::kWorkingHours, "working hour", "working hours"}}};

constexpr int kMost = 9999;

// Lower case ASCII, blanks at the ends dropped and runs of them made one.
std::string Tidy(std::string_view text) {
  std::string out;
  for (char c : text) {
    const bool blank = c == ' ' || c == '\t';
    if (blank && (out.empty() || out.back() == ' ')) continue;
    out += blank ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

Error NotASpan(std::string_view text) {
  return InvalidInput(
      fmt::format("\"{}\" is not a length of time: write a whole number and days, working days, weeks, months, hours "
                  "or working hours.",
                  text));
}

}  // namespace

bool IsHours(SpanUnit unit) { return unit == SpanUnit::kHours || unit == SpanUnit::kWorkingHours; }
bool NeedsCalendar(SpanUnit unit) { return unit == SpanUnit::kWorkingDays || unit == SpanUnit::kWorkingHours; }

Result<Span> ParseSpan(std::string_view text) {
  const std::string tidy = Tidy(text);
  std::size_t at = 0;
  int count = 0;
  for (; at < tidy.size() && tidy[at] >= '0' && tidy[at] <= '9'; ++at) {
    count = count * 10 + (tidy[at] - '0');
    if (count > kMost) return InvalidInput(fmt::format("\"{}\" is too long: at most {} of a unit.", text, kMost));
  }
  if (at == 0 || at == tidy.size() || tidy[at] != ' ') return NotASpan(text);
  const auto name = std::string_view(tidy).substr(at + 1);
  for (const auto& unit : kUnits) {
    if (name == unit.one || name == unit.many) return Span{count, unit.unit};
  }
  return NotASpan(text);
}

std::string FormatSpan(const Span& span) {
  for (const auto& unit : kUnits) {
    if (unit.unit == span.unit) return fmt::format("{} {}", span.count, span.count == 1 ? unit.one : unit.many);
  }
  return {};
}

}  // namespace caseway
