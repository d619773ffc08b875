#include "core/casework/open_case.h"
#include "core/pathway/arrivals.h"
#include "web/frame.h"
#include "web/handlers/handlers.h"
#include "web/handlers/people/concern_receipt.h"
#include "web/views/person_fields.h"
#include "web/views/person_hits.h"
#include "web/views/person_page.h"

namespace caseway::web {
namespace {

using html::Url;
using html::Writer;

// What the pathway asks at once; nothing to ask where the council's workflows receive no concerns.
pathway::FirstQuestions AskedAtOnce(const Visit& visit) {
  const auto arrivals = pathway::ReceivingConcerns(visit.library());
  return arrivals == nullptr ? pathway::FirstQuestions{} : pathway::FirstAsked(*arrivals);
}

void YesNoUnknown(Writer& w, const Visit& visit, const forms::Question& question, const Error* error) {
  html::RadiosOptions radios{.name = question.id, .value = visit.Form(question.id), .classes = "govuk-radios--inline"};
  radios.fieldset = {.legend = {.text = question.ask, .classes = "govuk-fieldset__legend--m"}};
  radios.hint = {.text = question.help};
  radios.error = ErrorFor(error, question.id);
  radios.items = {
      {.value = "yes", .text = "Yes"}, {.value = "no", .text = "No"}, {.value = "unknown", .text = "Not known"}};
  html::Radios(w, radios);
}

void Words(Writer& w, const Visit& visit, const forms::Question& question, const Error* error) {
  html::Textarea(w, {.name = question.id,
                     .label = {.text = question.ask, .classes = "govuk-label--m"},
                     .hint = {.text = question.help},
                     .error = ErrorFor(error, question.id),
                     .value = visit.Form(question.id),
                     .rows = 4});
}

void AskFirst(Writer& w, const Visit& visit, const Error* error) {
  w << "<p class=\"govuk-body govuk-!-font-weight-bold\">If the adult is in danger now, ring 999 first.</p>";
  for (const auto* question : AskedAtOnce(visit).questions)
    question->type == forms::QuestionType::kYesNoUnknown ? YesNoUnknown(w, visit, *question, error)
                                                         : Words(w, visit, *question, error);
}

// What must be answered before anything is kept: all that the file names, in one save (P33); else what its form
// requires.
void AddMissing(const Visit& visit, const Document& answers, Error& error) {
  const auto asked = AskedAtOnce(visit);
  for (const auto* question : asked.questions) {
    const bool is_needed = asked.all_needed || question->required;
    if (!is_needed || !answers[question->id].Text().empty()) continue;
    error.fields.push_back(
        {question->id, question->required_say.empty() ? "Answer: " + question->ask : question->required_say + "."});
  }
}

Url ActionUrl() { return Url::Path({"concerns", "new"}); }

std::string CaseTyped(const Visit& visit) {
  return visit.request.form.Has("case") ? visit.Form("case") : visit.Query("case");
}

// The page it was opened from says whom it is about; that may not be who is meant.
void SomeoneElse(Writer& w) {
  w << "<p class=\"govuk-body\">";
  w.Tag("<a class=\"govuk-link\"").Href(ActionUrl()).End() << "It is about someone else</a></p>";
}

Answer Page(Visit& visit, Record& record, const Error* error) {
  PageParts page{.title = "Raise a concern", .current = "", .errors = ErrorLinks(error)};
  if (error != nullptr) page.status = StatusOf(error->code);
  page.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">Raise a safeguarding concern</h1>";
    ErrorWithoutField(w, error);
    FormStart(w, visit, ActionUrl());
    if (const std::string from = CaseTyped(visit); !from.empty()) Hidden(w, "case", from);
    AskFirst(w, visit, error);
    PersonPicker(w, visit, record,
                 {.legend = "Who is the adult, as far as you know?", .nobody = "None of these, or not known"}, error);
    if (visit.request.IsRead() && PickedPerson(visit)) SomeoneElse(w);
    html::Button(w, {.text = "Raise this concern", .classes = "govuk-button--warning", .prevent_double_click = true});
    FormEnd(w);
  };
  const auto hits = LookedFor(visit, record);
  Shown shown;
  if (!hits.empty()) shown = {.deed = AuditDeed::kSearched, .subject_kind = "list", .ids = IdsOf(hits)};
  else if (const auto picked = PickedPerson(visit)) shown = {.subject_kind = "person", .ids = {picked.value}};
  return {Render(visit, std::move(page)), std::move(shown)};
}

Document AnswersTyped(const Visit& visit) {
  Document answers{Document::Members{}};
  for (const auto* question : AskedAtOnce(visit).questions) {
    if (const std::string text = casework::Trimmed(visit.Form(question->id)); !text.empty())
      answers.Set(question->id, text);
  }
  return answers;
}

// The case it is raised from, where this person may see that case; a made-up reference is simply not a link.
CaseId CaseSeen(const Visit& visit, Record& record) {
  const auto id = ParseReference(CaseTyped(visit));
  const auto row = id ? record.cases().Find(CaseId{*id}) : std::nullopt;
  if (!row) return {};
  return SeesCase(visit, record, *row) ? row->id : CaseId{};
}

}  // namespace

// From a case the form is about the one the case is about, where this person may see it and where its pathway does not
// say that others are at risk.
Answer ShowRaiseConcern(Visit& visit, Record& record) {
  const CaseId from = visit.Query("person").empty() ? CaseSeen(visit, record) : CaseId{};
  const auto row = from ? record.cases().Find(from) : std::nullopt;
  if (!row || !pathway::SubjectIsAtRisk(visit.library(), row->pathway)) return Page(visit, record, nullptr);
  const Url about = ActionUrl().Query("person", PathReference(row->subject)).Query("case", PathReference(from));
  return {http::SeeOther(about.str()), {}};
}

Outcome RaiseConcern(Visit& visit, Record& record) {
  if (WantsToLook(visit)) return Page(visit, record, nullptr);
  casework::RaiseConcernCommand command;
  command.subject = PickedPerson(visit);
  command.answers = AnswersTyped(visit);
  command.raised_from = CaseSeen(visit, record);
  if (command.subject && !record.people().Find(command.subject)) {
    const Error error = NotFound("There is no person with this reference. Say who it is below.");
    return Page(visit, record, &error);
  }
  Error error{ErrorCode::kInvalidInput, "Check what you entered."};
  AddMissing(visit, command.answers, error);
  if (!command.subject) {
    auto person = PersonTyped(visit);
    if (person) command.person = *std::move(person);
    else error.fields.insert(error.fields.end(), person.error().fields.begin(), person.error().fields.end());
  }
  if (!error.fields.empty()) return Page(visit, record, &error);
  Plan plan;
  plan.work = [command](WritableRecord& writable, Visit& v) {
    return casework::RaiseConcern(writable, command, v.deed());
  };
  plan.then = [](Visit&, const Document& made) {
    const CaseId id{made["case"].Number()};
    return Answer{http::SeeOther(Url::Path({"concerns", PathReference(id), "receipt"}).str()),
                  {.deed = AuditDeed::kChanged, .subject_kind = "case", .ids = {id.value, made["person"].Number()}}};
  };
  plan.refused = [](Visit& v, Record& again, const Error& refusal) { return Page(v, again, &refusal); };
  return plan;
}

}  // namespace caseway::web
