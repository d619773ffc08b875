#include "core/pathway/handed_on.h"

#include <algorithm>

namespace caseway::pathway {

bool IsHandedOn(const BundleCheck& check, const std::string& form) {
  const auto gives = [&](const HandedOn& handed) {
    return handed.pathway == check.definition.id &&
           std::find(handed.forms.begin(), handed.forms.end(), form) != handed.forms.end();
  };
  for (const auto& [id, bundle] : check.library.live()) {
    for (const State& state : bundle->definition.states) {
      for (const Action& action : state.actions) {
        if (std::any_of(action.hands_on.begin(), action.hands_on.end(), gives)) return true;
      }
    }
  }
  return false;
}

}  // namespace caseway::pathway
