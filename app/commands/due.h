// caseway due: a rule and a moment in, a date and its whole explanation out.
//
//   caseway due --rule "5 working days" --from 2026-10-01T09:16
//   by 8 October 2026: 5 working days from 1 October 2026, skipping 2 weekend days
//     2 October 2026: day 1
//     3 October 2026: skipped, Saturday 3 October, closed
//     ...
//
// With json one line that begins {"due":. Threads: any; reads the calendars' files.
#pragma once

#include <filesystem>
#include <ostream>
#include <string>

namespace caseway {

struct DueOptions {
  std::string rule;      // "5 working days", "4 hours", "28 days", "3 months"
  std::string from;      // a date or a date and time, London unless it has an offset
  std::string calendar;  // an id; "" is the office
  bool json = false;
  std::filesystem::path calendars = "workflows/calendars";
};

// Returns the exit status: 0; 1 past the calendar's data; 2 for a rule, time or calendar that is none (or no
// calendars).
int RunDue(const DueOptions& options, std::ostream& out, std::ostream& err);

}  // namespace caseway
