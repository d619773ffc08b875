// The rates of a reporting year that the pathways say (`measure`), and exactly the cases behind each (F36, F78, F81,
// F90).
#include <algorithm>

#include "web/frame.h"
#include "web/handlers/handlers.h"
#include "web/handlers/work/rates_query.h"
#include "web/handlers/work/work_handlers.h"
#include "web/views/list_cells.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Writer;

constexpr int kPageSize = 25;

void Heading(Writer& w, const RatesAsked& asked, const std::string& title) {
  w << "<span class=\"govuk-caption-l\">" << asked.team_title << "</span><h1 class=\"govuk-heading-l\">" << title
    << "</h1>";
}

RateFigure FigureOf(Record& record, const Visit& visit, const RatesAsked& asked, const BoardRate& rate) {
  BoardQuery query = asked.query;
  query.pathway = rate.pathway_id;
  Viewer viewer = visit.viewer();
  // As on the board: whoever is allowed the council's totals has restricted cases counted, not shown.
  if (visit.Holds(Permission::kSeeCouncilFigures)) viewer.sees_restricted = true;
  return record.work().Rate(query, rate.measure->id, viewer);
}

struct RateLine {
  BoardRate rate;
  RateFigure figure;
};

void RateTable(Writer& w, const Visit& visit, const RatesAsked& asked, const std::vector<RateLine>& lines) {
  const bool opens = visit.Holds(Permission::kSeeCase);
  html::TableWriter table(w, {.head = {{.text = "Pathway"}, {.text = "What is counted"}, {.text = "How many"}},
                              .caption = asked.YearWords(),
                              .caption_classes = "govuk-table__caption--m",
                              .classes = "app-table--dense app-table--stack"});
  for (const auto& [rate, figure] : lines) {
    table.Row();
    table.Cell(LabelledCell("Pathway", PathwayTitle(visit, rate.pathway_id)));
    table.Cell(LabelledCell("What is counted", [&](Writer& cell) {
      if (!opens) return void(cell << rate.measure->title);
      cell.Tag("<a class=\"govuk-link\"").Href(RateCasesUrl(asked.period, rate)).End() << rate.measure->title << "</a>";
    }));
    table.Cell(LabelledCell("How many", RateWords(rate, figure)));
  }
  table.End();
}

std::optional<BoardRate> RateOf(const Visit& visit) {
  for (const auto& rate : BoardRates(visit)) {
    if (rate.pathway_id == visit.Path("pathway") && rate.measure->id == visit.Path("measure")) return rate;
  }
  return std::nullopt;
}

std::string MetWords(const RatedCase& one) {
  if (one.counted == 1) return one.met == 1 ? "Yes" : "No";
  return std::to_string(one.met) + " of " + std::to_string(one.counted);
}

struct Listed {
  std::vector<RatedCase> cases;
  int offset = 0;
  bool more = false;  // than are shown
};

const char* Order(const pathway::Measure& measure) {
  if (!measure.met) return "By the day";
  return measure.met_first ? "What counts first, then by the day" : "What does not count first, then by the day";
}

// How many there are in all is not counted: a case can count for more than one.
void Pages(Writer& w, const RatesAsked& asked, const BoardRate& rate, const Listed& listed) {
  const int shown = static_cast<int>(listed.cases.size());
  if (listed.offset == 0 && !listed.more) return;
  const auto at = [&](int offset) {
    return RateCasesUrl(asked.period, rate).Query("offset", std::to_string(std::max(0, offset)));
  };
  html::PaginationOptions pages;
  if (listed.offset > 0) pages.previous = {.href = at(listed.offset - kPageSize)};
  if (listed.more) pages.next = {.href = at(listed.offset + kPageSize)};
  w << "<p class=\"govuk-body-s\">Showing " << listed.offset + 1 << " to " << listed.offset + shown << "</p>";
  html::Pagination(w, pages);
}

