// How many cases stopped a clock of the board in time, and exactly those cases, the late ones first (P44).
#include <algorithm>

#include "web/frame.h"
#include "web/handlers/handlers.h"
#include "web/handlers/work/board_query.h"
#include "web/handlers/work/work_handlers.h"
#include "web/views/due_words.h"
#include "web/views/list_cells.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using html::Writer;

constexpr int kPageSize = 25;

std::optional<BoardClock> ClockOf(const Visit& visit) {
  for (const auto& clock : BoardClocks(visit)) {
    if (clock.pathway_id == visit.Path("pathway") && clock.rule->id == visit.Path("clock")) return clock;
  }
  return std::nullopt;
}

struct Listed {
  std::vector<ClockedCase> cases;
  int offset = 0;
  int all = 0;
};

// Days from one to the other as people count them: to the next day is one.
std::string DaysBetween(Instant from, Instant to) {
  return views::DaysWords((Days(LondonDate(to)) - Days(LondonDate(from))).count());
}

html::TableOptions Head() {
  html::TableOptions table;
  table.caption = "Late first, then in order of completion";
  table.caption_classes = "govuk-table__caption--m";
  table.classes = "app-table--dense app-table--stack";
  table.head = {{.text = "Person"},    {.text = "Held by"}, {.text = "From"},
                {.text = "Completed"}, {.text = "Took"},    {.text = "In time"}};
  return table;
}

void CaseList(Writer& w, const BoardAsked& asked, const BoardClock& clock, const Listed& listed) {
  if (listed.cases.empty()) return;
  html::TableWriter table(w, Head());
  for (const ClockedCase& one : listed.cases) {
    table.Row();
    table.Cell(LabelledCell("Person", [&one](Writer& cell) {
      CaseLink(cell, {.id = one.row.id, .subject = one.row.subject_name, .restriction = one.row.restriction});
    }));
    table.Cell(LabelledCell("Held by", one.row.owner_name.empty() ? "Nobody now" : one.row.owner_name));
    table.Cell(LabelledCell("From", FormatLong(LondonDate(one.from))));
    table.Cell(LabelledCell("Completed", FormatLong(LondonDate(one.stopped))));
    table.Cell(LabelledCell("Took", DaysBetween(one.from, one.stopped)));
    table.Cell(LabelledCell("In time", one.late ? "No, late" : "Yes"));
  }
  table.End();
  PagesOfList(w, listed.offset, static_cast<int>(listed.cases.size()), listed.all,
              [&](int offset) { return ClockTimesUrl(asked, clock).Query("offset", std::to_string(offset)); });
}

Shown ShownBy(const std::vector<ClockedCase>& cases) {
  std::vector<WorkRow> rows;
  for (const ClockedCase& one : cases) rows.push_back(one.row);
  Shown shown{.subject_kind = "list", .ids = IdsOf(rows)};
  shown.restricted =
      std::any_of(rows.begin(), rows.end(), [](const WorkRow& row) { return row.restriction != Restriction::kNone; });
  return shown;
}

}  // namespace

Answer ShowClockTimes(Visit& visit, Record& record) {
  if (!visit.Holds(access::Permission::kSeeBoard)) return ErrorAnswer(visit, Forbidden("The board is for managers."));
  const auto clock = ClockOf(visit);
  if (!clock) return ErrorAnswer(visit, NotFound("The board shows no such time."));
  BoardAsked asked = AskedOf(visit, record);
  asked.query.pathway = clock->pathway_id;
  const std::string& id = clock->rule->id;
  const ClockFigure figure = record.work().ClockTimes(asked.query, id, visit.viewer());
  Listed listed{.offset = visit.QueryNumber("offset"), .all = figure.completed};
  listed.cases = record.work().CasesByClock(asked.query, id, visit.viewer(), kPageSize, listed.offset);
  const std::string& title = clock->rule->title;
  PageParts page{.title = title, .current = "/board", .back = BoardUrl(asked), .back_text = "Back to the board"};
  page.main = [&](Writer& w) {
    w << "<span class=\"govuk-caption-l\">" << asked.team_title << "</span><h1 class=\"govuk-heading-l\">" << title
      << "</h1>";
    PeriodForm(w, asked, visit.now, html::Url::Path({"board", "times", clock->pathway_id, id}));
    w << "<p class=\"govuk-body\"><strong>" << figure.completed - figure.late << " of " << figure.completed
      << "</strong> completed in " << asked.MonthWords() << " for the first time were in time.</p>";
    if (!clock->rule->help.empty()) w << "<p class=\"govuk-body\">" << clock->rule->help << "</p>";
    CaseList(w, asked, *clock, listed);
  };
  return {Render(visit, std::move(page)), ShownBy(listed.cases)};
}

}  // namespace caseway::web
