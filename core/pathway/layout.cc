#include <algorithm>
#include <deque>
#include <map>

#include "core/pathway/diagram.h"

namespace caseway::pathway {
namespace {

using Layers = std::map<std::string, int>;

// How many moves a state is from the first, by the shortest way.
Layers Distances(const Definition& definition) {
  Layers distance = {{definition.starts, 0}};
  std::deque<std::string> waiting = {definition.starts};
  for (; !waiting.empty(); waiting.pop_front()) {
    const State* state = definition.Find(waiting.front());
    if (!state || state->end) continue;
    for (const Action& action : state->actions) {
      if (distance.emplace(action.to, distance[state->id] + 1).second) waiting.push_back(action.to);
    }
  }
  return distance;
}

int LastOpenLayer(const Definition& definition, const Layers& distance) {
  int last = 0;
  for (const State& state : definition.states) {
    const auto found = distance.find(state.id);
    if (!state.end && found != distance.end()) last = std::max(last, found->second);
  }
  return last;
}

// The mean place of the states that lead to this one from the layers above; its own place when none does.
double MeanPlace(const std::vector<Placed>& placed, const Placed& one) {
  double sum = 0;
  int count = 0;
  for (const Placed& other : placed) {
    if (other.layer >= one.layer) continue;
    for (const Action& action : other.state->actions) {
      if (action.to != one.state->id) continue;
      sum += other.place;
      ++count;
    }
  }
  return count == 0 ? one.place : sum / count;
}

void NumberPlaces(std::vector<Placed>& placed) {
  std::map<int, int> next;
  for (Placed& one : placed) one.place = next[one.layer]++;
}

// One sweep from the top: each layer is ordered by those above it.
void OrderWithinLayers(std::vector<Placed>& placed) {
  std::map<const State*, double> mean;
  for (const Placed& one : placed) mean[one.state] = MeanPlace(placed, one);
  std::stable_sort(placed.begin(), placed.end(), [&](const Placed& a, const Placed& b) {
    return a.layer != b.layer ? a.layer < b.layer : mean[a.state] < mean[b.state];
  });
  NumberPlaces(placed);
}

// At most so many side by side, so that the words can be read on a narrow screen.
void Fold(std::vector<Placed>& placed, int widest) {
  int shift = 0;
  for (std::size_t i = 0; i < placed.size(); ++i) {
    const bool new_layer = i > 0 && placed[i].place == 0;
    if (i > 0 && (placed[i].place % widest == 0) && !new_layer) ++shift;
    placed[i].layer += shift;
  }
  NumberPlaces(placed);
}

}  // namespace

std::vector<Placed> Layout(const Definition& definition) {
  const Layers distance = Distances(definition);
  const int last = LastOpenLayer(definition, distance);
  std::vector<Placed> placed;
  for (const State& state : definition.states) {
    const auto found = distance.find(state.id);
    const int layer = found == distance.end() ? last + 2 : state.end ? last + 1 : found->second;
    placed.push_back({&state, layer, 0});
  }
  std::stable_sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) { return a.layer < b.layer; });
  NumberPlaces(placed);
  OrderWithinLayers(placed);
  Fold(placed, 3);
  return placed;
}

}  // namespace caseway::pathway
