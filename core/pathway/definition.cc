#include "core/pathway/definition.h"

#include <algorithm>
#include <array>

namespace caseway::pathway {
namespace {

constexpr std::array<std::string_view, 4> kEffectNames = {"none", "completed", "cancelled", "recorded in error"};

template <class T>
const T* FindById(const std::vector<T>& things, std::string_view id) {
  const auto found = std::find_if(things.begin(), things.end(), [&](const T& thing) { return thing.id == id; });
  return found == things.end() ? nullptr : &*found;
}

}  // namespace

std::string_view EndEffectName(EndEffect effect) { return kEffectNames.at(static_cast<std::size_t>(effect)); }

std::optional<EndEffect> ParseEndEffect(std::string_view name) {
  const auto found = std::find(kEffectNames.begin(), kEffectNames.end(), name);
  if (found == kEffectNames.end()) return std::nullopt;
  return static_cast<EndEffect>(found - kEffectNames.begin());
}

const Action* State::Find(std::string_view action) const { return FindById(actions, action); }

bool State::IsSettledBy(const Action& action) const {
  const auto moves_on = [this](const Action& one) { return !one.by_system && one.to != id && !one.own; };
  const bool takes_two =
      std::any_of(actions.begin(), actions.end(), [&](const Action& one) { return one.four_eyes && moves_on(one); });
  return moves_on(action) && (action.ends != EndEffect::kRecordedInError || action.four_eyes) &&
         (!takes_two || action.four_eyes);
}

const State* Definition::Find(std::string_view state) const { return FindById(states, state); }

const Action* Definition::Find(std::string_view state, std::string_view action) const {
  const State* found = Find(state);
  return found ? found->Find(action) : nullptr;
}

}  // namespace caseway::pathway
