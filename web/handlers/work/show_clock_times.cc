// How many of the first completed cases were in time by a clock that the board shows, and the late ones (P44).
#include <algorithm>

#include "web/frame.h"
#include "web/handlers/handlers.h"
#include "web/handlers/work/board_query.h"
#include "web/handlers/work/work_handlers.h"
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

struct Late {
  std::vector<WorkRow> rows;
  int offset = 0;
  int all = 0;
};

void LateList(Writer& w, const Visit& visit, const BoardAsked& asked, const BoardClock& clock, const Late& late) {
  if (late.rows.empty()) return;
  w << "<h2 class=\"govuk-heading-m\">Completed late (" << late.all << ")</h2>";
  WorkTable(w, visit, late.rows, {.caption = "In order of completion"});
  PagesOfList(w, late.offset, static_cast<int>(late.rows.size()), late.all,
              [&](int offset) { return ClockTimesUrl(asked, clock).Query("offset", std::to_string(offset)); });
}

Shown ShownBy(const std::vector<WorkRow>& rows) {
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
  Late late{.offset = visit.QueryNumber("offset"), .all = figure.late};
  late.rows = record.work().LateByClock(asked.query, id, visit.viewer(), kPageSize, late.offset);
  const std::string& title = clock->rule->title;
  PageParts page{.title = title, .current = "/board", .back = BoardUrl(asked), .back_text = "Back to the board"};
  page.main = [&](Writer& w) {
    w << "<span class=\"govuk-caption-l\">" << asked.team_title << "</span><h1 class=\"govuk-heading-l\">" << title
      << "</h1>";
    PeriodForm(w, asked, visit.now, html::Url::Path({"board", "times", clock->pathway_id, id}));
    w << "<p class=\"govuk-body\"><strong>" << figure.completed - figure.late << " of " << figure.completed
      << "</strong> completed in " << asked.MonthWords() << " for the first time were in time.</p>";
    if (!clock->rule->help.empty()) w << "<p class=\"govuk-body\">" << clock->rule->help << "</p>";
    LateList(w, visit, asked, *clock, late);
  };
  return {Render(visit, std::move(page)), ShownBy(late.rows)};
}

}  // namespace caseway::web
