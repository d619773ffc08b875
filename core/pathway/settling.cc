#include "core/pathway/settling.h"

#include <algorithm>
#include <sstream>

#include "core/pathway/permitted.h"

namespace caseway::pathway {
namespace {

std::string Trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(' ');
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

}  // namespace

Settles SettlesAt(const State& state, const Council& council, const Actor& actor, Instant now) {
  Settles settles = Settles::kNothing;
  for (const Action& action : state.actions) {
    if (!state.IsSettledBy(action) || !HasAny(actor, action.who)) continue;
    if (!action.four_eyes || MayActAlone(council, action, actor, now)) return Settles::kAll;
    settles = Settles::kBroughtByOthers;
  }
  return settles;
}

std::vector<std::string> RolesListed(const std::string& value) {
  std::vector<std::string> roles;
  std::istringstream parts(value);
  for (std::string part; std::getline(parts, part, ',');) roles.push_back(Trimmed(part));
  return roles;
}

// The setting lists the roles whose holders may complete their own work, parted by commas.
bool MayActAlone(const Council& council, const Action& action, const Actor& actor, Instant now) {
  const auto setting = council.settings.find(action.four_eyes_setting);
  if (action.four_eyes_setting.empty() || setting == council.settings.end()) return false;
  const DatedValue* value = setting->second.history.On(LondonDate(now));
  if (!value) return false;
  const auto roles = RolesListed(value->value);
  return std::any_of(roles.begin(), roles.end(), [&](const std::string& role) { return actor.Has(role); });
}

}  // namespace caseway::pathway
