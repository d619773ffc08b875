// A column of boxes of which each wants to stand at a certain height: as near to it as the others allow.
//
//   std::vector<Standing> ends = {{.wants = 40, .height = 36}, {.wants = 50, .height = 36}};
//   const int bottom = StackInColumn(ends, {.top = 8, .bottom = 400, .gap = 12});   // ends[0].top 40, ends[1].top 88
//
// Boxes keep the order given. The column grows past `bottom` only when they would not fit otherwise. Pure.
#pragma once

#include <vector>

namespace caseway::pathway {

struct Standing {
  int wants = 0;  // the top it would like
  int height = 0;
  int top = 0;  // the top it gets
};

struct ColumnRoom {
  int top = 0;
  int bottom = 0;
  int gap = 0;  // between two boxes, at least
};

// Requires: in the order of `wants`. Returns the bottom, at least `room.bottom`.
int StackInColumn(std::vector<Standing>& boxes, const ColumnRoom& room);

}  // namespace caseway::pathway
