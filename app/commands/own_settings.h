// What a council has set itself, read out of its record beside a server that runs.
//
//   const auto own = OwnSettings("data");      // {{"limit.former_ni_132", 2027-01-01, "21 days", "Cabinet", "Ada"}}
//   if (!own) return own.error();              // no such folder, or a record of another program
//
// Takes no lock and changes nothing. Threads: any.
#pragma once

#include <filesystem>
#include <vector>

#include "core/ports/council_reading.h"

namespace caseway::app {

Result<std::vector<SettingRow>> OwnSettings(const std::filesystem::path& data);

}  // namespace caseway::app
