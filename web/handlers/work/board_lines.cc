#include "web/handlers/work/board_lines.h"

#include <algorithm>

namespace caseway::web {

BoardLines BoardLinesFor(const Visit& visit, Record& record, const BoardAsked& asked) {
  Viewer viewer = visit.viewer();
  // Council totals count restricted cases for roles allowed the totals, without the cases behind them.
  if (visit.Holds(access::Permission::kSeeCouncilFigures)) viewer.sees_restricted = true;
  BoardLines lines;
  for (auto& figure : record.work().Board(asked.query, viewer)) {
    auto& of = lines[figure.pathway];
    BoardLine& line = figure.state.empty() ? of.whole : of.states[figure.state];
    const std::string name = figure.figure;
    line[name] = std::move(figure);
  }
  return lines;
}

const BoardFigure& FigureOf(const BoardLine& line, std::string_view name) {
  static const BoardFigure none;
  const auto found = line.find(name);
  return found == line.end() ? none : found->second;
}

std::vector<std::string> StatesInOrder(const Visit& visit, const std::string& pathway, const PathwayLines& lines) {
  std::vector<std::string> order;
  const auto bundle = visit.library().Live(pathway);
  if (bundle != nullptr) {
    for (const auto& state : bundle->definition.states) {
      if (lines.states.count(state.id) != 0) order.push_back(state.id);
    }
  }
  for (const auto& [state, line] : lines.states) {
    if (std::find(order.begin(), order.end(), state) == order.end()) order.push_back(state);
  }
  return order;
}

std::vector<const BoardFigure*> SplitsOf(const Visit& visit, const BoardLine& whole) {
  std::vector<const BoardFigure*> splits;
  for (const auto& [name, figure] : whole) {
    const bool split = name == "returned" || name == "silent" || name.find(':') != std::string::npos;
    if (split && figure.count > 0 && !FigureTitle(visit, name).empty()) splits.push_back(&figure);
  }
  return splits;
}

}  // namespace caseway::web
