// A letter of a case as it was written, to print and to mark as given (P53, P46).
#include "core/casework/case_record.h"
#include "core/casework/letter_format.h"
#include "core/casework/letter_head.h"
#include "core/casework/overtaken_letters.h"
#include "web/frame.h"
#include "web/handlers/cases/case_handlers.h"
#include "web/handlers/cases/letter_needs.h"
#include "web/handlers/cases/seen_case.h"
#include "web/html/checked.h"
#include "web/views/sharing_words.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Writer;

std::optional<LetterRow> LetterOf(const Visit& visit, Record& record, CaseId id) {
  const auto wanted = visit.PathId<LetterId>("letter");
  for (auto& letter : record.cases().Letters(id)) {
    if (letter.id == wanted) return record.cases().Letter(wanted);
  }
  return {};
}

// Before it leaves the house: what the person lets us share, and with whom (P51).
void Sharing(Writer& w, const Visit& visit, Record& record, PersonId person) {
  w << "<div class=\"app-no-print\">";
  SharingSummary(w, visit, person, record.people().Sharing(person, visit.viewer()), 2);
  w << "</div>";
}

void FormatField(Writer& w, const Visit& visit, const Error* error) {
  html::SelectOptions select{.name = "format",
                             .label = {.text = "In which format was it made?"},
                             .error = ErrorFor(error, "format"),
                             .value = visit.Form("format")};
  select.items.push_back({.value = "", .text = "Choose"});
  for (const auto* format : casework::FormatsToGive(visit.library(), LondonDate(visit.now)))
    select.items.push_back({.value = format->id, .text = format->label});
  html::Select(w, select);
}

void GivenFields(Writer& w, const Visit& visit, const SeenCase& seen, const LetterRow& letter, const Error* error) {
  FormStart(w, visit, CasePath(seen.row.id, {"letters", PathReference(letter.id)}));
  if (casework::IsStoppedForFormat(letter)) FormatField(w, visit, error);
  html::Input(w, {.name = "on",
                  .label = {.text = "Day it was given or posted"},
                  .hint = {.text = "For example, 27/3/2026. Leave empty for today."},
                  .error = ErrorFor(error, "on"),
                  .value = visit.Form("on"),
                  .classes = "govuk-input--width-10"});
  html::Input(w, {.name = "how", .label = {.text = "How, and to whom (optional)"}, .value = visit.Form("how")});
  html::Button(w, {.text = "Mark as given"});
  FormEnd(w);
}

std::string OvertakenOf(const Visit& visit, Record& record, const SeenCase& seen, const LetterRow& letter) {
  const auto context = casework::CaseContext::Load(record, seen.row, visit.library(), visit.now);
  if (!context) return "";
  return casework::OvertakenWords(casework::OvertakenLetters(record, **context, record.cases().Letters(seen.row.id)),
                                  letter.id);
}

void GivenForm(Writer& w, const Visit& visit, Record& record, const SeenCase& seen, const LetterRow& letter,
               const Error* error) {
  w << "<div class=\"app-no-print\"><h2 class=\"govuk-heading-m\">Given</h2>";
  const auto given = ParseDate(letter.given);
  const bool can_be_given = letter.stopped.empty() || casework::IsStoppedForFormat(letter);
  if (letter.to == "person") NeededBeside(w, visit, record, seen.row.subject);
  const std::string overtaken = OvertakenOf(visit, record, seen, letter);
  if (!overtaken.empty()) html::WarningText(w, {.text = overtaken});
  if (given) {
    w << "<p class=\"govuk-body\">Given on " << FormatLong(*given) << ".</p>";
  } else if (overtaken.empty()) {
    if (!letter.stopped.empty())
      html::WarningText(w, {.text = "This letter was stopped: " + casework::StoppedInWords(letter, visit.library())});
    if (can_be_given && MayDo(visit, seen, Permission::kWorkCase)) GivenFields(w, visit, seen, letter, error);
  }
  w << "<button type=\"button\" class=\"govuk-button govuk-button--secondary\" data-print hidden>Print</button></div>";
}

Answer LetterPage(Visit& visit, Record& record, const SeenCase& seen, const Error* error) {
  const auto letter = LetterOf(visit, record, seen.row.id);
  if (!letter) return ErrorAnswer(visit, NotFound("There is no such letter."));
  const auto subject = record.people().Find(seen.row.subject);
  const std::string by_hand =
      letter->to != "person" || !subject ? "" : casework::WhyByHand(record, *subject, LondonDate(visit.now));
  const auto body =
      html::CheckedMarkup::Document(by_hand.empty() ? letter->html : casework::WithoutAddress(letter->html));
  CasePageParts page{.title = letter->title, .is_letter = true};
  if (error != nullptr) page.errors = ErrorLinks(error);
  page.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-visually-hidden app-no-print\">Letter: " << letter->title << "</h1>";
    w << "<p class=\"govuk-caption-m app-no-print\">To the " << letter->to << ", written by " << letter->by << " on "
      << FormatLong(letter->at) << "</p>";
    ByHandWords(w, by_hand);
    w << "<div class=\"govuk-body app-letter\">";
    if (body) w << *body;
    else w << "<p>This letter cannot be shown. Tell your administrator.</p>";
    w << "</div>";
    Sharing(w, visit, record, seen.row.subject);
    GivenForm(w, visit, record, seen, *letter, error);
  };
  return CasePage(visit, record, seen, std::move(page));
}

}  // namespace

void NeededBeside(Writer& w, const Visit& visit, Record& record, PersonId person) {
  std::string words;
  for (const auto& need : casework::NeedsBesideLetters(record, person, visit.library()))
    words += (words.empty() ? "" : "; ") + need;
  if (!words.empty()) w << "<p class=\"govuk-body\">The person also needs: " << words << ".</p>";
}

void ByHandWords(html::Writer& w, const std::string& why) {
  if (!why.empty())
    w << "<p class=\"govuk-body app-no-print\">Not to be posted: " << why << ". Give it to them by hand.</p>";
}

Answer ShowLetter(Visit& visit, Record& record) {
  const auto seen = SeeCase(visit, record);
  return seen ? LetterPage(visit, record, *seen, nullptr) : RefuseCase(visit, record, seen.error());
}

Outcome GiveLetter(Visit& visit, Record& record) {
  const auto seen = SeeCase(visit, record, Permission::kWorkCase);
  if (!seen) return RefuseCase(visit, record, seen.error());
  const CaseId id = seen->row.id;
  const auto letter = LetterOf(visit, record, id);
  if (!letter) return ErrorAnswer(visit, NotFound("There is no such letter."));
  Plan plan;
  plan.work = [id, letter_id = letter->id](WritableRecord& writable, Visit& v) -> Result<Document> {
    const std::string typed = casework::Trimmed(v.Form("on"));
    const auto on = typed.empty() ? Result<Date>(LondonDate(v.now)) : ParseDate(typed);
    if (!on) return InvalidField("on", "Enter the day as in 27/3/2026: " + on.error().say);
    return casework::GiveLetter(writable, letter_id, id, casework::LetterGiven{*on, v.Form("how"), v.Form("format")},
                                v.deed());
  };
  plan.then = [id, letter_id = letter->id](Visit&, const Document&) {
    return DoneAtCase(id, CasePath(id, {"letters", PathReference(letter_id)}));
  };
  plan.refused = [](Visit& v, Record& r, const Error& error) {
    const auto again = SeeCase(v, r);
    return again ? LetterPage(v, r, *again, &error) : RefuseCase(v, r, again.error());
  };
  return plan;
}

}  // namespace caseway::web
