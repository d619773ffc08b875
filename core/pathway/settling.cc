#include "core/pathway/settling.h"

#include <algorithm>

#include "core/pathway/dates.h"
#include "core/pathway/permitted.h"
#include "core/pathway/scope.h"

namespace caseway::pathway {
namespace {

std::string Trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(' ');
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::vector<const ClockRule*> Awaited(const CaseAt& at, Instant now) {
  const Scope scope(at, now);
  auto waiting = Unanswered(at, scope);
  std::erase_if(waiting, [](const ClockRule* clock) { return clock->awaits.empty(); });
  return waiting;
}

}  // namespace

bool MayAnswerAt(const Definition& definition, const State& state, const Actor& actor) {
  return std::any_of(definition.clocks.begin(), definition.clocks.end(), [&](const ClockRule& clock) {
    return !clock.awaits.empty() && std::any_of(state.actions.begin(), state.actions.end(), [&](const Action& action) {
      return action.form == clock.answered_by && HasAny(actor, action.who);
    });
  });
}

bool AwaitsDecision(const CaseAt& at, const State& state, Instant now) {
  return !state.awaits.empty() || (!state.end && !Awaited(at, now).empty());
}

std::vector<std::string> AwaitedClocks(const CaseAt& at, Instant now) {
  std::vector<std::string> titles;
  for (const ClockRule* clock : Awaited(at, now)) titles.push_back(clock->title);
  return titles;
}

bool MaySettle(const CaseAt& at, const Actor& actor, Instant now) {
  const State* state = at.bundle.definition.Find(at.state.state);
  if (state == nullptr) return false;
  const auto awaited = Awaited(at, now);
  const auto settles = [&](const Action& action) {
    if (!state->awaits.empty() && state->IsSettledBy(action)) return true;
    return std::any_of(awaited.begin(), awaited.end(),
                       [&](const ClockRule* clock) { return clock->answered_by == action.form; });
  };
  const auto views = AvailableActions(at, actor, now);
  return std::any_of(views.begin(), views.end(), [&](const ActionView& view) {
    return settles(*view.action) && view.permitted && !view.needs_second_person && !view.not_own;
  });
}

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
  for (std::size_t from = 0; from <= value.size();) {
    const auto comma = std::min(value.find(',', from), value.size());
    roles.push_back(Trimmed(value.substr(from, comma - from)));
    from = comma + 1;
  }
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
