#include <algorithm>

#include "web/handlers/work/board_lines.h"
#include "web/handlers/work/rates_query.h"
#include "web/handlers/work/work_handlers.h"
#include "web/views/due_words.h"
#include "web/views/list_cells.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Writer;
using views::DaysWords;

// A clock of the board and how many cases stopped it in time in the month.
struct ClockLine {
  BoardClock clock;
  ClockFigure figure;
};

struct Shape {
  const Visit& visit;
  const BoardAsked& asked;
  const std::vector<ClockLine>& clocks;
  bool opens;  // whether figures open to their cases
  int most;    // the widest bar
};

// A number that opens to the cases behind it.
void Number(Writer& w, const Shape& shape, const BoardCases& which, int count, const std::string& of) {
  if (count == 0 || !shape.opens) {
    w << count;
    return;
  }
  w.Tag("<a class=\"govuk-link\"").Href(CasesUrl(shape.asked, which)).End() << count;
  w << "<span class=\"govuk-visually-hidden\"> " << FigureTitle(shape.visit, which.figure) << ", " << of
    << "</span></a>";
}

// The same figure as a bar, for the eye alone: the number stands beside it.
void Bar(Writer& w, int count, int most) {
  constexpr int kWidth = 120;
  const int width = most == 0 ? 0 : std::max(count > 0 ? 2 : 0, count * kWidth / most);
  w << " <svg class=\"app-no-print\" width=\"120\" height=\"12\" viewBox=\"0 0 120 12\" aria-hidden=\"true\" "
       "focusable=\"false\">";
  w.Tag("<rect x=\"0\" y=\"0\" height=\"12\" fill=\"#1d70b8\"").Attr("width", width).End() << "</rect></svg>";
}

html::TableCell FigureCell(std::string_view label, html::Content content) {
  html::TableCell cell = LabelledCell(label, std::move(content));
  cell.format = "numeric";
  return cell;
}

void StateRow(html::TableWriter& table, const Shape& shape, const std::string& pathway, const std::string& state,
              const BoardLine& line) {
  const std::string title = state.empty() ? "All stages" : StateTitle(shape.visit, pathway, state);
  const std::string of = PathwayTitle(shape.visit, pathway) + ", " + title;
  table.Row();
  table.Cell(LabelledCell("Stage", title));
  for (const auto name : kOpenFigures) {
    const auto& figure = FigureOf(line, name);
    table.Cell(FigureCell(FigureTitle(shape.visit, name), [&](Writer& w) {
      w << "<span class=\"app-nowrap\">";
      Number(w, shape, {pathway, state, std::string(name)}, figure.count, of);
      if (name == "open" && !state.empty()) Bar(w, figure.count, shape.most);
      w << "</span>";
    }));
    if (name != "open") continue;
    table.Cell(FigureCell("Half are younger than", DaysWords(figure.days_median)));
    table.Cell(FigureCell("9 in 10 are younger than", DaysWords(figure.days_90)));
  }
}

void OpenTable(Writer& w, const Shape& shape, const std::string& pathway, const PathwayLines& lines) {
  html::TableWriter table(w,
                          {.head = {{.text = "Stage"},
                                    {.text = "Open now", .format = "numeric"},
                                    {.text = "Half are younger than", .format = "numeric"},
                                    {.text = "9 in 10 are younger than", .format = "numeric"},
                                    {.text = "Overdue", .format = "numeric"},
                                    {.text = "Unallocated", .format = "numeric"},
                                    {.text = "Awaiting a decision", .format = "numeric"},
                                    {.text = "Paused", .format = "numeric"}},
                           .caption = PathwayTitle(shape.visit, pathway) + ": open now, with their age since received",
                           .caption_classes = "govuk-visually-hidden",
                           .classes = "app-table--dense app-table--stack"});
  StateRow(table, shape, pathway, "", lines.whole);
  for (const auto& state : StatesInOrder(shape.visit, pathway, lines))
    StateRow(table, shape, pathway, state, lines.states.at(state));
  table.End();
}

void Splits(Writer& w, const Shape& shape, const std::string& pathway, const BoardLine& whole) {
  const auto splits = SplitsOf(shape.visit, whole);
  if (splits.empty()) return;
  w << "<ul class=\"govuk-list govuk-list--bullet\">";
  for (const auto* split : splits) {
    w << "<li>" << FigureTitle(shape.visit, split->figure) << ": ";
    Number(w, shape, {pathway, "", split->figure}, split->count, PathwayTitle(shape.visit, pathway));
    w << "</li>";
  }
  w << "</ul>";
}

