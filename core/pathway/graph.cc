#include "core/pathway/graph.h"

#include <algorithm>
#include <deque>

namespace caseway::pathway {
namespace {

// What is sure to be possible one day: a person's deed or a timer; a condition may never come true.
bool IsSure(const Action& action) { return !action.by_system || (action.after && !action.when); }

}  // namespace

Graph::Graph(const Definition& definition) : starts_(definition.starts) {
  Edges sure_backward;
  std::vector<std::string> ends;
  for (const State& state : definition.states) {
    if (state.end) ends.push_back(state.id);
    for (const Action& action : state.actions) {
      if (!definition.Find(action.to)) continue;
      forward_[state.id].push_back(action.to);
      backward_[action.to].push_back(state.id);
      if (IsSure(action)) sure_backward[action.to].push_back(state.id);
    }
  }
  can_end_ = Closure(sure_backward, ends);
}

Graph::States Graph::Closure(const Edges& edges, const std::vector<std::string>& from) {
  States seen(from.begin(), from.end());
  std::deque<std::string> waiting(from.begin(), from.end());
  for (; !waiting.empty(); waiting.pop_front()) {
    const auto next = edges.find(waiting.front());
    if (next == edges.end()) continue;
    for (const std::string& state : next->second) {
      if (seen.insert(state).second) waiting.push_back(state);
    }
  }
  return seen;
}

Graph::States Graph::Reachable(const std::string& from) const { return Closure(forward_, {from}); }

Graph::States Graph::Leading(const std::string& to) const { return Closure(backward_, {to}); }

std::vector<std::string> Graph::ShortestPath(const std::string& to) const {
  std::map<std::string, std::string> came_from = {{starts_, ""}};
  std::deque<std::string> waiting = {starts_};
  for (; !waiting.empty() && !came_from.count(to); waiting.pop_front()) {
    const auto next = forward_.find(waiting.front());
    if (next == forward_.end()) continue;
    for (const std::string& state : next->second) {
      if (came_from.emplace(state, waiting.front()).second) waiting.push_back(state);
    }
  }
  std::vector<std::string> path;
  for (std::string state = to; came_from.count(state) && !state.empty(); state = came_from[state])
    path.push_back(state);
  std::reverse(path.begin(), path.end());
  return path;
}

}  // namespace caseway::pathway
