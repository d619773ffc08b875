#include "core/casework/arrival_again.h"
#include "web/frame.h"
#include "web/handlers/people/concern_receipt.h"
#include "web/handlers/work/work_handlers.h"
#include "web/service.h"
#include "web/views/arrival_fields.h"
#include "web/views/due_words.h"

namespace caseway::web {
namespace {

using html::Url;
using html::Writer;

// The row's own faults, as the errors beside its fields.
Error FaultsOf(const ImportExceptionRow& row) {
  return {ErrorCode::kInvalidInput, "This row was refused.", "", row.faults};
}

void AsItCame(Writer& w, const ImportExceptionRow& row) {
  html::Details(w, {.summary = "The row as it came", .text = [&row](Writer& in) {
                      html::SummaryListOptions list;
                      for (const auto& [column, value] : row.row.Named())
                        list.rows.push_back({.key = ColumnTitle(column), .value = ColumnWords(column, value.Text())});
                      html::SummaryList(in, list);
                    }});
}

void Standing(Writer& w, const Visit& visit, const ImportExceptionRow& row) {
  w << "<p class=\"govuk-body\">";
  ArrivalSafeguarding(w, row);
  if (row.urgent) html::Tag(w, {.text = "Urgent", .classes = "govuk-tag--orange"});
  const auto due = views::DueWordsOf(row.due_at, true, visit.now);
  html::Tag(w, {.text = due.text, .classes = due.tag_class});
  w << "</p>";
}

void DismissForm(Writer& w, const Visit& visit, const ImportExceptionRow& row, const Error* error) {
  w << "<h2 class=\"govuk-heading-m\">It needs no referral</h2>";
  FormStart(w, visit, RecordUrl("arrivals", row.id, "dismissal"));
  html::Textarea(w, {.name = "why",
                     .label = {.text = "Why this row needs no referral"},
                     .hint = {.text = "For example, the sender was rung and sent it again"},
                     .error = ErrorFor(error, "why"),
                     .value = visit.Form("why"),
                     .rows = 2});
  html::Button(w, {.text = "Dismiss this row", .classes = "govuk-button--secondary"});
  FormEnd(w);
}

// What the row came to, once it is dealt with.
std::string SettledWords(const ImportExceptionRow& row) {
  if (row.resolved == "opened") return "This row was put right and opened.";
  if (row.resolved == "concern")
    return "Its referral was there already: a safeguarding concern was raised with its words.";
  if (row.resolved == "noted") return "Its referral was there already: its words were put on that case as a note.";
  return "This row was dismissed: " + row.reason;
}

// The referral that came with the same reference, which is not opened again.
void ThereAlready(Writer& w, const Visit& visit, Record& record, const ContactRow& known) {
  const auto row = record.cases().Find(record.cases().CaseOfContact(known.id));
  w << "<h2 class=\"govuk-heading-m\">Its referral is there already</h2><p class=\"govuk-body\">It came with this "
       "reference on "
    << FormatLong(LondonDate(known.received)) << ".";
  if (row && SeesCase(visit, record, *row)) {
    w << " ";
    w.Tag("<a class=\"govuk-link\"").Href(CaseUrl(row->id)).End() << "Open the case of " << row->subject_name << "</a>";
  }
  w << "</p>";
}

void CorrectionButtons(Writer& w, bool is_there, bool asks_for_concern) {
  if (!is_there || asks_for_concern)
    html::Button(
        w, {.text = is_there ? "Raise the safeguarding concern" : "Open the referral", .prevent_double_click = true});
  if (is_there && !asks_for_concern)
    html::Button(
        w,
        {.text = "Put its words on that case as a note", .name = "as", .value = "note", .prevent_double_click = true});
}

enum class Form { kNone, kCorrection, kDismissal };

void Correction(Writer& w, const Visit& visit, Record& record, const ImportExceptionRow& row, bool typed,
                const Error* error) {
  const Error faults = FaultsOf(row);
  const auto value = [&](std::string_view column) { return typed ? visit.Form(column) : row.row[column].Text(); };
  const auto known = casework::ContactThere(record, casework::Trimmed(value("external_ref")));
  const bool says_yes = SaysYes(value("safeguarding_concern"));
  if (known) ThereAlready(w, visit, record, *known);
  else w << "<h2 class=\"govuk-heading-m\">Put it right and open it</h2>";
  FormStart(w, visit, RecordUrl("arrivals", row.id, "correction"));
  ArrivalFields(w, value, typed ? error : &faults);
  CorrectionButtons(w, known.has_value(),
                    known && casework::AsksForConcern(record, *known, says_yes ? "yes" : "no", visit.deed()));
  FormEnd(w);
}

Answer Page(Visit& visit, Record& record, Form posted, const Error* error) {
  const auto row = record.work().ImportException(visit.PathId<ImportExceptionId>("row"));
  if (!row) return ErrorAnswer(visit, NotFound("There is no such row."));
  const Error faults = FaultsOf(*row);
  PageParts page{
      .title = "A refused row", .current = "/arrivals", .back = Url("/arrivals"), .back_text = "Back to arrivals"};
  page.errors = error != nullptr        ? ErrorLinks(error)
                : row->resolved.empty() ? ErrorLinks(&faults)
                                        : std::vector<html::ErrorLink>{};
  if (error != nullptr) page.status = StatusOf(error->code);
  page.main = [&](Writer& w) {
    w << "<span class=\"govuk-caption-l\">" << row->file << ", line " << row->line
      << "</span><h1 class=\"govuk-heading-l\">A refused row</h1>";
    if (!row->resolved.empty()) {
      html::InsetText(w, {.text = SettledWords(*row)});
      AsItCame(w, *row);
      return;
    }
    Standing(w, visit, *row);
    AsItCame(w, *row);
    Correction(w, visit, record, *row, posted == Form::kCorrection, error);
    DismissForm(w, visit, *row, posted == Form::kDismissal ? error : nullptr);
  };
  return {Render(visit, std::move(page)), {.subject_kind = "import", .ids = {row->id.value}}};
}

}  // namespace

Answer ShowArrival(Visit& visit, Record& record) { return Page(visit, record, Form::kNone, nullptr); }

Outcome CorrectArrival(Visit& visit, Record& record) {
  const auto id = visit.PathId<ImportExceptionId>("row");
  const auto referral = visit.service->read_referral(ArrivalTyped(visit), visit.now);
  if (!referral) return Page(visit, record, Form::kCorrection, &referral.error());
  Plan plan;
  plan.work = [id, referral = *referral](WritableRecord& writable, Visit& v) {
    return v.Form("as") == "note" ? casework::NoteImportException(writable, id, referral, v.deed())
                                  : casework::CorrectImportException(writable, id, referral, v.deed());
  };
  plan.then = [id](Visit&, const Document& made) {
    const CaseId concern{made["concern"].Number()};
    const CaseId opened = concern ? concern : CaseId{made["case"].Number()};
    const std::string to = made["outcome"].Text() == "noted" ? std::string("/arrivals?done=noted")
                           : concern ? Url::Path({"concerns", PathReference(concern), "receipt"}).str()
                                     : CaseUrl(opened).str() + "?done=1";
    return Answer{http::SeeOther(to),
                  {.deed = AuditDeed::kChanged, .subject_kind = "import", .ids = {id.value, opened.value}}};
  };
  plan.refused = [](Visit& v, Record& again, const Error& error) { return Page(v, again, Form::kCorrection, &error); };
  return plan;
}

Outcome DismissArrival(Visit& visit, Record&) {
  const auto id = visit.PathId<ImportExceptionId>("row");
  Plan plan;
  plan.work = [id](WritableRecord& writable, Visit& v) {
    return casework::DismissImportException(writable, id, v.Form("why"), v.deed());
  };
  plan.then = [id](Visit&, const Document&) {
    return Answer{http::SeeOther("/arrivals?done=dismissed"),
                  {.deed = AuditDeed::kChanged, .subject_kind = "import", .ids = {id.value}}};
  };
  plan.refused = [](Visit& v, Record& again, const Error& error) {
    Error shown = error;
    for (auto& field : shown.fields) field.field = "why";
    return Page(v, again, Form::kDismissal, &shown);
  };
  return plan;
}

}  // namespace caseway::web
