#include "web/handlers/people/concern_told.h"

#include "core/casework/person_fields.h"
#include "core/pathway/arrivals.h"
#include "web/chrome.h"

namespace caseway::web {
namespace {

using forms::QuestionType;

std::vector<const forms::Question*> AskedFirst(const Visit& visit) {
  const auto arrivals = pathway::ReceivingConcerns(visit.library());
  return arrivals == nullptr ? std::vector<const forms::Question*>() : pathway::FirstAsked(*arrivals).questions;
}

bool IsAsked(const forms::Question& question) { return question.type == QuestionType::kYesNoUnknown; }

bool IsWords(const forms::Question& question) {
  return question.type == QuestionType::kText || question.type == QuestionType::kLongText;
}

}  // namespace

void AskSafety(html::Writer& w, const Visit& visit, const Error* error) {
  for (const auto* question : AskedFirst(visit)) {
    if (!IsAsked(*question)) continue;
    html::RadiosOptions radios{.name = question->id, .value = visit.Form(question->id)};
    radios.fieldset = {.legend = {.text = question->ask, .classes = "govuk-fieldset__legend--s"}};
    radios.hint = {.text = question->help};
    radios.error = ErrorFor(error, question->id);
    radios.classes = "govuk-radios--small";
    radios.items = {
        {.value = "yes", .text = "Yes"}, {.value = "no", .text = "No"}, {.value = "unknown", .text = "Not known"}};
    html::Radios(w, radios);
  }
}

void AddUnanswered(const Visit& visit, std::vector<FieldError>& faults) {
  for (const auto* question : AskedFirst(visit)) {
    if (!IsAsked(*question) || !visit.Form(question->id).empty()) continue;
    faults.push_back(
        {question->id, question->required_say.empty() ? "Answer: " + question->ask : question->required_say + "."});
  }
}

Document ConcernTold(const Visit& visit, const std::string& words) {
  Document told;
  for (const auto* question : AskedFirst(visit)) {
    const std::string answer = IsWords(*question) ? words : casework::Trimmed(visit.Form(question->id));
    if (!answer.empty()) told.Set(question->id, answer);
    else if (question->required) return {};  // of a kind that is not asked here: it stands unanswered, and is due
  }
  return told;
}

}  // namespace caseway::web
