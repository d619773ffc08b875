// caseway due: a rule and a moment in, a date and its whole explanation out.
//
//   caseway due --rule "5 working days" --from 2026-10-01T09:16
//   by 8 October 2026: 5 working days from 1 October 2026 by the calendar “office”, skipping 2 weekend days
//     2 October 2026: day 1
//     3 October 2026: skipped, Saturday 3 October, closed
//     ...
//
//   caseway due --setting limit.former_ni_132 --from 2010-03-01          the limit as it stood on that day
//   caseway due --setting limit.former_ni_132 --from 2027-01-04 --data data      and as the council has set it since
//   caseway due --rule "5 working days" --from 2026-10-01 --pause 2026-10-02..2026-10-04
//
// With json one line that begins {"due":. Threads: any; reads the calendars' and the settings' files.
#pragma once

#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

#include "core/ports/council_reading.h"

namespace caseway {

struct DueOptions {
  std::string rule;      // "5 working days", "4 hours", "28 days", "3 months"; may be "" with a setting
  std::string from;      // a date or a date and time, London unless it has an offset
  std::string calendar;  // an id; "" is the office
  bool json = false;
  std::filesystem::path calendars = "workflows/calendars";
  std::string kind = {};     // "look-again" (the usual one) or "limit", which no pause moves
  std::string source = {};   // of a limit: where it comes from
  std::string setting = {};  // a dated setting of settings.toml, beside the calendars: its value on the day of `from`
  std::vector<SettingRow> own = {};      // what the council has set besides, as its record keeps it (own_settings.h)
  std::vector<std::string> pauses = {};  // FROM..TO: dates, both included, or times
};

// Returns the exit status: 0; 1 past the calendar's data, or when the limit was switched off on that day; 2 for a rule,
// time, kind, setting, pause or calendar that is none (or no calendars).
int RunDue(const DueOptions& options, std::ostream& out, std::ostream& err);

}  // namespace caseway
