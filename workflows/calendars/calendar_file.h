// CalendarFile: one TOML file of workflows/calendars and the typed reading of its keys, faults told with file and line.
//
// Inner part of workflows/calendars/read_calendars.h. Threads: a value.
#pragma once

#include <toml++/toml.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates.h"
#include "core/result.h"

namespace caseway {

// One file being read, with the name its faults are told under.
struct CalendarFile {
  std::string name;
  toml::table table;

  // "office.toml:7: sentence".
  Error Fault(const toml::source_region& where, std::string_view say) const;
};

Result<CalendarFile> OpenCalendarFile(const std::filesystem::path& path);
// Refuses keys that are not among `known`.
Result<void> CheckKeys(const CalendarFile& file, const toml::table& table, const std::vector<std::string_view>& known);
Result<std::string> TextOf(const CalendarFile& file, const toml::table& table, std::string_view key);
Result<Date> DateOf(const CalendarFile& file, const toml::table& table, std::string_view key);

}  // namespace caseway