void CaseList(Writer& w, const Visit& visit, const RatesAsked& asked, const BoardRate& rate, const Listed& listed) {
  if (listed.cases.empty()) return;
  html::TableOptions head{.caption = Order(*rate.measure),
                          .caption_classes = "govuk-table__caption--m",
                          .classes = "app-table--dense app-table--stack"};
  head.head = {{.text = "Person"}, {.text = "Stage"}, {.text = "Held by"}, {.text = "Counted from"}};
  if (rate.measure->met) head.head.push_back({.text = "Counts"});
  html::TableWriter table(w, head);
  for (const RatedCase& one : listed.cases) {
    table.Row();
    table.Cell(LabelledCell("Person", [&one](Writer& cell) {
      CaseLink(cell, {.id = one.row.id, .subject = one.row.subject_name, .restriction = one.row.restriction});
    }));
    table.Cell(LabelledCell("Stage", StateTitle(visit, one.row.pathway, one.row.state)));
    table.Cell(LabelledCell("Held by", one.row.owner_name.empty() ? "Nobody now" : one.row.owner_name));
    table.Cell(LabelledCell("Counted from", FormatLong(one.on)));
    if (rate.measure->met) table.Cell(LabelledCell("Counts", MetWords(one)));
  }
  table.End();
  Pages(w, asked, rate, listed);
}

Shown ShownBy(const std::vector<RatedCase>& cases) {
  std::vector<WorkRow> rows;
  for (const RatedCase& one : cases) rows.push_back(one.row);
  Shown shown{.subject_kind = "list", .ids = IdsOf(rows)};
  shown.restricted =
      std::any_of(rows.begin(), rows.end(), [](const WorkRow& row) { return row.restriction != Restriction::kNone; });
  return shown;
}

}  // namespace

Answer ShowRates(Visit& visit, Record& record) {
  const RatesAsked asked = RatesAskedOf(visit, record);
  std::vector<RateLine> lines;
  for (const auto& rate : BoardRates(visit)) lines.push_back({rate, FigureOf(record, visit, asked, rate)});
  PageParts page{.title = "Rates", .current = "/board", .back = html::Url("/board"), .back_text = "Back to the board"};
  page.main = [&](Writer& w) {
    Heading(w, asked, "Rates of the reporting year");
    RatesForm(w, asked, visit.now, html::Url::Path({"board", "rates"}));
    RateTable(w, visit, asked, lines);
    if (!visit.Holds(Permission::kSeeRestricted) && !visit.Holds(Permission::kSeeCouncilFigures))
      w << "<p class=\"govuk-body\">Restricted cases, as those of safeguarding, are counted for whoever may see "
           "them.</p>";
  };
  return {Render(visit, std::move(page)), {}};
}

Answer ShowRateCases(Visit& visit, Record& record) {
  if (!visit.Holds(Permission::kSeeBoard)) return ErrorAnswer(visit, Forbidden("The board is for managers."));
  const auto rate = RateOf(visit);
  if (!rate) return ErrorAnswer(visit, NotFound("The board shows no such rate."));
  RatesAsked asked = RatesAskedOf(visit, record);
  const RateFigure figure = FigureOf(record, visit, asked, *rate);
  asked.query.pathway = rate->pathway_id;
  Listed listed{.offset = visit.QueryNumber("offset")};
  const RatedFirst first = rate->measure->met_first ? RatedFirst::kMet : RatedFirst::kMissed;
  listed.cases =
      record.work().CasesOfRate(asked.query, rate->measure->id, first, visit.viewer(), kPageSize + 1, listed.offset);
  listed.more = listed.cases.size() > kPageSize;
  if (listed.more) listed.cases.pop_back();
  const std::string& title = rate->measure->title;
  PageParts page{.title = title, .current = "/board", .back = RatesUrl(asked.period), .back_text = "Back to the rates"};
  page.main = [&](Writer& w) {
    Heading(w, asked, title);
    RatesForm(w, asked, visit.now, html::Url::Path({"board", "rates", rate->pathway_id, rate->measure->id}));
    w << "<p class=\"govuk-body\"><strong>" << RateWords(*rate, figure) << "</strong>, " << asked.YearWords()
      << ".</p>";
    if (!rate->measure->help.empty()) w << "<p class=\"govuk-body\">" << rate->measure->help << "</p>";
    CaseList(w, visit, asked, *rate, listed);
  };
  return {Render(visit, std::move(page)), ShownBy(listed.cases)};
}

}  // namespace caseway::web
