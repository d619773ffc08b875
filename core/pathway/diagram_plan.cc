#include "core/pathway/diagram_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/pathway/column.h"
#include "core/pathway/fitted_text.h"
#include "core/pathway/lanes.h"
#include "core/pathway/spine.h"

namespace caseway::pathway {
namespace {

constexpr int kMargin = 8;
constexpr int kBoxWidth = 224;
constexpr int kEndWidth = 172;
constexpr std::size_t kMostTitle = 6;  // lines: a box grows with its words, none is cut
constexpr std::size_t kMostSmall = 4;
constexpr int kBesideText = 10;  // from a box's side to its words
constexpr int kLowestBox = 52;
constexpr int kRowGap = 22;
constexpr int kEndGap = 12;
constexpr int kArrowIn = 26;    // from a box's left side to the arrow to the next
constexpr int kArrowRoom = 22;  // what that arrow takes besides its words
constexpr int kPort = 15;       // lines come in this far below a box's top, and go out this far above its bottom
constexpr int kFirstLane = 18;  // from the boxes to the first lane
constexpr int kLaneStep = 12;
constexpr int kLastLane = 28;  // from the last lane to the ends
constexpr int kClear = 6;      // two level lines keep this far apart

std::string DueWords(const State& state) {
  if (!state.due || state.due->rule.off) return "";
  const std::string within = FormatSpan(state.due->rule.within);
  if (within.starts_with("0 "))
    return state.due->rule.from.find('.') == std::string::npos ? "At once" : "On the date set";
  if (state.pauses) return "Paused: chase within " + within;
  return (state.due->rule.kind == DueKind::kLimit ? "Within " : "Look again within ") + within;
}

std::string WordsOf(const State& from, const State& to) {
  const auto leads = [&to](const Action& action) { return action.to == to.id; };
  const auto first = std::find_if(from.actions.begin(), from.actions.end(), leads);
  const auto ways = std::count_if(from.actions.begin(), from.actions.end(), leads);
  if (ways == 1) return first->title;
  return fmt::format("{}, or {} other way{}", first->title, ways - 1, ways == 2 ? "" : "s");
}

class Planner {
 public:
  Planner(const Definition& definition, std::string_view present) : spine_(definition), present_(present) {}

  DiagramPlan Run() {
    PlaceRows();
    LanesOn(left_, [](int from, int to) { return to < from; });
    LanesOn(right_, [](int from, int to) { return to > from + 1; });
    MoveSpineBesideLanes(ArrangeLanes(left_));
    PlaceEnds();
    LanesToEnds();
    MoveEndsBesideLanes(ArrangeLanes(right_));
    DrawMoves();
    return std::move(plan_);
  }

 private:
  // Until the lanes on the left are known the spine stands at 0.
  void MoveSpineBesideLanes(int columns) {
    spine_left_ = kMargin + (columns == 0 ? 0 : kFirstLane + columns * kLaneStep);
    for (Box& box : plan_.boxes) box.area.x += spine_left_;
    for (MoveWords& words : plan_.words) words.area.x += spine_left_;
    for (Move& move : plan_.moves) {
      for (Point& point : move.points) point.x += spine_left_;
    }
    plan_.width = spine_left_ + kBoxWidth + kMargin;
  }

  Box MakeBox(const State& state, int width) const {
    Box box{.state = &state, .present = state.id == present_};
    box.lines = FittedLines(state.title, {.width = width - 2 * kBesideText, .size = kTitleSize, .most = kMostTitle});
    if (const std::string due = DueWords(state); !due.empty())
      box.due = FittedLines(due, {.width = width - 2 * kBesideText, .size = kSmallSize, .most = kMostSmall});
    const int titles = static_cast<int>(box.lines.size()) * kTitleLine;
    const int small = (static_cast<int>(box.due.size()) + (box.present ? 1 : 0)) * kSmallLine;
    box.area = {.width = width, .height = std::max(2 * kBoxEdge + titles + small, state.end ? 0 : kLowestBox)};
    return box;
  }

  void PlaceRows() {
    int y = kMargin;
    for (std::size_t row = 0; row < spine_.open.size(); ++row) {
      Box box = MakeBox(*spine_.open[row], kBoxWidth);
      box.area.y = y;
      y = box.area.Bottom();
      plan_.boxes.push_back(std::move(box));
      y += row + 1 < spine_.open.size() ? StepDown(*spine_.open[row], *spine_.open[row + 1], y) : 0;
    }
    plan_.height = y + kMargin;
  }

  // The arrow to the next state with its words, when there is such a move. Returns the room it takes.
  int StepDown(const State& from, const State& to, int top) {
    const auto targets = spine_.Targets(from);
    if (std::count(targets.begin(), targets.end(), &to) == 0) return kRowGap;
    MoveWords words;
    words.lines =
        FittedLines(WordsOf(from, to), {.width = kBoxWidth - kArrowIn - 14, .size = kSmallSize, .most = kMostSmall});
    const int height = static_cast<int>(words.lines.size()) * kSmallLine;
    words.area = {kArrowIn + 9, top + kArrowRoom / 2 - 2, kBoxWidth - kArrowIn - 9, height};
    plan_.moves.push_back({&from, &to, {{kArrowIn, top}, {kArrowIn, top + height + kArrowRoom}}});
    plan_.words.push_back(std::move(words));
    return height + kArrowRoom;
  }

  const Area& AreaOf(const State& state) const {
    const int row = spine_.Row(state);
    return row >= 0 ? plan_.boxes[static_cast<std::size_t>(row)].area : end_areas_.at(&state);
  }
  int WayOut(const State& state) const { return AreaOf(state).Bottom() - kPort; }
  int WayIn(const State& state) const { return AreaOf(state).y + kPort; }

