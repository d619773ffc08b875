// Lanes: upright tracks beside the spine of a diagram, one for each state that moves lead to on that side.
//
//   std::vector<Lane> lanes = {{.target = closed, .turns = {90, 170}, .entry = 200, .outward = true}, ...};
//   const int columns = ArrangeLanes(lanes);       // sets each lane's column, 0 next to the spine
//
// A move leaves its state level, turns into the lane of its target, and leaves that level at `entry`: inward to a state
// of the spine, outward to an end. Lanes are ordered for the fewest crossings; those that do not overlap share a
// column. Pure; the same lanes give the same columns.
#pragma once

#include <vector>

#include "core/pathway/definition.h"

namespace caseway::pathway {

struct Lane {
  const State* target = nullptr;
  std::vector<int> turns;  // the heights at which moves turn in
  int entry = 0;           // the height at which it reaches its target
  bool outward = false;
  int column = 0;

  int Top() const;
  int Bottom() const;
};

// How many columns there are.
int ArrangeLanes(std::vector<Lane>& lanes);

}  // namespace caseway::pathway
