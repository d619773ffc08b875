// Graph: how the states of a pathway lead to each other.
//
//   Graph graph(definition);
//   graph.Reachable("concern")      -> the states that can be reached from it, itself included
//   graph.ShortestPath("triage")    -> {"new", "screening", "triage"}: from the first state
//
// Requires nothing: actions that lead nowhere known are left out. Pure.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/pathway/definition.h"

namespace caseway::pathway {

class Graph {
 public:
  explicit Graph(const Definition& definition);

  using States = std::set<std::string, std::less<>>;
  States Reachable(const std::string& from) const;
  // The states from which `to` can be reached, itself included.
  States Leading(const std::string& to) const;
  // Those from which an end can be reached by what a person may do or a timer brings about.
  const States& CanEnd() const { return can_end_; }
  std::vector<std::string> ShortestPath(const std::string& to) const;

 private:
  using Edges = std::map<std::string, std::vector<std::string>, std::less<>>;
  static States Closure(const Edges& edges, const std::vector<std::string>& from);

  std::string starts_;
  Edges forward_;
  Edges backward_;
  States can_end_;
};

}  // namespace caseway::pathway
