#include "core/pathway/diagram_plan.h"

#include <rapidcheck/catch.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <tuple>

#include "core/pathway/fitted_text.h"
#include "core/pathway/spine.h"
#include "workflows/loader/load_workflows.h"

namespace caseway::pathway {
namespace {

// Whether the inside of the area meets the straight line; touching the edge is not meeting it.
bool Meets(const Area& area, const Point& a, const Point& b) {
  return std::min(a.x, b.x) < area.Right() && std::max(a.x, b.x) > area.x && std::min(a.y, b.y) < area.Bottom() &&
         std::max(a.y, b.y) > area.y;
}

bool Meets(const Area& a, const Area& b) { return Meets(a, {b.x, b.y}, {b.Right(), b.Bottom()}); }

// A line along the edge of a box it has nothing to do with would look like one that meets it.
Area Wider(const Area& area) { return {area.x - 2, area.y - 2, area.width + 4, area.height + 4}; }

void LinesKeepClearOfBoxesAndWords(const DiagramPlan& plan) {
  for (const Move& move : plan.moves) {
    INFO(move.from->id << " to " << move.to->id);
    for (std::size_t i = 1; i < move.points.size(); ++i) {
      const Point& a = move.points[i - 1];
      const Point& b = move.points[i];
      REQUIRE((a.x == b.x || a.y == b.y));
      for (const Box& box : plan.boxes) {
        const bool own = box.state == move.from || box.state == move.to;
        REQUIRE_FALSE(Meets(own ? box.area : Wider(box.area), a, b));
      }
      for (const MoveWords& words : plan.words) REQUIRE_FALSE(Meets(words.area, a, b));
    }
  }
}

void NothingOverlaps(const DiagramPlan& plan) {
  std::vector<Area> areas;
  for (const Box& box : plan.boxes) areas.push_back(box.area);
  for (const MoveWords& words : plan.words) areas.push_back(words.area);
  for (std::size_t a = 0; a < areas.size(); ++a) {
    REQUIRE(areas[a].x >= 0);
    REQUIRE(areas[a].y >= 0);
    REQUIRE(areas[a].Right() <= plan.width);
    REQUIRE(areas[a].Bottom() <= plan.height);
    for (std::size_t b = 0; b < a; ++b) REQUIRE_FALSE(Meets(areas[a], areas[b]));
  }
}

void WordsFit(const DiagramPlan& plan) {
  for (const Box& box : plan.boxes) {
    for (const auto& line : box.lines) REQUIRE(TextWidth(line, kTitleSize) <= box.area.width - 8);
    for (const auto& line : box.due) REQUIRE(TextWidth(line, kSmallSize) <= box.area.width - 8);
    const int small = static_cast<int>(box.due.size()) * kSmallLine;
    REQUIRE(2 * kBoxEdge + static_cast<int>(box.lines.size()) * kTitleLine + small <= box.area.height);
  }
  for (const MoveWords& words : plan.words) {
    for (const auto& line : words.lines) REQUIRE(TextWidth(line, kSmallSize) <= words.area.width);
  }
}

bool Touches(const Point& point, const Area& area) {
  return point.x >= area.x && point.x <= area.Right() && point.y >= area.y && point.y <= area.Bottom();
}

void EveryMoveIsDrawnOnce(const Definition& definition, const DiagramPlan& plan) {
  std::set<std::pair<const State*, const State*>> drawn;
  for (const Move& move : plan.moves) {
    REQUIRE(drawn.emplace(move.from, move.to).second);
    for (const Box& box : plan.boxes) {
      if (box.state == move.from) REQUIRE(Touches(move.points.front(), box.area));
      if (box.state == move.to) REQUIRE(Touches(move.points.back(), box.area));
    }
  }
  const Spine spine(definition);
  std::size_t moves = 0;
  for (const State* state : spine.open) moves += spine.Targets(*state).size();
  REQUIRE(drawn.size() == moves);
  REQUIRE(plan.boxes.size() == definition.states.size());
}

// Lines to different states never run one on the other: which leads where could not be seen.
void LinesToDifferentStatesStayApart(const DiagramPlan& plan) {
  for (const Move& one : plan.moves) {
    for (const Move& other : plan.moves) {
      if (one.to == other.to || one.from == other.from) continue;
      for (std::size_t i = 1; i < one.points.size(); ++i) {
        for (std::size_t j = 1; j < other.points.size(); ++j) {
          const Point &a = one.points[i - 1], &b = one.points[i], &c = other.points[j - 1], &d = other.points[j];
          const bool upright =
              a.x == b.x && c.x == d.x && a.x == c.x &&
              std::max(std::min(a.y, b.y), std::min(c.y, d.y)) <= std::min(std::max(a.y, b.y), std::max(c.y, d.y));
          const bool level =
              a.y == b.y && c.y == d.y && a.y == c.y &&
              std::max(std::min(a.x, b.x), std::min(c.x, d.x)) <= std::min(std::max(a.x, b.x), std::max(c.x, d.x));
          INFO(one.from->id << " to " << one.to->id << " and " << other.from->id << " to " << other.to->id);
          REQUIRE_FALSE((upright || level));
        }
      }
    }
  }
}

void HoldsOf(const Definition& definition, std::string_view present) {
  const DiagramPlan plan = PlanDiagram(definition, present);
  LinesKeepClearOfBoxesAndWords(plan);
  NothingOverlaps(plan);
  WordsFit(plan);
  EveryMoveIsDrawnOnce(definition, plan);
}

// States with words of any length and actions anywhere, the first of them the start.
Definition AnyPathway() {
  Definition definition;
  definition.id = definition.title = "any";
  const int states = *rc::gen::inRange(1, 14);
  for (int i = 0; i < states; ++i) {
    State state;
    state.id = "s" + std::to_string(i);
    const int words = *rc::gen::inRange(1, 12);
    for (int word = 0; word < words; ++word) state.title += (word ? " " : "") + std::string(3 + (i + word) % 9, 'n');
    state.end = i > 0 && *rc::gen::inRange(0, 3) == 0;
    const int actions = *rc::gen::inRange(0, 8);
    for (int a = 0; a < actions; ++a) {
      Action action;
      action.id = "a" + std::to_string(a);
      action.title = std::string(static_cast<std::size_t>(*rc::gen::inRange(1, 40)), 'M') + " and on";
      action.to = "s" + std::to_string(*rc::gen::inRange(0, states));
      state.actions.push_back(action);
    }
    definition.states.push_back(state);
  }
  definition.starts = "s0";
  return definition;
}

TEST_CASE("In every shipped pathway no line crosses a box and no words overlap, wherever the case is") {
  const auto loaded =
      loader::LoadWorkflows(CASEWAY_SOURCE_DIR "/workflows", [](std::string_view) { return std::string(); });
  REQUIRE(loaded.library.live().size() >= 4);
  for (const auto& [id, bundle] : loaded.library.live()) {
    HoldsOf(bundle->definition, "");
    for (const State& state : bundle->definition.states) HoldsOf(bundle->definition, state.id);
    LinesToDifferentStatesStayApart(PlanDiagram(bundle->definition));
  }
}

TEST_CASE("In the shipped pathways no title and no date is cut off") {
  const auto loaded =
      loader::LoadWorkflows(CASEWAY_SOURCE_DIR "/workflows", [](std::string_view) { return std::string(); });
  REQUIRE(loaded.library.live().size() >= 4);
  for (const auto& [id, bundle] : loaded.library.live()) {
    const DiagramPlan plan = PlanDiagram(bundle->definition);
    for (const Box& box : plan.boxes) {
      for (const auto& line : box.lines) CHECK(line.find("…") == std::string::npos);
      for (const auto& line : box.due) CHECK(line.find("…") == std::string::npos);
    }
    for (const MoveWords& words : plan.words) CHECK(words.lines.back().find("…") == std::string::npos);
  }
}

TEST_CASE("A title of many words stands whole in a box that grows with it") {
  Definition definition;
  State state;
  state.id = "long";
  state.title = "Waiting for the answer of another council that may be the one where this adult is ordinarily resident";
  definition.starts = "long";
  definition.states = {state};
  const Box box = PlanDiagram(definition).boxes.front();
  std::string whole;
  for (const auto& line : box.lines) whole += (whole.empty() ? "" : " ") + line;
  CHECK(whole == state.title);
}

TEST_CASE("In any pathway whatever no line crosses a box and no words overlap") {
  rc::prop("of up to fourteen states", [] {
    const Definition definition = AnyPathway();
    HoldsOf(definition, "s" + std::to_string(*rc::gen::inRange(0, 15)));
  });
}

TEST_CASE("A case flows down the drawing: only a move that closes a circle goes up") {
  const auto loaded =
      loader::LoadWorkflows(CASEWAY_SOURCE_DIR "/workflows", [](std::string_view) { return std::string(); });
  const Definition& safeguarding = loaded.library.Live("safeguarding")->definition;
  std::vector<std::string> ids;
  for (const State* state : Spine(safeguarding).open) ids.push_back(state->id);
  CHECK(ids == std::vector<std::string>{"concern", "safety_unanswered", "not_safe", "error_proposed",
                                        "information_gathering", "planning", "enquiry", "plan", "plan_reviewed",
                                        "concluding", "no_enquiry_proposed", "awaiting_closure"});
}

}  // namespace
}  // namespace caseway::pathway
