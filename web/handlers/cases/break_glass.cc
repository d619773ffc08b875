// Opening a restricted case for some hours, with a reason and an alert (P9). A sealed one cannot be opened so.
#include "core/casework/case_record.h"
#include "web/frame.h"
#include "web/handlers/cases/case_handlers.h"
#include "web/handlers/cases/seen_case.h"
#include "web/views/person_page.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Writer;

Error NoSuchCase() { return NotFound("There is no such case."); }

// The case when it may be known of at all: restricted, not sealed.
std::optional<CaseRow> Restricted(const Visit& visit, Record& record) {
  auto row = record.cases().Find(visit.PathId<CaseId>("case"));
  if (!row || row->restriction != Restriction::kStandard) return {};
  if (casework::RelationTo(visit.actor, *row, false, record.cases().Parties(row->id)).declared) return {};
  return row;
}

void Fields(Writer& w, const Visit& visit, const Error* error) {
  html::Radios(w, {.name = "why",
                   .fieldset = {.legend = {.text = "Why now", .classes = "govuk-fieldset__legend--s"}},
                   .error = ErrorFor(error, "why"),
                   .items = CodeRadios(visit, "break-glass-reasons"),
                   .value = visit.Form("why")});
  html::Textarea(w, {.name = "reason",
                     .label = {.text = "Say what you need to know and for whom", .classes = "govuk-label--s"},
                     .error = ErrorFor(error, "reason"),
                     .value = visit.Form("reason"),
                     .rows = 3});
}

Answer Card(Visit& visit, const CaseRow& row, const Error* error) {
  PageParts page{.title = "Open a restricted case", .current = "/work"};
  if (error != nullptr) page.errors = ErrorLinks(error);
  page.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">Open a restricted case</h1>";
    const auto hours = std::to_string(casework::BrokenGlassLasts(visit.deed()).count());
    html::WarningText(w, {.text = "The safeguarding managers are told at once. Everything you look at is kept. "
                                  "The case stays open to you for " +
                                  hours + " hours."});
    FormStart(w, visit, CasePath(row.id, {"break-glass"}));
    Fields(w, visit, error);
    w << "<div class=\"govuk-button-group\">";
    html::Button(w, {.text = "Open the case", .classes = "govuk-button--warning"});
    w << "<a class=\"govuk-link\" href=\"/work\">Do not open it</a></div>";
    FormEnd(w);
  };
  return {Render(visit, std::move(page)), {.subject_kind = "case", .ids = {row.id.value}}};
}

}  // namespace

Answer ShowBreakGlass(Visit& visit, Record& record) {
  const auto row = Restricted(visit, record);
  return row ? Card(visit, *row, nullptr) : ErrorAnswer(visit, NoSuchCase());
}

Outcome BreakGlass(Visit& visit, Record& record) {
  const auto row = Restricted(visit, record);
  if (!row) return ErrorAnswer(visit, NoSuchCase());
  const auto list = visit.library().codes.find("break-glass-reasons");
  const auto* code = list == visit.library().codes.end() ? nullptr : list->second.Find(visit.Form("why"));
  if (code == nullptr) {
    const Error error = InvalidField("why", "Choose why you need to open it now.");
    Answer answer = Card(visit, *row, &error);
    answer.response.status = 422;
    return answer;
  }
  Plan plan;
  const std::string words = casework::Trimmed(visit.Form("reason"));
  const std::string reason = words.empty() ? "" : code->label + ": " + words;
  plan.work = [id = row->id, reason](WritableRecord& writable, Visit& v) {
    return casework::BreakGlass(writable, id, reason, v.deed());
  };
  // The audit cannot be erased: it keeps the kind of reason, the case's history its words.
  plan.then = [id = row->id, kind = code->label](Visit&, const Document&) {
    return Answer{http::SeeOther(CaseUrl(id).str()),
                  {.deed = AuditDeed::kBrokeGlass,
                   .subject_kind = "case",
                   .ids = {id.value},
                   .restricted = true,
                   .reason = kind}};
  };
  plan.refused = [](Visit& v, Record& r, const Error& error) {
    const auto again = Restricted(v, r);
    return again ? Card(v, *again, &error) : ErrorAnswer(v, NoSuchCase());
  };
  return plan;
}

Outcome SeeBrokenGlass(Visit& visit, Record&) {
  const auto id = visit.PathId<CaseId>("case");
  const auto entry = ParseReference(visit.Path("entry"));
  if (!entry) return ErrorAnswer(visit, NotFound("There is no such page."));
  Plan plan;
  plan.work = [id, at = *entry](WritableRecord& writable, Visit& v) {
    return casework::SeeBrokenGlass(writable, id, at, v.deed());
  };
  plan.then = [id](Visit&, const Document&) {
    return Answer{http::SeeOther("/decisions?done=glass"),
                  {.deed = AuditDeed::kChanged,
                   .subject_kind = "case",
                   .ids = {id.value},
                   .restricted = true,
                   .reason = "break-glass looked into"}};
  };
  return plan;
}

}  // namespace caseway::web
