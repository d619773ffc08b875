// What was marked in error where information may have reached the wrong person (P50): whose, when, who holds it.
#include <algorithm>

#include "web/csv.h"
#include "web/frame.h"
#include "web/handlers/council/council_handlers.h"
#include "web/views/list_cells.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Url;
using html::Writer;

constexpr int kPageSize = 25;
constexpr int kMostInFile = 20'000;

// Names and reasons are content: for those who may see cases.
bool SeesContent(const Visit& visit) { return visit.Holds(Permission::kSeeCase); }

// Who keeps the audit sees of each that it is there, sealed ones too; everybody else what they may know of.
Viewer BreachViewer(const Visit& visit) {
  Viewer viewer = visit.viewer();
  viewer.is_system = !SeesContent(visit) && visit.Holds(Permission::kSeeAudit);
  return viewer;
}

std::string WhatWords(const BreachRow& row) {
  if (row.what == "note") return "A note";
  return row.what == "form" ? "A form" : "A case";
}

// The case, or the person whose record held the note.
std::string ReferenceTo(const BreachRow& row) { return row.case_id ? Reference(row.case_id) : Reference(row.person); }

void WhereCell(Writer& w, const Visit& visit, const BreachRow& row) {
  const std::string name = SeesContent(visit) ? row.person_name : "";
  if (!SeesContent(visit)) {
    w << ReferenceTo(row);
    return;
  }
  w.Tag("<a class=\"govuk-link\"").Href(row.case_id ? CaseUrl(row.case_id) : PersonUrl(row.person)).End()
      << (name.empty() ? std::string("Name not known") : name);
  w << "<span class=\"govuk-visually-hidden\">, " << WhatWords(row) << " marked in error on " << FormatLong(row.at)
    << "</span></a><br>" << ReferenceTo(row);
}

void Table(Writer& w, const Visit& visit, const std::vector<BreachRow>& rows) {
  html::TableWriter table(w, {.head = {{.text = "Recorded"},
                                       {.text = "What"},
                                       {.text = "Where it stood"},
                                       {.text = "Held by"},
                                       {.text = "Recorded by"},
                                       {.text = "Why"}},
                              .caption = "Newest first",
                              .classes = "app-table--dense app-table--stack"});
  for (const auto& row : rows) {
    table.Row();
    table.Cell(LabelledCell("Recorded", FormatLong(row.at)));
    const std::string of = row.pathway.empty() ? "" : ", " + PathwayTitle(visit, row.pathway);
    table.Cell(LabelledCell("What", WhatWords(row) + of));
    table.Cell(LabelledCell("Where it stood", [&](Writer& cell) { WhereCell(cell, visit, row); }));
    table.Cell(LabelledCell("Held by", row.holder));
    table.Cell(LabelledCell("Recorded by", row.by));
    table.Cell(LabelledCell("Why", SeesContent(visit) ? row.reason : std::string("Kept with the record")));
  }
  table.End();
}

void Pages(Writer& w, int offset, bool has_more) {
  if (offset == 0 && !has_more) return;
  const auto at = [](int from) { return Url::Path({"breaches"}).Query("offset", std::to_string(from)); };
  html::PaginationOptions pages;
  if (offset > 0) pages.previous = {.href = at(std::max(0, offset - kPageSize))};
  if (has_more) pages.next = {.href = at(offset + kPageSize)};
  html::Pagination(w, pages);
}

Shown ShownBy(const std::vector<BreachRow>& rows, AuditDeed deed) {
  Shown shown{.deed = deed, .subject_kind = "list"};
  for (const auto& row : rows) {
    if (row.case_id) shown.ids.push_back(row.case_id.value);
    if (row.person) shown.ids.push_back(row.person.value);
    shown.restricted = shown.restricted || row.restriction != Restriction::kNone;
  }
  std::sort(shown.ids.begin(), shown.ids.end());
  shown.ids.erase(std::unique(shown.ids.begin(), shown.ids.end()), shown.ids.end());
  return shown;
}

}  // namespace

Answer ShowBreaches(Visit& visit, Record& record) {
  const int offset = visit.QueryNumber("offset");
  auto rows = record.work().PossibleBreaches(BreachViewer(visit), kPageSize + 1, offset);
  const bool has_more = static_cast<int>(rows.size()) > kPageSize;
  if (has_more) rows.pop_back();
  PageParts page{.title = "Possible breaches", .current = "/breaches"};
  page.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">Possible breaches</h1><p class=\"govuk-body\">What was written in the wrong "
         "place and marked in error, so that somebody's information may have reached the wrong person.</p>";
    if (rows.empty()) {
      w << "<p class=\"govuk-body app-empty\">No possible breach has been recorded that you may know of.</p>";
      return;
    }
    w << "<p class=\"govuk-body app-no-print\">";
    w.Tag("<a class=\"govuk-link\"").Href(Url("/breaches.csv")).End() << "Save this list as a file (CSV)";
    w << "</a></p>";
    Table(w, visit, rows);
    Pages(w, offset, has_more);
  };
  return {Render(visit, std::move(page)), ShownBy(rows, AuditDeed::kViewed)};
}

Answer DownloadBreaches(Visit& visit, Record& record) {
  const auto rows = record.work().PossibleBreaches(BreachViewer(visit), kMostInFile, 0);
  const bool content = SeesContent(visit);
  std::string file =
      csv::Begin({"Recorded", "What", "Reference", "Pathway", "Person", "Held by", "Recorded by", "Why"});
  for (const auto& row : rows) {
    file += csv::Line({FormatIso(LondonDate(row.at)), WhatWords(row), ReferenceTo(row),
                       row.pathway.empty() ? "" : PathwayTitle(visit, row.pathway), content ? row.person_name : "",
                       row.holder, row.by, content ? row.reason : ""});
  }
  const std::string name = "possible-breaches-" + FormatIso(LondonDate(visit.now)) + ".csv";
  return {http::Download(std::move(file), "text/csv; charset=utf-8", name), ShownBy(rows, AuditDeed::kExported)};
}

}  // namespace caseway::web