  template <class Belongs>
  void LanesOn(std::vector<Lane>& lanes, const Belongs& belongs) {
    for (const State* to : spine_.open) {
      Lane lane{.target = to, .entry = WayIn(*to)};
      for (const State* from : Sources(*to)) {
        if (belongs(spine_.Row(*from), spine_.Row(*to))) lane.turns.push_back(WayOut(*from));
      }
      if (!lane.turns.empty()) lanes.push_back(std::move(lane));
    }
  }

  std::vector<const State*> Sources(const State& to) const {
    std::vector<const State*> sources;
    for (const State* from : spine_.open) {
      const auto targets = spine_.Targets(*from);
      if (std::count(targets.begin(), targets.end(), &to) > 0) sources.push_back(from);
    }
    return sources;
  }

  // Each end as near as can be to the mean height of what leads to it.
  void PlaceEnds() {
    std::vector<std::pair<int, Box>> wanted;
    for (const State* end : spine_.ends) {
      Box box = MakeBox(*end, kEndWidth);
      wanted.emplace_back(MeanWayOut(Sources(*end)) - box.area.height / 2, std::move(box));
    }
    std::stable_sort(wanted.begin(), wanted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Standing> places;
    for (const auto& [wants, box] : wanted) places.push_back({.wants = wants, .height = box.area.height});
    const int bottom = StackInColumn(places, {.top = kMargin, .bottom = plan_.height - kMargin, .gap = kEndGap});
    plan_.height = bottom + kMargin;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      Box& box = wanted[i].second;
      box.area.y = places[i].top;
      end_areas_[box.state] = box.area;
      plan_.boxes.push_back(std::move(box));
    }
  }

  int MeanWayOut(const std::vector<const State*>& sources) const {
    if (sources.empty()) return plan_.height;
    int sum = 0;
    for (const State* from : sources) sum += WayOut(*from);
    return sum / static_cast<int>(sources.size());
  }

  void LanesToEnds() {
    std::set<int> taken;
    for (const State* state : spine_.open) taken.insert({WayIn(*state), WayOut(*state)});
    for (const State* end : spine_.ends) {
      const auto sources = Sources(*end);
      if (sources.empty()) continue;
      Lane lane{.target = end, .outward = true};
      for (const State* from : sources) lane.turns.push_back(WayOut(*from));
      lane.entry = EntryOf(end_areas_.at(end), lane.turns, taken);
      taken.insert(lane.entry);
      right_.push_back(std::move(lane));
    }
  }

  // Level with its only source when it can be, else as near the middle as other level lines leave free.
  static int EntryOf(const Area& area, const std::vector<int>& turns, const std::set<int>& taken) {
    const int rim = 10;
    const int middle = area.y + area.height / 2;
    if (turns.size() == 1 && turns[0] >= area.y + rim && turns[0] <= area.Bottom() - rim) return turns[0];
    for (int off = 0; off <= area.height / 2 - rim; ++off) {
      for (int y : {middle + off, middle - off}) {
        const auto near = taken.lower_bound(y - kClear + 1);
        if (near == taken.end() || *near >= y + kClear) return y;
      }
    }
    return middle;
  }

  void MoveEndsBesideLanes(int columns) {
    const int left = LaneX(columns - 1) + kLastLane;
    for (Box& box : plan_.boxes) {
      if (!box.state->end) continue;
      box.area.x = left;
      end_areas_[box.state] = box.area;
      plan_.width = left + kEndWidth + kMargin;
    }
  }

  int LaneX(int column) const { return spine_left_ + kBoxWidth + kFirstLane + std::max(column, 0) * kLaneStep; }
  int LeftLaneX(int column) const { return spine_left_ - kFirstLane - column * kLaneStep; }

  void DrawMoves() {
    for (const Lane& lane : right_) {
      for (const State* from : Sources(*lane.target)) {
        const int start = spine_left_ + kBoxWidth;
        const int end = lane.target->end ? end_areas_.at(lane.target).x : start;
        if (TurnsInto(lane, *from)) Draw(*from, lane, {start, LaneX(lane.column), end});
      }
    }
    for (const Lane& lane : left_) {
      for (const State* from : Sources(*lane.target)) {
        if (TurnsInto(lane, *from)) Draw(*from, lane, {spine_left_, LeftLaneX(lane.column), spine_left_});
      }
    }
  }

  bool TurnsInto(const Lane& lane, const State& from) const {
    return std::count(lane.turns.begin(), lane.turns.end(), WayOut(from)) > 0;
  }

  struct Across {
    int start = 0;
    int lane = 0;
    int end = 0;
  };
  void Draw(const State& from, const Lane& lane, const Across& x) {
    const int out = WayOut(from);
    if (out == lane.entry) plan_.moves.push_back({&from, lane.target, {{x.start, out}, {x.end, out}}});
    else
      plan_.moves.push_back(
          {&from, lane.target, {{x.start, out}, {x.lane, out}, {x.lane, lane.entry}, {x.end, lane.entry}}});
  }

  Spine spine_;
  std::string_view present_;
  DiagramPlan plan_;
  int spine_left_ = 0;
  std::vector<Lane> left_;
  std::vector<Lane> right_;
  std::map<const State*, Area> end_areas_;
};

}  // namespace

DiagramPlan PlanDiagram(const Definition& definition, std::string_view present) {
  return Planner(definition, present).Run();
}

}  // namespace caseway::pathway
