// The small deeds on a case as a record: its date, band and links, and that it was an error.
#include "core/casework/allocate.h"
#include "core/casework/case_record.h"
#include "web/handlers/cases/case_deed.h"
#include "web/handlers/cases/case_handlers.h"
#include "web/views/breach_box.h"
#include "web/views/person_page.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Writer;

void LookAgainFields(Writer& w, const Visit& visit, Record&, const SeenCase&, const Error* error) {
  html::Input(w, {.name = "on",
                  .label = {.text = "Look at it again on", .classes = "govuk-label--s"},
                  .hint = {.text = "For example, 27/3/2026"},
                  .error = ErrorFor(error, "on"),
                  .value = visit.Form("on"),
                  .classes = "govuk-input--width-10"});
  ReasonField(w, visit, error, "Why the date moves");
}
Result<Document> LookAgainWork(WritableRecord& record, const Visit& visit, CaseId id) {
  const auto on = ParseDate(casework::Trimmed(visit.Form("on")));
  if (!on) return InvalidField("on", "Enter the day as in 27/3/2026: " + on.error().say);
  return casework::LookAgain(record, id, *on, visit.Form("reason"), visit.deed());
}

Result<void> MayMoveDate(const Visit& visit, const SeenCase& seen) {
  return casework::MayLookAgain(seen.row, seen.relation, visit.deed());
}

void BandFields(Writer& w, const Visit& visit, Record&, const SeenCase& seen, const Error* error) {
  const std::string typed = visit.Form("band");
  html::Radios(w, {.name = "band",
                   .fieldset = {.legend = {.text = "Band", .classes = "govuk-fieldset__legend--s"}},
                   .error = ErrorFor(error, "band"),
                   .items = CodeRadios(visit, "urgency-bands"),
                   .value = typed.empty() ? seen.row.band : typed});
  ReasonField(w, visit, error, "Why the band changes");
}
Result<Document> BandWork(WritableRecord& record, const Visit& visit, CaseId id) {
  return casework::SetBand(record, id, visit.Form("band"), visit.Form("reason"), visit.deed());
}

void ErrorFields(Writer& w, const Visit& visit, Record&, const SeenCase&, const Error* error) {
  ReasonField(w, visit, error, "Why this case should not be here");
  BreachBox(w, visit);
}
Result<Document> ErrorWork(WritableRecord& record, const Visit& visit, CaseId id) {
  return casework::MarkCaseInError(record, id, visit.Form("reason"), visit.Form("breach") == "yes", visit.deed());
}

void LinkFields(Writer& w, const Visit& visit, Record& record, const SeenCase& seen, const Error* error) {
  html::RadiosOptions same{.name = "other", .error = ErrorFor(error, "other")};
  same.fieldset = {.legend = {.text = "Which case", .classes = "govuk-fieldset__legend--s"}};
  Viewer viewer = visit.viewer();
  viewer.now = visit.now;
  for (const auto& row : record.cases().OfPerson(seen.row.subject, viewer)) {
    if (row.id != seen.row.id) same.items.push_back({.value = Reference(row.id), .text = CaseCaption(visit, row)});
  }
  same.value = visit.Form("other");
  if (!same.items.empty()) html::Radios(w, same);
  html::Input(w, {.name = same.items.empty() ? "other" : "other_typed",
                  .label = {.text = same.items.empty() ? "The other case" : "Or another case"},
                  .hint = {.text = "Its reference, like 7K3Q-F2M9-X"},
                  .error = same.items.empty() ? ErrorFor(error, "other") : html::ErrorMessageOptions{},
                  .value = visit.Form(same.items.empty() ? "other" : "other_typed"),
                  .classes = "govuk-input--width-20"});
  html::Radios(w, {.name = "how",
                   .fieldset = {.legend = {.text = "How they belong together", .classes = "govuk-fieldset__legend--s"}},
                   .error = ErrorFor(error, "how"),
                   .items = {{.value = "same incident", .text = "The same incident"},
                             {.value = "repeat", .text = "It happened again"},
                             {.value = "group", .text = "One of a group, such as a whole service"},
                             {.value = "same request", .text = "The same request again: the other one counts"},
                             {.value = "same work", .text = "The same work: a contact for whoever has that case"}},
                   .value = visit.Form("how")});
}
Result<Document> LinkWork(WritableRecord& record, const Visit& visit, CaseId id) {
  const std::string typed = casework::Trimmed(visit.Form("other_typed"));
  const auto other = ParseReference(typed.empty() ? casework::Trimmed(visit.Form("other")) : typed);
  if (!other) return InvalidField("other", "Choose the other case, or enter its reference: " + other.error().say);
  return casework::LinkCases(record, id, CaseId{*other}, visit.Form("how"), visit.deed());
}

const CaseDeed kLookAgain{.path = "look-again",
                          .title = "Change the date",
                          .intro = "A limit never moves; this is the day to look again.",
                          .permission = Permission::kWorkCase,
                          .button = "Change the date",
                          .fields = LookAgainFields,
                          .work = LookAgainWork,
                          .may_begin = MayMoveDate};
const CaseDeed kBand{.path = "band",
                     .title = "Change the band",
                     .intro = "",
                     .permission = Permission::kWorkCase,
                     .button = "Change the band",
                     .fields = BandFields,
                     .work = BandWork};
const CaseDeed kInError{
    .path = "error",
    .title = "This case is an error",
    .intro = "It stays, struck through, and is left out of figures and returns. Nothing is deleted.",
    .permission = Permission::kMarkInError,
    .button = "Mark the case in error",
    .fields = ErrorFields,
    .work = ErrorWork,
    .warns = true};
const CaseDeed kLink{.path = "links",
                     .title = "Link another case",
                     .intro = "Both cases then show the other.",
                     .permission = Permission::kWorkCase,
                     .button = "Link the cases",
                     .fields = LinkFields,
                     .work = LinkWork};

}  // namespace

Answer ShowLookAgain(Visit& visit, Record& record) { return ShowCaseDeed(visit, record, kLookAgain); }
Outcome LookAgain(Visit& visit, Record& record) { return DoCaseDeed(visit, record, kLookAgain); }
Answer ShowBand(Visit& visit, Record& record) { return ShowCaseDeed(visit, record, kBand); }
Outcome ChangeBand(Visit& visit, Record& record) { return DoCaseDeed(visit, record, kBand); }
Answer ShowCaseInError(Visit& visit, Record& record) { return ShowCaseDeed(visit, record, kInError); }
Outcome MarkCaseInError(Visit& visit, Record& record) { return DoCaseDeed(visit, record, kInError); }
Answer ShowLinkCase(Visit& visit, Record& record) { return ShowCaseDeed(visit, record, kLink); }
Outcome LinkCase(Visit& visit, Record& record) { return DoCaseDeed(visit, record, kLink); }

}  // namespace caseway::web
