// A span as the council has set it, and the day so long before another.
//
//   const Span long_ago = SpanSet(library.council, "safeguarding.long_enquiry", today, {6, SpanUnit::kMonths});
//   DayBefore(today, long_ago)      // 31 August less six months is the last of February
//
// Pure.
#pragma once

#include <string_view>

#include "core/calendar/span.h"
#include "core/pathway/bundle.h"

namespace caseway::casework {

// `otherwise` where the setting is missing, off, or holds no span on that day.
Span SpanSet(const pathway::Council& council, std::string_view setting, Date on, Span otherwise);
// Requires: a span of days, weeks or months; the checker and the settings page see to it.
Date DayBefore(Date day, const Span& span);

}  // namespace caseway::casework
