#include "workflows/calendars/calendar_file.h"

#include <fmt/format.h>

#include <algorithm>

namespace caseway {

Error CalendarFile::Fault(const toml::source_region& where, std::string_view say) const {
  return InvalidInput(fmt::format("{}:{}: {}", name, where.begin.line, say));
}

// Debian's library reports faults by exception: they end here.
Result<CalendarFile> OpenCalendarFile(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  try {
    return CalendarFile{name, toml::parse_file(path.string())};
  } catch (const toml::parse_error& error) {
    return InvalidInput(fmt::format("{}:{}: {}", name, error.source().begin.line, error.description()));
  }
}

Result<void> CheckKeys(const CalendarFile& file, const toml::table& table, const std::vector<std::string_view>& known) {
  for (const auto& [key, node] : table) {
    if (std::find(known.begin(), known.end(), key.str()) == known.end())
      return file.Fault(key.source(), fmt::format("The key \"{}\" is not known here.", key.str()));
  }
  return {};
}

Result<std::string> TextOf(const CalendarFile& file, const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  if (node == nullptr) return file.Fault(table.source(), fmt::format("The key \"{}\" is missing.", key));
  if (!node->is_string()) return file.Fault(node->source(), fmt::format("\"{}\" must be text in quotes.", key));
  return std::string(node->as_string()->get());
}

Result<Date> DateOf(const CalendarFile& file, const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  if (node == nullptr) return file.Fault(table.source(), fmt::format("The key \"{}\" is missing.", key));
  if (!node->is_date())
    return file.Fault(node->source(), fmt::format("\"{}\" must be a date such as 2026-12-25, without quotes.", key));
  const toml::date date = node->as_date()->get();
  return Date{std::chrono::year{date.year}, std::chrono::month{date.month}, std::chrono::day{date.day}};
}

}  // namespace caseway
