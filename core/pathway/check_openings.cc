// Cases that open cases by themselves, for ever.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/pathway/bundle_check.h"

namespace caseway::pathway {
namespace {

// An opening that needs nobody: by a condition of the system, in a state the case comes to at once.
struct Unasked {
  const Action* action;
  std::string pathway;
};

bool HappensAtOnce(const Action& action) { return action.by_system && !action.after; }

std::vector<Unasked> UnaskedOf(const Definition& definition) {
  std::vector<Unasked> openings;
  std::set<std::string> seen;
  std::vector<std::string> left = {definition.starts};
  while (!left.empty()) {
    const State* state = definition.Find(left.back());
    left.pop_back();
    if (!state || !seen.insert(state->id).second) continue;
    for (const Action& action : state->actions) {
      if (!HappensAtOnce(action)) continue;
      for (const Opening& opening : action.opens) openings.push_back({&action, opening.pathway});
      left.push_back(action.to);
    }
  }
  return openings;
}

bool LeadsBack(const Library& library, const std::string& from, const std::string& to, std::set<std::string>& seen) {
  if (from == to) return true;
  const auto bundle = library.Live(from);
  if (!bundle || !seen.insert(from).second) return false;
  const auto openings = UnaskedOf(bundle->definition);
  return std::any_of(openings.begin(), openings.end(),
                     [&](const Unasked& next) { return LeadsBack(library, next.pathway, to, seen); });
}

}  // namespace

void CheckOpenings(const BundleCheck& check) {
  const std::string& own = check.definition.id;
  for (const Unasked& opening : UnaskedOf(check.definition)) {
    std::set<std::string> seen;
    if (LeadsBack(check.library, opening.pathway, own, seen))
      check.Fault(opening.action->written.Of("opens"), "PW-OPEN-LOOP",
                  fmt::format("A new case of “{}” opens “{}” by itself, and so on for ever.", own, opening.pathway));
  }
}

}  // namespace caseway::pathway
