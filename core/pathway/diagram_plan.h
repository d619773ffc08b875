// DiagramPlan: where everything of a pathway's diagram stands, in drawing units, before a line of it is drawn.
//
//   const DiagramPlan plan = PlanDiagram(definition, "planning");
//   plan.boxes[0].lines[0] == "Concern received";   plan.moves[0].points: the corners of its line
//
// Open states stand one below the other; a move to the next one is a short arrow with its words beside it, any other
// runs in lanes: on to the right, back to the left. Ends stand to the right of the lanes. No line crosses a box and no
// two words overlap, whatever the pathway (tests/core/pathway/diagram_plan_test.cc). Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/pathway/definition.h"

namespace caseway::pathway {

struct Point {
  int x = 0;
  int y = 0;
  bool operator==(const Point&) const = default;
};

struct Area {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
  int Right() const { return x + width; }
  int Bottom() const { return y + height; }
};

struct Box {
  const State* state = nullptr;
  Area area;
  std::vector<std::string> lines;  // the title
  std::vector<std::string> due;    // "Look again within 4 hours"; none
  bool present = false;            // the case is here
};

// All actions from one state to another.
struct Move {
  const State* from = nullptr;
  const State* to = nullptr;
  std::vector<Point> points;  // from the edge of one box to the edge of the other; level or upright between
};

// The words of a move to the next state: "Start the assessment, or 3 other ways".
struct MoveWords {
  Area area;
  std::vector<std::string> lines;
};

struct DiagramPlan {
  int width = 0;
  int height = 0;
  std::vector<Box> boxes;
  std::vector<Move> moves;
  std::vector<MoveWords> words;
};

constexpr int kTitleSize = 14;  // letters, in drawing units
constexpr int kTitleLine = 18;  // from one line to the next
constexpr int kSmallSize = 12;
constexpr int kSmallLine = 15;
constexpr int kBoxEdge = 9;  // from a box's edge to its first line

// `present` is a state id, or "" for none.
DiagramPlan PlanDiagram(const Definition& definition, std::string_view present = "");

}  // namespace caseway::pathway
