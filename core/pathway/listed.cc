#include "core/pathway/listed.h"

#include <algorithm>

namespace caseway::pathway {

bool IsListName(std::string_view name) {
  return name == kUndecided || name == kNotSafe || name == kUnanswered || name == kPlans || name == kOutOfHours;
}

std::vector<std::string> StatesListed(const Bundle& bundle, std::string_view list) {
  std::vector<std::string> states;
  for (const State& state : bundle.definition.states) {
    if (state.listed == list) states.push_back(state.id);
  }
  return states;
}

std::vector<std::string> ClocksListed(const Bundle& bundle, std::string_view list) {
  std::vector<std::string> clocks;
  for (const ClockRule& clock : bundle.definition.clocks) {
    if (clock.listed == list) clocks.push_back(clock.id);
  }
  return clocks;
}

bool IsRowListName(std::string_view name) { return name == kWithOthers || name == kMeetings; }

std::vector<std::string> KindsListed(const Bundle& bundle, std::string_view list) {
  std::vector<std::string> kinds;
  for (const auto& [id, form] : bundle.forms) {
    for (const auto& question : form.questions) {
      if (!question.tracked || question.tracked->listed != list) continue;
      if (std::find(kinds.begin(), kinds.end(), question.tracked->as) == kinds.end())
        kinds.push_back(question.tracked->as);
    }
  }
  return kinds;
}

}  // namespace caseway::pathway
