// How late something is, in words: colour only supports them (red, amber, green in words; DESIGN section 10).
//
//   DueWordsOf(due_at, is_instant, now).text -> "Overdue by 2 days", "Due today by 1:16pm", "Due by 3 March 2026"
//
// Pure.
#pragma once

#include <string>
#include <string_view>

#include "core/dates.h"

namespace caseway::views {

struct DueWords {
  std::string text;
  std::string_view tag_class;  // govuk-tag--red, --orange, --green, --grey
};
// `due_at` is the last moment in time. Paused cases show their chase date, said as such.
DueWords DueWordsOf(Instant due_at, bool is_instant, Instant now, bool paused = false);
// The later of two dates, below the earlier: "Limit: due by 3 March 2026", "Look again: overdue by 2 days".
std::string BesideWords(Instant at, Instant now, bool is_limit, bool paused = false);

// "1 day", "3 days".
std::string DaysWords(std::int64_t days);
// "3 days", "1 day", "5 hours" for how long something has waited.
std::string AgeWords(Instant since, Instant now);

}  // namespace caseway::views
