#include "app/demonstration/last_file.h"

#include <algorithm>
#include <sstream>

#include "app/import_referrals.h"

namespace caseway::app {
namespace {

constexpr std::string_view kDay = "{day}";

std::string Dated(std::string line, const std::string& day) {
  for (std::size_t at = 0; (at = line.find(kDay, at)) != std::string::npos; at += day.size())
    line.replace(at, kDay.size(), day);
  return line;
}

}  // namespace

Result<void> BringInLastFile(Runtime& runtime, const loader::Demonstration& usual, const std::vector<Hired>& staff,
                             Instant today) {
  const auto& around = usual.around;
  const auto by =
      std::find_if(staff.begin(), staff.end(), [&](const Hired& one) { return one.actor.Has(around.arrivals_by); });
  if (around.arrivals.empty() || by == staff.end()) return {};
  const std::string day = FormatIso(Date{Days{LondonDate(today)} - std::chrono::days{1}});
  std::string text;
  for (const auto& line : around.arrivals) text += Dated(line, day) + "\r\n";
  std::istringstream in(text);
  const auto counts = ImportReferrals(runtime, {.file_name = around.arrivals_file, .in = in}, by->actor);
  if (!counts) return counts.error();
  return {};
}

}  // namespace caseway::app
