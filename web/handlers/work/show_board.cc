#include <algorithm>
#include <map>

#include "web/handlers/work/board_query.h"
#include "web/handlers/work/work_handlers.h"
#include "web/views/list_cells.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Writer;

constexpr std::string_view kOpenFigures[] = {"open", "overdue", "unallocated", "awaiting", "paused"};

// The figures of one state, or of the pathway as a whole, by name.
using Line = std::map<std::string, BoardFigure, std::less<>>;
struct PathwayLines {
  Line whole;
  std::map<std::string, Line, std::less<>> states;
};
using Lines = std::map<std::string, PathwayLines, std::less<>>;

Lines LinesOf(std::vector<BoardFigure> figures) {
  Lines lines;
  for (auto& figure : figures) {
    auto& of = lines[figure.pathway];
    Line& line = figure.state.empty() ? of.whole : of.states[figure.state];
    const std::string name = figure.figure;
    line[name] = std::move(figure);
  }
  return lines;
}

const BoardFigure& FigureOf(const Line& line, std::string_view name) {
  static const BoardFigure none;
  const auto found = line.find(name);
  return found == line.end() ? none : found->second;
}

std::string DaysWords(int days) { return days == 1 ? "1 day" : std::to_string(days) + " days"; }

struct Shape {
  const Visit& visit;
  const BoardAsked& asked;
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

void StateRow(html::TableWriter& table, const Shape& shape, const std::string& pathway, const std::string& state,
              const Line& line) {
  const std::string title = state.empty() ? "All stages" : StateTitle(shape.visit, pathway, state);
  const std::string of = PathwayTitle(shape.visit, pathway) + ", " + title;
  table.Row();
  table.Cell(LabelledCell("Stage", title));
  for (const auto name : kOpenFigures) {
    const auto& figure = FigureOf(line, name);
    table.Cell(LabelledCell(FigureTitle(shape.visit, name), [&](Writer& w) {
      Number(w, shape, {pathway, state, std::string(name)}, figure.count, of);
      if (name == "open" && !state.empty()) Bar(w, figure.count, shape.most);
    }));
    if (name != "open") continue;
    table.Cell(LabelledCell("Half are younger than", DaysWords(figure.days_median)));
    table.Cell(LabelledCell("9 in 10 are younger than", DaysWords(figure.days_90)));
  }
}

// States in the order of the pathway, then any that an older version had.
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

void OpenTable(Writer& w, const Shape& shape, const std::string& pathway, const PathwayLines& lines) {
  html::TableWriter table(w,
                          {.head = {{.text = "Stage"},
                                    {.text = "Open now"},
                                    {.text = "Half are younger than"},
                                    {.text = "9 in 10 are younger than"},
                                    {.text = "Overdue"},
                                    {.text = "Unallocated"},
                                    {.text = "Awaiting a decision"},
                                    {.text = "Paused"}},
                           .caption = PathwayTitle(shape.visit, pathway) + ": open now, with their age since received",
                           .caption_classes = "govuk-visually-hidden",
                           .classes = "app-table--dense app-table--stack"});
  StateRow(table, shape, pathway, "", lines.whole);
  for (const auto& state : StatesInOrder(shape.visit, pathway, lines))
    StateRow(table, shape, pathway, state, lines.states.at(state));
  table.End();
}

// Who waits by band, what was returned, why cases are paused, whom nobody has been in touch with (P44).
void Splits(Writer& w, const Shape& shape, const std::string& pathway, const Line& whole) {
  bool any = false;
  for (const auto& [name, figure] : whole) {
    const bool split = name == "returned" || name == "silent" || name.find(':') != std::string::npos;
    const std::string title = split && figure.count > 0 ? FigureTitle(shape.visit, name) : "";
    if (title.empty()) continue;
    if (!any) w << "<ul class=\"govuk-list govuk-list--bullet\">";
    any = true;
    w << "<li>" << title << ": ";
    Number(w, shape, {pathway, "", name}, figure.count, PathwayTitle(shape.visit, pathway));
    w << "</li>";
  }
  if (any) w << "</ul>";
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
  for (const auto& clock : BoardClocks(shape.visit)) {
    if (clock.pathway_id != pathway || !shape.opens) continue;
    w << "<p class=\"govuk-body\">";
    w.Tag("<a class=\"govuk-link\"").Href(ClockTimesUrl(shape.asked, clock)).End() << clock.rule->title;
    w << "</a></p>";
  }
}

void Pathways(Writer& w, const Visit& visit, const BoardAsked& asked, const Lines& lines) {
  const bool opens = visit.Holds(Permission::kSeeCase);
  for (const auto& [pathway, of] : lines) {
    int most = 0;
    for (const auto& [state, line] : of.states) most = std::max(most, FigureOf(line, "open").count);
    const Shape shape{visit, asked, opens, most};
    w << "<h2 class=\"govuk-heading-m\">" << PathwayTitle(visit, pathway) << "</h2>";
    OpenTable(w, shape, pathway, of);
    Splits(w, shape, pathway, of.whole);
    Completed(w, shape, pathway, of);
  }
}

}  // namespace

Answer ShowBoard(Visit& visit, Record& record) {
  const BoardAsked asked = AskedOf(visit, record);
  Viewer viewer = visit.viewer();
  // Council totals count restricted cases for roles allowed the totals, without the cases behind them.
  if (visit.Holds(Permission::kSeeCouncilFigures)) viewer.sees_restricted = true;
  const Lines lines = LinesOf(record.work().Board(asked.query, viewer));
  PageParts page{.title = "Board", .current = "/board"};
  page.main = [&](Writer& w) {
    w << "<span class=\"govuk-caption-l\">" << asked.team_title << "</span><h1 class=\"govuk-heading-l\">Board</h1>";
    PeriodForm(w, asked, visit.now, html::Url("/board"));
    w << "<p class=\"govuk-body\">Open cases are counted as they stand now, with how old they are. Completed cases are "
         "counted in the "
         "month chosen, with how long they took. The two are never mixed.</p>";
    if (lines.empty()) w << "<p class=\"govuk-body app-empty\">There are no cases to count yet.</p>";
    Pathways(w, visit, asked, lines);
  };
  return {Render(visit, std::move(page)), {}};
}

}  // namespace caseway::web
