#include <fmt/format.h>

#include <algorithm>

#include "web/csv.h"
#include "web/frame.h"
#include "web/handlers/handlers.h"
#include "web/handlers/work/board_query.h"
#include "web/handlers/work/work_handlers.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using html::Writer;

constexpr int kPageSize = 25;
constexpr int kMostInFile = 20'000;

Result<BoardCases> WhichOf(const Visit& visit) {
  if (!visit.Holds(access::Permission::kSeeBoard))
    return Forbidden("The board is for managers. Ask yours for the figures.");
  BoardCases which{visit.Query("pathway"), visit.Query("state"), visit.Query("figure")};
  if (FigureTitle(visit, which.figure).empty()) which.figure = "open";
  return which;
}

std::string TitleOf(const Visit& visit, const BoardAsked& asked, const BoardCases& which) {
  std::string title = FigureTitle(visit, which.figure);
  if (which.figure == "completed") title += " in " + asked.MonthWords();
  if (!which.pathway.empty()) title += ": " + PathwayTitle(visit, which.pathway);
  if (!which.state.empty()) title += ", " + StateTitle(visit, which.pathway, which.state);
  return title;
}

Shown ShownBy(const std::vector<WorkRow>& rows, AuditDeed deed) {
  Shown shown{.deed = deed, .subject_kind = "list", .ids = IdsOf(rows)};
  shown.restricted =
      std::any_of(rows.begin(), rows.end(), [](const WorkRow& row) { return row.restriction != Restriction::kNone; });
  return shown;
}

std::string TimeOf(Instant at) {
  const int minutes = ToLondon(at).minutes;
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

// The last day in time, and the time of day where it is a moment.
std::string DueDayOf(const WorkRow& row) {
  if (row.due_at == Instant{}) return "";
  return FormatIso(LondonDate(row.due_is_instant ? row.due_at : row.due_at - std::chrono::microseconds{1}));
}
std::string DueTimeOf(const WorkRow& row) {
  return row.due_is_instant && row.due_at != Instant{} ? TimeOf(row.due_at) : "";
}

std::string LineOf(const Visit& visit, const std::vector<TeamRow>& teams, const WorkRow& row) {
  const auto team = std::find_if(teams.begin(), teams.end(), [&](const auto& one) { return one.id == row.owner_team; });
  return csv::Line({Reference(row.id), row.subject_name, PathwayTitle(visit, row.pathway),
                    StateTitle(visit, row.pathway, row.state), team == teams.end() ? "" : team->title, row.owner_name,
                    FormatIso(LondonDate(row.received)), TimeOf(row.received), DueDayOf(row), DueTimeOf(row),
                    row.band.empty() ? "" : CodeLabel(visit, "urgency-bands", row.band),
                    row.restriction == Restriction::kNone ? "no" : "yes"});
}

}  // namespace

Answer ShowBoardCases(Visit& visit, Record& record) {
  const auto which = WhichOf(visit);
  if (!which) return ErrorAnswer(visit, which.error());
  const BoardAsked asked = AskedOf(visit, record);
  const int offset = visit.QueryNumber("offset");
  auto rows = record.work().BoardCasesOf(asked.query, *which, visit.viewer(), kPageSize + 1, offset);
  const bool has_more = static_cast<int>(rows.size()) > kPageSize;
  if (has_more) rows.pop_back();
  const std::string title = TitleOf(visit, asked, *which);
  PageParts page{.title = title, .current = "/board", .back = BoardUrl(asked), .back_text = "Back to the board"};
  page.main = [&](Writer& w) {
    w << "<span class=\"govuk-caption-l\">" << asked.team_title << "</span><h1 class=\"govuk-heading-l\">" << title
      << "</h1>";
    if (rows.empty()) {
      w << "<p class=\"govuk-body app-empty\">There are no such cases that you may see.</p>";
      return;
    }
    w << "<p class=\"govuk-body app-no-print\">";
    w.Tag("<a class=\"govuk-link\"").Href(CasesUrl(asked, *which, true)).End() << "Save this list as a file (CSV)";
    w << "</a></p>";
    WorkTable(w, visit, rows, {.caption = "Cases", .shows_age = which->figure != "completed", .shows_band = true});
    html::PaginationOptions pages;
    const auto at = [&](int from) { return CasesUrl(asked, *which).Query("offset", std::to_string(from)); };
    if (offset > 0) pages.previous = {.href = at(std::max(0, offset - kPageSize))};
    if (has_more) pages.next = {.href = at(offset + kPageSize)};
    if (offset > 0 || has_more) html::Pagination(w, pages);
  };
  return {Render(visit, std::move(page)), ShownBy(rows, AuditDeed::kViewed)};
}

Answer DownloadBoardCases(Visit& visit, Record& record) {
  const auto which = WhichOf(visit);
  if (!which) return ErrorAnswer(visit, which.error());
  const BoardAsked asked = AskedOf(visit, record);
  const auto rows = record.work().BoardCasesOf(asked.query, *which, visit.viewer(), kMostInFile, 0);
  std::string file = csv::Begin({"Case", "Person", "Pathway", "Stage", "Team", "Held by", "Received", "Received at",
                                 "Due by", "Due at", "Band", "Restricted"});
  for (const auto& row : rows) file += LineOf(visit, asked.teams, row);
  const std::string name = "cases-" + which->figure + "-" + FormatIso(LondonDate(visit.now)) + ".csv";
  return {http::Download(std::move(file), "text/csv; charset=utf-8", name), ShownBy(rows, AuditDeed::kExported)};
}

}  // namespace caseway::web
