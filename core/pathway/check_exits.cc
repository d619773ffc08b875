// Cases that can never leave a state: each of their ways to an end asks for what they are not and cannot become. What
// depends on answers or on the record of the person is no such thing: somebody can write it.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/pathway/assured.h"
#include "core/pathway/lives.h"

namespace caseway::pathway {
namespace {

// A state, and the one the case came from, which its actions may ask about.
struct At {
  std::string state, from;
  auto operator<=>(const At&) const = default;
};
using Places = std::set<At>;

bool Reads(const Action& action, const std::string& name) {
  for (const Condition* condition : ConditionsOf(action)) {
    for (const feel::NamePath& path : condition->reads) {
      if (feel::ToString(path) == name) return true;
    }
  }
  return false;
}

class ExitCheck {
 public:
  explicit ExitCheck(const BundleCheck& check) : check_(check), constants_(ConstantsOf(check)) {}

  void Run() {
    for (const State& state : check_.definition.states) {
      asks_origin_[state.id] = std::any_of(state.actions.begin(), state.actions.end(),
                                           [](const Action& action) { return Reads(action, "case.came_from"); });
      for (const Action& action : state.actions) reads_[&action] = ReadBy(action);
    }
    const auto origins =
        std::count_if(asks_origin_.begin(), asks_origin_.end(), [](const auto& one) { return one.second; });
    if (constants_.empty() && origins == 0) return;
    Walk();
    for (const auto& [life, places] : reached_) {
      if (Lasts(life, constants_)) CheckLife(life, places);
    }
  }

 private:
  std::set<std::string> ReadBy(const Action& action) const {
    std::set<std::string> names;
    for (const Constant& constant : constants_) {
      if (Reads(action, constant.name)) names.insert(constant.name);
    }
    return names;
  }

  // The part of the life that the action asks about.
  Life PartOf(const Life& life, const Action& action) const {
    Life part;
    for (const std::string& name : reads_.at(&action)) {
      if (const auto known = life.find(name); known != life.end()) part.insert(*known);
    }
    return part;
  }

  // Where it cannot be decided it may.
  bool CanBeTaken(const At& at, const Action& action, const Life& life) {
    auto known = ConditionsOf(PartOf(life, action));
    if (Reads(action, "case.came_from"))
      known.push_back(at.from.empty() ? "case.came_from = null" : fmt::format("case.came_from = \"{}\"", at.from));
    if (known.empty()) return true;
    if (Reads(action, "case.state")) known.push_back(fmt::format("case.state = \"{}\"", at.state));
    const auto [place, is_new] = taken_.emplace(std::pair(&action, known), true);
    if (is_new) place->second = IsPossible(action, known);
    return place->second;
  }

  bool IsPossible(const Action& action, const std::vector<std::string>& known) const {
    const auto conditions = ConditionsOf(action);
    for (const Condition* condition : conditions) {
      if (!CanHoldTogether({condition}, known, check_.names).value_or(true)) return false;
    }
    return CanHoldTogether(conditions, known, check_.names).value_or(true);
  }

  At After(const At& at, const Action& action) const {
    if (action.to == at.state) return at;
    const auto asks = asks_origin_.find(action.to);
    return {action.to, asks != asks_origin_.end() && asks->second ? at.state : ""};
  }

  // Where a case of each life can be; on the way a person may die, a case grow old.
  void Walk() {
    std::vector<std::pair<At, Life>> left;
    for (const Life& life : LivesOf(constants_)) left.push_back({{check_.definition.starts, ""}, life});
    while (!left.empty()) {
      const auto [at, life] = std::move(left.back());
      left.pop_back();
      const State* state = check_.definition.Find(at.state);
      if (state == nullptr || !reached_[life].insert(at).second) continue;
      for (const Action& action : state->actions) {
        if (CanBeTaken(at, action, life)) left.push_back({After(at, action), life});
      }
      for (Life& next : NextOf(life, constants_)) left.push_back({at, std::move(next)});
    }
  }

  // Of the places those from which the case can come to an end.
  Places CanEnd(const Places& places, const Life& life) {
    Places ending;
    for (bool changed = true; changed;) {
      changed = false;
      for (const At& at : places) {
        const State* state = check_.definition.Find(at.state);
        if (ending.count(at)) continue;
        const bool ends =
            state->end || std::any_of(state->actions.begin(), state->actions.end(), [&](const Action& action) {
              return ending.count(After(at, action)) > 0 && CanBeTaken(at, action, life);
            });
        if (ends) changed = ending.insert(at).second;
      }
    }
    return ending;
  }

  // What is refused to a case that is there and would lead on.
  std::vector<const Action*> Refused(const At& at, const Life& life, const Places& places, const Places& ending) {
    std::vector<const Action*> refused;
    for (const Action& action : check_.definition.Find(at.state)->actions) {
      const At after = After(at, action);
      const bool leads_on = check_.graph.CanEnd().count(action.to) > 0 && (ending.count(after) || !places.count(after));
      if (leads_on && !CanBeTaken(at, action, life)) refused.push_back(&action);
    }
    return refused;
  }

  void CheckLife(const Life& life, const Places& places) {
    const Places ending = CanEnd(places, life);
    for (const At& at : places) {
      if (ending.count(at) || !check_.graph.CanEnd().count(at.state)) continue;
      const auto refused = Refused(at, life, places, ending);
      if (!refused.empty() && told_.insert(at.state).second) Tell(at, refused, life);
    }
  }

  void Tell(const At& at, const std::vector<const Action*>& refused, const Life& life) const {
    Life stuck;
    bool by_origin = false;
    for (const Action* action : refused) {
      stuck.merge(PartOf(life, *action));
      by_origin = by_origin || Reads(*action, "case.came_from");
    }
    std::string words = WordsOf(stuck);
    if (by_origin)
      words += fmt::format("{}the case came {}", words.empty() ? "" : " and ",
                           at.from.empty() ? "from no other state" : fmt::format("from “{}”", at.from));
    check_.Fault(
        check_.definition.Find(at.state)->written.header, "PW-NO-WAY-OUT",
        fmt::format("A case can stay in “{}” for ever: where {}, no way to an end is open to it.", at.state, words),
        check_.graph.ShortestPath(at.state));
  }

  const BundleCheck& check_;
  std::vector<Constant> constants_;
  std::map<std::string, bool> asks_origin_;
  std::map<const Action*, std::set<std::string>> reads_;
  std::map<std::pair<const Action*, std::vector<std::string>>, bool> taken_;
  std::map<Life, Places> reached_;
  std::set<std::string> told_;
};

}  // namespace

void CheckExits(const BundleCheck& check) { ExitCheck(check).Run(); }

}  // namespace caseway::pathway
