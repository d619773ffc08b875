// BoardLines: the figures of the board put in the order in which its page and its file have them.
//
//   const BoardLines lines = BoardLinesFor(visit, record, asked);
//   for (const auto& [pathway, of] : lines) FigureOf(of.whole, "open").count ...
//
// Restricted cases are counted as the viewer's role may count them. Pure but for the reading.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "web/handlers/work/board_query.h"

namespace caseway::web {

// The figures that a state has, and the pathway as a whole, in the order of the page's columns.
inline constexpr std::string_view kOpenFigures[] = {"open", "overdue", "unallocated", "awaiting", "paused"};

// The figures of one state, or of the pathway as a whole, by name.
using BoardLine = std::map<std::string, BoardFigure, std::less<>>;
struct PathwayLines {
  BoardLine whole;
  std::map<std::string, BoardLine, std::less<>> states;
};
using BoardLines = std::map<std::string, PathwayLines, std::less<>>;

BoardLines BoardLinesFor(const Visit& visit, Record& record, const BoardAsked& asked);
// One of zero where there is none.
const BoardFigure& FigureOf(const BoardLine& line, std::string_view name);
// Pathways in the order people meet them: what receives contacts, what comes of it, what receives concerns, what stands
// apart.
std::vector<std::string> PathwaysInOrder(const Visit& visit, const BoardLines& lines);
// States in the order of the pathway, then any that an older version had.
std::vector<std::string> StatesInOrder(const Visit& visit, const std::string& pathway, const PathwayLines& lines);
// Who waits by band, what was returned, why cases are paused, whom nobody has been in touch with (P44): those that
// count anything, in the order of the page: bands and reasons as their lists have them, the most urgent band first.
std::vector<const BoardFigure*> SplitsOf(const Visit& visit, const BoardLine& whole);

}  // namespace caseway::web
