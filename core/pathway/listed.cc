#include "core/pathway/listed.h"

namespace caseway::pathway {

bool IsListName(std::string_view name) { return name == kUndecided || name == kPlans || name == kOutOfHours; }

std::vector<std::string> StatesListed(const Bundle& bundle, std::string_view list) {
  std::vector<std::string> states;
  for (const State& state : bundle.definition.states) {
    if (state.listed == list) states.push_back(state.id);
  }
  return states;
}

}  // namespace caseway::pathway
