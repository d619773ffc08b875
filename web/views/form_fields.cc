#include "web/views/form_fields.h"

#include <algorithm>

#include "web/views/form_contents.h"
#include "web/views/form_reading.h"
#include "web/views/form_rows.h"
#include "web/views/two_texts.h"

namespace caseway::web {
namespace {

using forms::Question;
using forms::QuestionType;
using html::Writer;

// "This still holds", of the whole answer or of one row.
html::CheckboxItem StillHolds(std::string value, std::string of) {
  return {.value = std::move(value), .text = [of = std::move(of)](Writer& in) {
            in << "This still holds<span class=\"govuk-visually-hidden\">: " << of << "</span>";
          }};
}

void AsWritten(Writer& w, const std::string& words) {
  w << "<p class=\"govuk-body app-as-written\">" << words << "</p>";
}

void Confirm(Writer& w, const std::string& id, html::CheckboxItem item) {
  html::Checkboxes(
      w, {.name = "confirm", .items = {std::move(item)}, .id_prefix = id, .classes = "govuk-checkboxes--small"});
}

// Each row apart: one may hold still where another does not.
void CarriedRows(Writer& w, const FormField& field, const std::string& id, const Document& earlier) {
  std::size_t number = 0;
  for (const auto& row : earlier.Items()) {
    AsWritten(w, RowInWords(field.question, row, field.view.codes));
    const std::string at = std::to_string(number++);
    Confirm(w, id + "-" + at,
            StillHolds(field.question.id + "[" + at + "]",
                       "entry " + std::to_string(number) + " of: " + field.question.ask));
  }
}

// "From the needs assessment of 3 March 2026: confirm it, or change it." Nothing is taken over by itself: what nobody
// confirms is submitted as not answered.
void Carried(Writer& w, const FormField& field, const CasesReading::FactAnswer& earlier) {
  const std::string id = field.id + "-confirm";
  w << "<div class=\"govuk-inset-text\"><p class=\"govuk-body\">From “" << earlier.form_title << "” of "
    << FormatLong(LondonDate(earlier.at)) << ", to confirm or change:</p>";
  if (field.question.IsGroup()) {
    CarriedRows(w, field, id, earlier.value);
  } else {
    AsWritten(w, AnswerInWords(field.question, earlier.value, field.view.codes));
    Confirm(w, id, StillHolds(field.question.id, field.question.ask));
  }
  FieldDeed(w, "use:" + field.question.id, field.question.IsGroup() ? "Change them" : "Change it",
            "here, starting from this: " + field.question.ask);
  w << "</div>";
}

// "Last said on 3 March 2026 in Assessment: Yes." Rows of another form are filled in instead.
void KnownFact(Writer& w, const FormField& field) {
  if (field.view.facts == nullptr || field.question.fact.empty()) return;
  if (field.question.IsGroup() && !field.question.carry) return;
  for (const auto& fact : *field.view.facts) {
    if (fact.fact != field.question.fact || fact.value == field.answer) continue;
    if (field.question.carry && forms::IsUnanswered(field.answer)) return Carried(w, field, fact);
    w << "<div class=\"govuk-inset-text\"><p class=\"govuk-body\">Last said on " << FormatLong(LondonDate(fact.at))
      << " in " << fact.form_title << ": <strong>" << AnswerInWords(field.question, fact.value, field.view.codes)
      << "</strong></p>";
    FieldDeed(w, "use:" + field.question.id, "Use this", "answer for: " + field.question.ask);
    w << "</div>";
    return;
  }
}

void TopQuestion(Writer& w, const FormFieldsView& view, const Question& question) {
  if (!view.shown.Has(question.id)) return;
  const FormField field{view, question, question.id, FieldId(question.id), view.answers[question.id]};
  w.Tag("<div").Attr("data-question", question.id).End();
  TwoTexts(w, field);
  question.IsGroup() ? FormRows(w, field) : WriteField(w, field);
  KnownFact(w, field);
  w << "</div>";
}

void SectionHead(Writer& w, const FormFieldsView& view, const forms::Section& section) {
  w.Tag("<div").Attr("data-question", SectionAnchor(section)).End();
  html::HeadingStart(w, view.heading_level, {"govuk-heading-m"}, SectionAnchor(section));
  w << section.title;
  html::HeadingEnd(w, view.heading_level);
  if (!section.help.empty()) w << "<p class=\"govuk-body\">" << section.help << "</p>";
  w << "</div>";
}

bool HasShown(const FormFieldsView& view, const std::string& section) {
  return std::any_of(view.form.questions.begin(), view.form.questions.end(), [&](const Question& question) {
    return question.section == section && view.shown.Has(question.id);
  });
}

}  // namespace

std::string FieldId(std::string_view path) {
  std::string id;
  for (const char c : path) {
    if (c == '[' || c == '.') id += '-';
    else if (c != ']') id += c;
  }
  return id;
}

std::string AnchorOf(const forms::FormDefinition& form, std::string_view path) {
  const auto* question = form.Find(path);
  return FieldId(path) + (question != nullptr && question->type == QuestionType::kDate ? "-day" : "");
}

std::vector<html::ErrorLink> FormErrorLinks(const forms::FormDefinition& form, const std::vector<FieldError>& errors) {
  std::vector<html::ErrorLink> links;
  for (const auto& error : errors)
    links.push_back({.text = error.say, .href = html::Url::Fragment(AnchorOf(form, error.field))});
  return links;
}

void FormFields(Writer& w, const FormFieldsView& view) {
  w << "<div data-questions>";
  for (const auto& question : view.form.questions) {
    if (question.section.empty()) TopQuestion(w, view, question);
  }
  for (const auto& section : view.form.sections) {
    if (!HasShown(view, section.id)) continue;
    SectionHead(w, view, section);
    for (const auto& question : view.form.questions) {
      if (question.section == section.id) TopQuestion(w, view, question);
    }
  }
  w << "</div>";
}

}  // namespace caseway::web
