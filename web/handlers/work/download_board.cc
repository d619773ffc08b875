// The board as a file: every figure of the page on a line of its own, with the rule it is counted by.
#include "web/csv.h"
#include "web/frame.h"
#include "web/handlers/work/board_lines.h"
#include "web/handlers/work/work_handlers.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

// Where a figure stands: its pathway and stage, and the choice it was counted for.
struct Place {
  const Visit& visit;
  const BoardAsked& asked;
  std::string pathway;
  std::string stage = "All stages";
};

std::string LineOf(const Place& at, std::string_view name, const BoardFigure& figure) {
  const bool has_days = name == "open" || (name == "completed" && figure.count > 0);
  const auto days = [&](int number) { return has_days ? std::to_string(number) : std::string(); };
  return csv::Line({at.pathway, at.stage, FigureTitle(at.visit, name), std::to_string(figure.count),
                    days(figure.days_median), days(figure.days_90), FigureRule(at.visit, at.asked, name),
                    at.asked.team_title, at.asked.MonthWords()});
}

std::string OpenLines(const Place& at, const BoardLine& line) {
  std::string text;
  for (const auto name : kOpenFigures) text += LineOf(at, name, FigureOf(line, name));
  return text;
}

std::string PathwayText(const Visit& visit, const BoardAsked& asked, const std::string& pathway,
                        const PathwayLines& lines) {
  const Place whole{visit, asked, PathwayTitle(visit, pathway)};
  std::string text = OpenLines(whole, lines.whole);
  for (const auto& state : StatesInOrder(visit, pathway, lines))
    text += OpenLines({visit, asked, whole.pathway, StateTitle(visit, pathway, state)}, lines.states.at(state));
  for (const auto* split : SplitsOf(visit, lines.whole)) text += LineOf(whole, split->figure, *split);
  return text + LineOf(whole, "completed", FigureOf(lines.whole, "completed"));
}

}  // namespace

Answer DownloadBoard(Visit& visit, Record& record) {
  const BoardAsked asked = AskedOf(visit, record);
  std::string file = csv::Begin({"Pathway", "Stage", "Figure", "Cases", "Days, half are within",
                                 "Days, 9 in 10 are within", "Rule", "Team", "Completed in"});
  const BoardLines lines = BoardLinesFor(visit, record, asked);
  for (const auto& pathway : PathwaysInOrder(visit, lines))
    file += PathwayText(visit, asked, pathway, lines.at(pathway));
  const std::string name = "board-" + asked.month + "-" + FormatIso(LondonDate(visit.now)) + ".csv";
  // Figures without names: who took them is kept all the same.
  return {http::Download(std::move(file), "text/csv; charset=utf-8", name),
          {.deed = AuditDeed::kExported, .subject_kind = "list"}};
}

}  // namespace caseway::web
