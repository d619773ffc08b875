#include "web/views/two_texts.h"

#include "web/views/form_reading.h"

namespace caseway::web {
namespace {

using forms::Question;
using forms::QuestionType;
using html::Writer;

bool IsWords(const Question& question) {
  return question.type == QuestionType::kText || question.type == QuestionType::kLongText;
}

void OneText(Writer& w, const FormFieldsView& view, const Question& question, std::string_view who,
             std::string_view when, const Document& value) {
  w << "<section><h3 class=\"govuk-heading-s\">" << who;
  if (!when.empty()) w << ", " << when;
  w << "</h3><p class=\"govuk-body app-as-written\">" << AnswerInWords(question, value, view.codes) << "</p></section>";
}

}  // namespace

void TwoTexts(Writer& w, const FormField& field) {
  if (field.view.others == nullptr) return;
  html::RadiosOptions choice{.name = "choose." + field.question.id, .classes = "govuk-radios--small"};
  choice.fieldset = {
      .legend = {.text = "Which answer stands: " + field.question.ask, .classes = "govuk-fieldset__legend--s"}};
  choice.id_prefix = "choose-" + field.id;
  choice.items.push_back({.value = "current", .text = "What " + std::string(field.view.current_by) + " wrote"});
  bool any = false;
  for (const auto& other : *field.view.others) {
    if (other.question != field.question.id) continue;
    if (!any) {
      w << "<div class=\"app-two-texts govuk-!-margin-bottom-4\">";
      OneText(w, field.view, field.question, field.view.current_by, "", field.answer);
    }
    any = true;
    OneText(w, field.view, field.question, other.who, other.when, other.value);
    choice.items.push_back({.value = other.key, .text = "What " + other.who + " wrote"});
    if (IsWords(field.question))
      choice.items.push_back({.value = "both-" + other.key, .text = "Both: " + other.who + "'s below the other"});
  }
  if (!any) return;
  w << "</div>";
  html::Radios(w, choice);
}

}  // namespace caseway::web
