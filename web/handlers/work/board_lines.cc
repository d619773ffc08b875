#include "web/handlers/work/board_lines.h"

#include <algorithm>
#include <tuple>

#include "core/pathway/arrivals.h"

namespace caseway::web {
namespace {

int RankOf(const pathway::Library& library, const std::string& pathway) {
  if (pathway::ReceivesContacts(library, pathway)) return 0;
  if (pathway::ReceivesConcerns(library, pathway)) return 2;
  const auto bundle = library.Live(pathway);
  return bundle == nullptr || bundle->definition.restriction != "none" ? 3 : 1;
}

// "unallocated:urgent" by the place of "urgent" in its list; without a code after all of them.
std::tuple<std::string, std::size_t> RankOf(const Visit& visit, const std::string& figure) {
  const auto colon = figure.find(':');
  const std::string kind = figure.substr(0, colon);
  if (colon == std::string::npos) return {kind, 0};
  const auto list = visit.library().codes.find(kind == "unallocated" ? "urgency-bands" : "pause-reasons");
  if (list == visit.library().codes.end()) return {kind, 0};
  const auto& codes = list->second.codes;
  const auto found =
      std::find_if(codes.begin(), codes.end(), [&](const auto& code) { return code.id == figure.substr(colon + 1); });
  return {kind, static_cast<std::size_t>(found - codes.begin())};
}

}  // namespace

std::vector<std::string> PathwaysInOrder(const Visit& visit, const BoardLines& lines) {
  std::vector<std::string> order;
  for (const auto& [pathway, of] : lines) order.push_back(pathway);
  std::stable_sort(order.begin(), order.end(), [&](const std::string& a, const std::string& b) {
    return RankOf(visit.library(), a) < RankOf(visit.library(), b);
  });
  return order;
}

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
  std::stable_sort(splits.begin(), splits.end(), [&](const BoardFigure* a, const BoardFigure* b) {
    return RankOf(visit, a->figure) < RankOf(visit, b->figure);
  });
  return splits;
}

}  // namespace caseway::web