void Completed(Writer& w, const Shape& shape, const std::string& pathway, const PathwayLines& lines) {
  const auto& done = FigureOf(lines.whole, "completed");
  const std::string month = shape.asked.MonthWords();
  w << "<p class=\"govuk-body\">Completed in " << month << ": <strong>";
  Number(w, shape, {pathway, "", "completed"}, done.count, PathwayTitle(shape.visit, pathway) + ", " + month);
  w << "</strong>";
  if (done.count > 0)
    w << ". Half took " << DaysWords(done.days_median) << " or less, 9 in 10 took " << DaysWords(done.days_90)
      << " or less";
  w << ".</p>";
  for (const auto& [clock, figure] : shape.clocks) {
    if (clock.pathway_id != pathway) continue;
    w << "<p class=\"govuk-body\">";
    if (shape.opens)
      w.Tag("<a class=\"govuk-link\"").Href(ClockTimesUrl(shape.asked, clock)).End() << clock.rule->title << "</a>";
    else w << clock.rule->title;
    w << ": <strong>" << figure.completed - figure.late << " of " << figure.completed << "</strong> in time in "
      << month << ".</p>";
  }
}

std::vector<ClockLine> ClockLines(const Visit& visit, Record& record, const BoardAsked& asked) {
  std::vector<ClockLine> lines;
  for (const auto& clock : BoardClocks(visit)) {
    BoardQuery query = asked.query;
    query.pathway = clock.pathway_id;
    lines.push_back({clock, record.work().ClockTimes(query, clock.rule->id, visit.viewer())});
  }
  return lines;
}

void Pathways(Writer& w, const Visit& visit, const BoardAsked& asked, const BoardLines& lines,
              const std::vector<ClockLine>& clocks) {
  const bool opens = visit.Holds(Permission::kSeeCase);
  for (const auto& pathway : PathwaysInOrder(visit, lines)) {
    const PathwayLines& of = lines.at(pathway);
    int most = 0;
    for (const auto& [state, line] : of.states) most = std::max(most, FigureOf(line, "open").count);
    const Shape shape{visit, asked, clocks, opens, most};
    w << "<h2 class=\"govuk-heading-m\">" << PathwayTitle(visit, pathway) << "</h2>";
    OpenTable(w, shape, pathway, of);
    Splits(w, shape, pathway, of.whole);
    Completed(w, shape, pathway, of);
  }
}

void AsFile(Writer& w, const BoardAsked& asked) {
  w << "<p class=\"govuk-body app-no-print\">";
  w.Tag("<a class=\"govuk-link\"").Href(BoardUrl(asked, true)).End() << "Download these figures (CSV)";
  w << "</a></p>";
}

void RatesLink(Writer& w, const BoardAsked& asked) {
  w << "<p class=\"govuk-body app-no-print\">";
  w.Tag("<a class=\"govuk-link\"").Href(RatesUrl({asked.query.team, YearOf(asked.query.from)})).End()
      << "Rates of the reporting year";
  w << "</a></p>";
}

}  // namespace

Answer ShowBoard(Visit& visit, Record& record) {
  const BoardAsked asked = AskedOf(visit, record);
  const BoardLines lines = BoardLinesFor(visit, record, asked);
  const std::vector<ClockLine> clocks = ClockLines(visit, record, asked);
  PageParts page{.title = "Board", .current = "/board"};
  page.main = [&](Writer& w) {
    w << "<span class=\"govuk-caption-l\">" << asked.team_title << "</span><h1 class=\"govuk-heading-l\">Board</h1>";
    PeriodForm(w, asked, visit.now, html::Url("/board"));
    w << "<p class=\"govuk-body\">Open cases are counted as they stand now, with how old they are. Completed cases are "
         "counted in the "
         "month chosen, with how long they took. The two are never mixed.</p>";
    RatesLink(w, asked);
    if (lines.empty()) w << "<p class=\"govuk-body app-empty\">There are no cases to count yet.</p>";
    else AsFile(w, asked);
    Pathways(w, visit, asked, lines, clocks);
  };
  return {Render(visit, std::move(page)), {}};
}

}  // namespace caseway::web
