#include "core/casework/set_span.h"

namespace caseway::casework {

Span SpanSet(const pathway::Council& council, std::string_view setting, Date on, Span otherwise) {
  const auto found = council.settings.find(setting);
  const DatedValue* value = found == council.settings.end() ? nullptr : found->second.history.On(on);
  if (value == nullptr) return otherwise;
  const auto span = ParseSpan(value->value);
  return span ? *span : otherwise;
}

Date DayBefore(Date day, const Span& span) {
  if (span.unit == SpanUnit::kMonths) {
    const Date before = day - std::chrono::months(span.count);
    return before.ok() ? before : before.year() / before.month() / std::chrono::last;
  }
  const int days = span.unit == SpanUnit::kWeeks ? span.count * 7 : span.count;
  return Date{Days{day} - std::chrono::days(days)};
}

}  // namespace caseway::casework
