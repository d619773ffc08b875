#include "core/pathway/spine.h"

#include <algorithm>
#include <set>

namespace caseway::pathway {
namespace {

// Orders open states so that each stands below those that lead on to it.
class Sorting {
 public:
  Sorting(const Definition& definition, const Spine& spine) : definition_(definition), spine_(spine) {}

  std::vector<const State*> Run() {
    if (const State* first = definition_.Find(definition_.starts)) Visit(*first);
    for (const State& state : definition_.states) Visit(state);
    std::vector<const State*> order;
    while (order.size() < above_.size()) Place(order, Next(order));
    return order;
  }

 private:
  // Depth first; a move to a state still being visited closes a circle and counts for nothing.
  void Visit(const State& state) {
    if (state.end || !above_.emplace(&state, 0).second) return;
    under_way_.insert(&state);
    for (const State* to : spine_.Targets(state)) {
      if (to->end || under_way_.contains(to)) continue;
      Visit(*to);
      on_[&state].push_back(to);
      ++above_[to];
    }
    under_way_.erase(&state);
  }

  // The first of the file with nothing left above it; the first state before all others.
  const State* Next(const std::vector<const State*>& order) const {
    const State* first = definition_.Find(definition_.starts);
    if (order.empty() && first && !first->end) return first;
    for (const State& state : definition_.states) {
      const auto waiting = above_.find(&state);
      if (waiting != above_.end() && waiting->second == 0 && !placed_.contains(&state)) return &state;
    }
    return nullptr;  // not reached: without circles one always stands free
  }

  void Place(std::vector<const State*>& order, const State* state) {
    order.push_back(state);
    placed_.insert(state);
    for (const State* to : on_[state]) --above_[to];
  }

  const Definition& definition_;
  const Spine& spine_;
  std::map<const State*, int> above_;
  std::map<const State*, std::vector<const State*>> on_;
  std::set<const State*> under_way_;
  std::set<const State*> placed_;
};

}  // namespace

Spine::Spine(const Definition& definition) : definition_(definition) {
  for (const State& state : definition.states) {
    if (state.end) ends.push_back(&state);
  }
  open = Sorting(definition, *this).Run();
  for (std::size_t row = 0; row < open.size(); ++row) rows_[open[row]] = static_cast<int>(row);
}

std::vector<const State*> Spine::Targets(const State& state) const {
  std::vector<const State*> targets;
  if (state.end) return targets;
  for (const Action& action : state.actions) {
    const State* to = definition_.Find(action.to);
    if (!to || to == &state || std::count(targets.begin(), targets.end(), to) > 0) continue;
    targets.push_back(to);
  }
  return targets;
}

int Spine::Row(const State& state) const {
  const auto found = rows_.find(&state);
  return found == rows_.end() ? -1 : found->second;
}

}  // namespace caseway::pathway
