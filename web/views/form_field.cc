#include "web/views/form_field.h"

#include <algorithm>

#include "core/forms/answer_value.h"
#include "core/money.h"
#include "web/views/person_field.h"

namespace caseway::web {
namespace {

using forms::QuestionType;
using html::Writer;

constexpr std::size_t kMostRadios = 8;

std::string TextOf(const FormField& field) {
  const Document& answer = field.answer;
  if (answer.IsNumber() && field.question.type == QuestionType::kMoney) {
    std::string text = FormatMoney(Money{answer.Number()});
    return text.rfind("£", 0) == 0 ? text.substr(std::string_view("£").size()) : text;
  }
  return answer.IsNumber() ? std::to_string(answer.Number()) : answer.Text();
}

void Line(Writer& w, const FormField& field, html::InputOptions options) {
  options.name = field.path;
  options.id = field.id;
  options.label = field.Label();
  if (options.hint.text.empty()) options.hint = field.Hint();
  options.error = field.Error();
  if (options.value.empty()) options.value = TextOf(field);
  html::Input(w, options);
}

void Area(Writer& w, const FormField& field, int rows) {
  html::Textarea(w, {.name = field.path,
                     .label = field.Label(),
                     .hint = field.Hint(),
                     .error = field.Error(),
                     .value = TextOf(field),
                     .rows = rows,
                     .id = field.id});
}

// Day, month and year of what was typed or kept.
void Boxes(Writer& w, const FormField& field) {
  std::string day = field.answer["day"].Text(), month = field.answer["month"].Text(),
              year = field.answer["year"].Text();
  if (const auto date = ParseDate(field.answer.Text()); date && field.answer.IsText()) {
    day = std::to_string(static_cast<unsigned>(date->day()));
    month = std::to_string(static_cast<unsigned>(date->month()));
    year = std::to_string(static_cast<int>(date->year()));
  }
  html::DateInputOptions options{.id = field.id, .fieldset = field.Legend(), .error = field.Error()};
  options.hint = field.Hint("For example, 27 3 2026.");
  options.items = html::DayMonthYear(day, month, year);
  const char* labels[] = {"Day", "Month", "Year"};
  const char* parts[] = {"day", "month", "year"};
  for (int i = 0; i < 3; ++i) {
    options.items[i].name = field.path + "." + parts[i];
    options.items[i].label = labels[i];
    options.items[i].id = field.id + "-" + parts[i];
  }
  html::DateInput(w, options);
}

void ApproximateDateLine(Writer& w, const FormField& field) {
  std::string text = field.answer.Text();
  const auto date = ParseApproximateDate(text);
  if (date && date->precision == DatePrecision::kDay) text = FormatShort(date->first);
  if (field.answer.IsMembers()) text = forms::DescribeAnswer(field.question, field.answer, field.view.codes);
  Line(w, field,
       {.hint = field.Hint("As far as it is known: 10/5/1941, 1941-05 for a month, 1941 or 1940s."),
        .value = text,
        .classes = "govuk-input--width-10"});
}

void YesNo(Writer& w, const FormField& field) {
  html::Radios(w, {.name = field.path,
                   .fieldset = field.Legend(),
                   .hint = field.Hint(),
                   .error = field.Error(),
                   .items = {{.value = "yes", .text = "Yes"},
                             {.value = "no", .text = "No"},
                             {.value = "unknown", .text = "Not known"}},
                   .value = field.answer.Text(),
                   .id_prefix = field.id,
                   .classes = "govuk-radios--inline"});
}

// What is offered today, and what was chosen earlier even when it is no longer offered.
std::vector<const forms::Code*> Offered(const FormField& field) {
  std::vector<const forms::Code*> codes;
  const auto list = field.view.codes.find(field.question.choices);
  if (list == field.view.codes.end()) return codes;
  const Date today = LondonDate(field.view.now);
  const auto is_chosen = [&](const std::string& id) {
    if (field.answer.Text() == id) return true;
    const auto& items = field.answer.Items();
    return std::any_of(items.begin(), items.end(), [&](const Document& one) { return one.Text() == id; });
  };
  for (const auto& code : list->second.codes) {
    if (code.OfferedOn(today) || is_chosen(code.id)) codes.push_back(&code);
  }
  return codes;
}

void Choice(Writer& w, const FormField& field) {
  const auto codes = Offered(field);
  if (codes.size() <= kMostRadios) {
    html::RadiosOptions options{.name = field.path, .fieldset = field.Legend(), .hint = field.Hint()};
    options.error = field.Error();
    options.id_prefix = field.id;
    options.value = field.answer.Text();
    for (const auto* code : codes)
      options.items.push_back({.value = code->id, .text = code->label, .hint = {.text = code->help}});
    return html::Radios(w, options);
  }
  html::SelectOptions options{.name = field.path, .label = field.Label(), .hint = field.Hint(), .error = field.Error()};
  options.id = field.id;
  options.value = field.answer.Text();
  options.items.push_back({.value = "", .text = "Choose one"});
  for (const auto* code : codes) options.items.push_back({.value = code->id, .text = code->label});
  html::Select(w, options);
}

void ManyChoices(Writer& w, const FormField& field) {
  html::CheckboxesOptions options{.name = field.path, .fieldset = field.Legend(), .hint = field.Hint()};
  options.error = field.Error();
  options.id_prefix = field.id;
  const auto codes = Offered(field);
  for (const auto* code : codes)
    options.items.push_back({.value = code->id, .text = code->label, .hint = {.text = code->help}});
  for (const auto& chosen : field.answer.Items()) options.values.push_back(chosen.Text());
  html::Checkboxes(w, options);
}

// "Filled in from “Triage” of 3 March 2026", or from the record where no form said it.
std::string FilledInFrom(const FormField& field) {
  if (field.view.facts != nullptr && !field.question.fact.empty()) {
    for (const auto& fact : *field.view.facts) {
      if (fact.fact == field.question.fact && (field.question.IsGroup() || fact.value == field.answer))
        return "Filled in from “" + fact.form_title + "” of " + FormatLong(LondonDate(fact.at));
    }
  }
  return "Filled in from the record";
}

}  // namespace

html::ErrorMessageOptions FormField::Error() const {
  if (view.errors == nullptr) return {};
  for (const auto& error : *view.errors) {
    if (error.field == path) return {.text = error.say};
  }
  return {};
}

std::string FormField::Ask() const { return question.ask + (question.required ? "" : " (optional)"); }

html::HintOptions FormField::Hint(const std::string& more) const {
  std::string text = question.in_own_words ? "In the person's own words." : "";
  const bool filled = view.recorded != nullptr && !answer.IsNull() && (*view.recorded)[path] == answer;
  const std::string confirm = filled ? FilledInFrom(*this) + ": change it where it is not right." : "";
  for (const std::string& part : {question.help, more, confirm}) {
    if (!part.empty()) text += (text.empty() ? "" : " ") + part;
  }
  return {.text = text};
}

void WriteField(Writer& w, const FormField& field) {
  switch (field.question.type) {
    case QuestionType::kLongText: return Area(w, field, 5);
    case QuestionType::kAddress: return Area(w, field, 3);
    case QuestionType::kYesNoUnknown: return YesNo(w, field);
    case QuestionType::kChoice: return Choice(w, field);
    case QuestionType::kManyChoices: return ManyChoices(w, field);
    case QuestionType::kDate: return Boxes(w, field);
    case QuestionType::kApproximateDate: return ApproximateDateLine(w, field);
    case QuestionType::kMoney:
      return Line(w, field, {.classes = "govuk-input--width-10", .inputmode = "decimal", .prefix = {.text = "£"}});
    case QuestionType::kNumber:
    case QuestionType::kOutcomeScore:
      return Line(w, field, {.classes = "govuk-input--width-5", .inputmode = "decimal"});
    case QuestionType::kPerson: return PersonField(w, field);
    case QuestionType::kSignature: return Line(w, field, {.hint = field.Hint("Type the full name of whoever signs.")});
    default: return Line(w, field, {});
  }
}

void FieldDeed(Writer& w, std::string value, std::string text, std::string hidden) {
  html::Button(w, {.text =
                       [&](Writer& in) {
                         in << text;
                         if (!hidden.empty()) in << "<span class=\"govuk-visually-hidden\"> " << hidden << "</span>";
                       },
                   .name = "deed",
                   .value = value,
                   .classes = "govuk-button--secondary app-compact-button"});
}

}  // namespace caseway::web
