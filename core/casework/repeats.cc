#include "core/casework/repeats.h"

#include "core/casework/set_span.h"
#include "core/pathway/arrivals.h"

namespace caseway::casework {

std::vector<CaseId> RepeatedBy(Record& record, const CaseRow& row, const pathway::Library& library) {
  if (!pathway::ReceivesConcerns(library, row.pathway)) return {};
  const Date received = LondonDate(row.received);
  const Span window = SpanSet(library.council, "safeguarding.repeat_window", received, {12, SpanUnit::kMonths});
  const auto since = FromLondon({DayBefore(received, window), 0, 0});
  auto earlier = record.cases().RecentCases(row.subject, row.pathway, since);
  std::erase(earlier, row.id);
  return earlier;
}

}  // namespace caseway::casework
