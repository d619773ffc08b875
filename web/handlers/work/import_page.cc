#include "web/handlers/work/import_page.h"

#include <algorithm>

#include "web/frame.h"
#include "web/handlers/work/work_handlers.h"
#include "web/service.h"
#include "web/views/arrival_fields.h"
#include "web/views/list_cells.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using html::Url;
using html::Writer;

constexpr std::size_t kMostLines = 200;

Url ResultUrl(std::string_view name) { return Url::Path({"arrivals", "files", name}); }

std::string TitleOf(const ImportResult& result) {
  if (result.wish.dry_run) return "Checked: " + result.file_name;
  return (result.outcome.nothing_loaded ? "Not brought in: " : "Brought in: ") + result.file_name;
}

// What the counts alone do not say.
void Notices(Writer& w, const ImportResult& result) {
  const ImportOutcome& outcome = result.outcome;
  if (result.wish.dry_run)
    html::InsetText(w, {.text = "Nothing was kept. These are the counts that bringing it in would give."});
  else if (outcome.nothing_loaded)
    html::WarningText(w, {.text = "Nothing was brought in, because some rows break a rule and you asked for all or "
                                  "nothing. Put them right in the file, then bring it in again."});
  if (!outcome.read_as.empty())
    w << "<p class=\"govuk-body\">The file is not in UTF-8: all of it was read as " << outcome.read_as
      << ". Look at a name with an accent to see that it is right.</p>";
  if (outcome.asks > 0 && !outcome.nothing_loaded)
    html::WarningText(w, {.text = std::to_string(outcome.asks) +
                                  (outcome.asks == 1 ? " repeated row now says" : " repeated rows now say") +
                                  " abuse or neglect: look at the rows to put right, due at once."});
}

void Counts(Writer& w, const ImportOutcome& outcome) {
  html::SummaryListOptions list;
  const auto row = [&list](const char* key, std::int64_t count) {
    list.rows.push_back({.key = key, .value = std::to_string(count)});
  };
  row("Rows", outcome.rows);
  row("Referrals opened", outcome.opened);
  // Known only once the rows were brought in.
  if (!outcome.nothing_loaded) {
    row("Safeguarding concerns opened", outcome.concerns);
    row("People we did not know", outcome.people);
  }
  row("Already there", outcome.already_there);
  row("Already there, but changed since", outcome.differs);
  row("Refused", outcome.refused);
  html::SummaryList(w, list);
}

void ReportTable(Writer& w, const ImportResult& result) {
  const auto& lines = result.outcome.report;
  html::TableOptions options{.caption = "What was refused, or came otherwise than before",
                             .classes = "app-table--dense app-table--stack"};
  options.head = {{.text = "Line"}, {.text = "Column"}, {.text = "Value"}, {.text = "Rule"}};
  if (!result.is_whole) options.head.erase(options.head.begin() + 2);
  html::TableWriter table(w, options);
  for (std::size_t i = 0; i < std::min(lines.size(), kMostLines); ++i) {
    table.Row();
    table.Cell(LabelledCell("Line", lines[i].line));
    table.Cell(LabelledCell("Column", lines[i].column.empty() ? std::string("The row") : ColumnTitle(lines[i].column)));
    if (result.is_whole)
      table.Cell(LabelledCell("Value", lines[i].value.empty() ? std::string("Nothing") : lines[i].value));
    table.Cell(LabelledCell("Rule", lines[i].rule));
  }
  table.End();
}

void Report(Writer& w, std::string_view name, const ImportResult& result) {
  w << "<h2 class=\"govuk-heading-m\">Report</h2>";
  if (result.lines == 0) {
    w << "<p class=\"govuk-body app-empty\">No row was refused, and none came with something changed.</p>";
    return;
  }
  if (result.is_whole) {
    w << "<p class=\"govuk-body app-no-print\">";
    w.Tag("<a class=\"govuk-link\"").Href(Url::Path({"arrivals", "files", name, "report.csv"})).End()
        << "Save the report as a file (CSV)</a></p>";
  }
  ReportTable(w, result);
  if (result.lines > static_cast<std::int64_t>(kMostLines))
    w << "<p class=\"govuk-body\">The first " << kMostLines << " of " << result.lines << " lines are shown."
      << (result.is_whole ? " The file has them all.</p>" : "</p>");
}

std::shared_ptr<const ImportResult> ResultOf(const Visit& visit) {
  return visit.service->import_results->Find(visit.Path("file"));
}

Error NotKept() {
  return NotFound(
      "What came of this file is not kept any more. Bring the file in again to see it: nothing is opened twice.");
}

}  // namespace

Answer KeepImportResult(Visit& visit, ImportResult result) {
  const AuditDeed deed = result.outcome.nothing_loaded ? AuditDeed::kViewed : AuditDeed::kChanged;
  const std::string name = visit.NewCommandId();
  visit.service->import_results->Keep(name, std::move(result));
  return {http::SeeOther(ResultUrl(name).str()), {.deed = deed, .subject_kind = "list"}};
}

Answer ShowImportResult(Visit& visit, Record&) {
  const auto result = ResultOf(visit);
  if (result == nullptr) return ErrorAnswer(visit, NotKept());
  PageParts page{
      .title = TitleOf(*result), .current = "/arrivals", .back = Url("/arrivals"), .back_text = "Back to arrivals"};
  page.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">" << TitleOf(*result) << "</h1>";
    Notices(w, *result);
    Counts(w, result->outcome);
    if (result->outcome.refused + result->outcome.asks > 0 && !result->outcome.nothing_loaded)
      w << "<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/arrivals\">Put the refused rows right</a></p>";
    Report(w, visit.Path("file"), *result);
    w << "<p class=\"govuk-body-s\">"
      << (result->is_whole ? "This page can be opened again until many more files came after it; once the service was "
                             "started anew, without the values and the file. The rows to put right stay.</p>"
                           : "The service was started anew since: what stood in the file is kept with the rows to put "
                             "right alone.</p>");
  };
  return {Render(visit, std::move(page)), {.subject_kind = "list"}};
}

Answer DownloadImportReport(Visit& visit, Record&) {
  const auto result = ResultOf(visit);
  if (result == nullptr || !result->is_whole) return ErrorAnswer(visit, NotKept());
  const std::string name = "referrals-report-" + FormatIso(LondonDate(result->at)) + ".csv";
  return {http::Download(result->outcome.report_file, "text/csv; charset=utf-8", name),
          {.deed = AuditDeed::kExported, .subject_kind = "list"}};
}

}  // namespace caseway::web
