#include "web/frame.h"
#include "web/handlers/work/import_page.h"
#include "web/handlers/work/work_handlers.h"
#include "web/service.h"
#include "web/views/arrival_fields.h"
#include "web/views/due_words.h"
#include "web/views/list_cells.h"

namespace caseway::web {
namespace {

using html::Url;
using html::Writer;

constexpr int kPageSize = 25;

std::string WhoseRow(const ImportExceptionRow& row) {
  const std::string name = row.row["first_name"].Text() + " " + row.row["last_name"].Text();
  return name.find_first_not_of(' ') == std::string::npos ? "No name given" : name;
}

void Weight(Writer& w, const ImportExceptionRow& row) {
  ArrivalSafeguarding(w, row);
  if (row.safeguarding && row.urgent) w << " ";
  if (row.urgent) html::Tag(w, {.text = "Urgent", .classes = "govuk-tag--orange"});
  if (!row.safeguarding && !row.urgent) w << "Neither urgent nor safeguarding";
}

void Table(Writer& w, const Visit& visit, const std::vector<ImportExceptionRow>& rows) {
  html::TableWriter table(w, {.head = {{.text = "Person"},
                                       {.text = "What it says"},
                                       {.text = "File and line"},
                                       {.text = "What is wrong"},
                                       {.text = "Look again"}},
                              .caption = "Safeguarding first, then urgent, then by date",
                              .classes = "app-table--dense app-table--stack"});
  for (const auto& row : rows) {
    table.Row();
    table.Cell(LabelledCell("Person", [&row](Writer& cell) {
      cell.Tag("<a class=\"govuk-link\"").Href(RecordUrl("arrivals", row.id)).End() << WhoseRow(row);
      cell << "<span class=\"govuk-visually-hidden\">, line " << row.line << " of " << row.file << "</span></a>";
    }));
    table.Cell(LabelledCell("What it says", [&row](Writer& cell) { Weight(cell, row); }));
    table.Cell(LabelledCell("File and line", row.file + ", line " + std::to_string(row.line)));
    table.Cell(LabelledCell("What is wrong", [&row](Writer& cell) {
      for (const auto& fault : row.faults) cell << "<div>" << ColumnTitle(fault.field) << ": " << fault.say << "</div>";
    }));
    const auto due = views::DueWordsOf(row.due_at, true, visit.now);
    table.Cell(LabelledCell("Look again",
                            [&due](Writer& cell) { html::Tag(cell, {.text = due.text, .classes = due.tag_class}); }));
  }
  table.End();
}

void UploadForm(Writer& w, const Visit& visit, const Error* error) {
  w << "<h2 class=\"govuk-heading-m\">Bring in a file of referrals</h2><p class=\"govuk-body\">Good rows are opened at "
       "once. The same file again opens nothing twice. Afterwards you see what came of each file, and can save the "
       "report.</p>";
  FormStart(w, visit, Url("/arrivals/files"), {.upload = true});
  html::FileUpload(w, {.name = "file", .label = {.text = "File (CSV)"}, .error = ErrorFor(error, "file")});
  const std::string rows = visit.Form("rows");
  html::Radios(w,
               {.name = "rows",
                .fieldset = {.legend = {.text = "If some rows break a rule", .classes = "govuk-fieldset__legend--s"}},
                .items = {{.value = "good",
                           .text = "Bring in the good rows",
                           .hint = {.text = "The others are kept here to be put right."}},
                          {.value = "all",
                           .text = "Bring in all or nothing",
                           .hint = {.text = "If one row breaks a rule, nothing of the file is kept."}}},
                .value = rows.empty() ? "good" : rows});
  html::CheckboxesOptions check{.name = "dry_run", .classes = "govuk-checkboxes--small"};
  check.items = {{.value = "yes", .text = "Only check the file: keep nothing"}};
  if (visit.Form("dry_run") == "yes") check.values.push_back("yes");
  html::Checkboxes(w, check);
  html::Button(w, {.text = "Bring it in", .prevent_double_click = true});
  FormEnd(w);
}

Answer Page(Visit& visit, Record& record, const Error* error) {
  const int offset = visit.QueryNumber("offset");
  const int all = record.work().ImportExceptionCount();
  const auto rows = record.work().ImportExceptions(true, kPageSize, offset);
  PageParts page{.title = "Arrivals", .current = "/arrivals", .errors = ErrorLinks(error)};
  if (error != nullptr) page.status = StatusOf(error->code);
  page.main = [&](Writer& w) {
    if (visit.Query("done") == "dismissed")
      html::NotificationBanner(w, {.text = "The row was dismissed. The reason is kept.", .success = true});
    if (visit.Query("done") == "noted")
      html::NotificationBanner(w, {.text = "The words of the row were put on its case as a note.", .success = true});
    w << "<h1 class=\"govuk-heading-l\">Arrivals</h1><h2 class=\"govuk-heading-m\">Rows to put right (" << all
      << ")</h2>";
    if (rows.empty()) {
      w << "<p class=\"govuk-body app-empty\">Every row that arrived has been opened or dealt with.</p>";
    } else {
      Table(w, visit, rows);
      html::PaginationOptions pages;
      const auto at = [](int from) { return Url::Path({"arrivals"}).Query("offset", std::to_string(from)); };
      if (offset > 0) pages.previous = {.href = at(std::max(0, offset - kPageSize))};
      if (offset + kPageSize < all) pages.next = {.href = at(offset + kPageSize)};
      if (offset > 0 || offset + kPageSize < all) html::Pagination(w, pages);
    }
    UploadForm(w, visit, error);
  };
  Shown shown{.subject_kind = "list"};
  for (const auto& row : rows) shown.ids.push_back(row.id.value);
  return {Render(visit, std::move(page)), std::move(shown)};
}

Answer Load(Visit& visit) {
  const auto& upload = visit.request.uploads.front();
  const ImportWish wish{.dry_run = visit.Form("dry_run") == "yes", .all_or_nothing = visit.Form("rows") == "all"};
  auto outcome = visit.service->import_referrals(upload.file_name, upload.bytes, visit.actor, wish);
  if (outcome)
    return KeepImportResult(visit, {upload.file_name, wish, *std::move(outcome), visit.actor.user, visit.now});
  Error error = outcome.error();
  if (error.fields.empty()) {
    error.fields.push_back({"file", error.say});
  } else {
    for (auto& field : error.fields) field = {"file", (field.field.empty() ? "" : field.field + ": ") + field.say};
  }
  Answer answer;
  const auto read = visit.service->reader.Read([&](Record& record) { answer = Page(visit, record, &error); });
  return read ? answer : ErrorAnswer(visit, read.error());
}

}  // namespace

Answer ShowArrivals(Visit& visit, Record& record) { return Page(visit, record, nullptr); }

Outcome LoadArrivals(Visit& visit, Record& record) {
  const auto& uploads = visit.request.uploads;
  if (uploads.empty() || uploads.front().file_name.empty()) {
    const Error error = InvalidField("file", "Choose a file of referrals.");
    return Page(visit, record, &error);
  }
  return Later{Load};
}

}  // namespace caseway::web
