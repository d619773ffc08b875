#include "web/views/form_fields.h"

#include <algorithm>

#include "core/forms/answer_path.h"
#include "core/forms/answer_value.h"
#include "core/money.h"
#include "core/reference.h"
#include "web/html/components.h"
#include "web/views/form_reading.h"

namespace caseway::web {
namespace {

using forms::Question;
using forms::QuestionType;
using html::Writer;

constexpr std::size_t kMostRadios = 8;

// One field about to be written: its question, path, answer and what is wrong with it.
struct Field {
  const FormFieldsView& view;
  const Question& question;
  std::string path;
  std::string id;
  const Document& answer;

  html::ErrorMessageOptions Error() const {
    if (view.errors == nullptr) return {};
    for (const auto& error : *view.errors) {
      if (error.field == path) return {.text = error.say};
    }
    return {};
  }
  std::string Ask() const { return question.ask + (question.required ? "" : " (optional)"); }
  html::HintOptions Hint(std::string more = "") const {
    std::string text = question.in_own_words ? "In the person's own words." : "";
    for (const std::string& part : {question.help, more}) {
      if (!part.empty()) text += (text.empty() ? "" : " ") + part;
    }
    return {.text = text};
  }
  html::LabelOptions Label() const { return {.text = Ask(), .classes = "govuk-label--s"}; }
  html::FieldsetOptions Legend() const { return {.legend = {.text = Ask(), .classes = "govuk-fieldset__legend--s"}}; }
};

std::string TextOf(const Field& field) {
  const Document& answer = field.answer;
  if (answer.IsNumber() && field.question.type == QuestionType::kMoney) {
    std::string text = FormatMoney(Money{answer.Number()});
    return text.rfind("£", 0) == 0 ? text.substr(std::string_view("£").size()) : text;
  }
  return answer.IsNumber() ? std::to_string(answer.Number()) : answer.Text();
}

void Line(Writer& w, const Field& field, html::InputOptions options) {
  options.name = field.path;
  options.id = field.id;
  options.label = field.Label();
  if (options.hint.text.empty()) options.hint = field.Hint();
  options.error = field.Error();
  if (options.value.empty()) options.value = TextOf(field);
  html::Input(w, options);
}

void Area(Writer& w, const Field& field, int rows) {
  html::Textarea(w, {.name = field.path,
                     .label = field.Label(),
                     .hint = field.Hint(),
                     .error = field.Error(),
                     .value = TextOf(field),
                     .rows = rows,
                     .id = field.id});
}

// Day, month and year of what was typed or kept.
void Boxes(Writer& w, const Field& field) {
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

void ApproximateDateLine(Writer& w, const Field& field) {
  std::string text = field.answer.Text();
  const auto date = ParseApproximateDate(text);
  if (date && date->precision == DatePrecision::kDay) text = FormatShort(date->first);
  if (field.answer.IsMembers()) text = forms::DescribeAnswer(field.question, field.answer, field.view.codes);
  Line(w, field,
       {.hint = field.Hint("As far as it is known: 10/5/1941, 1941-05, 1941 or 1940s."),
        .value = text,
        .classes = "govuk-input--width-10"});
}

void YesNo(Writer& w, const Field& field) {
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
std::vector<const forms::Code*> Offered(const Field& field) {
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

void Choice(Writer& w, const Field& field) {
  const auto codes = Offered(field);
  if (codes.size() <= kMostRadios) {
    html::RadiosOptions options{.name = field.path, .fieldset = field.Legend(), .hint = field.Hint()};
    options.error = field.Error();
    options.id_prefix = field.id;
    options.value = field.answer.Text();
    options.classes = "govuk-radios--small";
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

void ManyChoices(Writer& w, const Field& field) {
  html::CheckboxesOptions options{.name = field.path, .fieldset = field.Legend(), .hint = field.Hint()};
  options.error = field.Error();
  options.id_prefix = field.id;
  options.classes = "govuk-checkboxes--small";
  for (const auto* code : Offered(field))
    options.items.push_back({.value = code->id, .text = code->label, .hint = {.text = code->help}});
  for (const auto& chosen : field.answer.Items()) options.values.push_back(chosen.Text());
  html::Checkboxes(w, options);
}

void PersonLine(Writer& w, const Field& field) {
  std::string text = field.answer.Text();
  const bool is_id = !text.empty() && text.size() <= 15 && text.find_first_not_of("0123456789") == std::string::npos;
  if (is_id) text = ReferenceOf(std::stoll(text));
  Line(w, field,
       {.hint = field.Hint("The reference of their record, like 7K3Q-F2M9-X."),
        .value = text,
        .classes = "govuk-input--width-20"});
}

void WriteField(Writer& w, const Field& field) {
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
    case QuestionType::kPerson: return PersonLine(w, field);
    case QuestionType::kSignature: return Line(w, field, {.hint = field.Hint("Type the full name of whoever signs.")});
    default: return Line(w, field, {});
  }
}

void HiddenField(Writer& w, std::string_view name, std::string_view value) {
  w.Tag("<input type=\"hidden\"").Attr("name", name).Attr("value", value).End();
}

// An answer to a question of a row that is not shown now: it travels with the row.
void Carry(Writer& w, const std::string& path, const Document& answer) {
  if (forms::IsUnanswered(answer)) return;
  for (const auto& item : answer.Items()) HiddenField(w, path, item.Text());
  for (const auto& [part, value] : answer.Named()) HiddenField(w, path + "." + part, value.Text());
  if (answer.IsText()) HiddenField(w, path, answer.Text());
  if (answer.IsNumber()) HiddenField(w, path, FormatMoney(Money{answer.Number()}));
}

void Deed(Writer& w, std::string value, std::string text, std::string hidden) {
  html::Button(w, {.text =
                       [&](Writer& in) {
                         in << text;
                         if (!hidden.empty()) in << "<span class=\"govuk-visually-hidden\"> " << hidden << "</span>";
                       },
                   .name = "deed",
                   .value = value,
                   .classes = "govuk-button--secondary app-compact-button"});
}

void GroupRow(Writer& w, const FormFieldsView& view, const Question& group, std::size_t number, const Document& row) {
  const std::string title = "Entry " + std::to_string(number + 1);
  const std::string id = FieldId(group.id) + "-" + std::to_string(number);
  w.Tag("<fieldset class=\"govuk-fieldset govuk-!-margin-bottom-4\"").Attr("id", id + "-row").End()
      << "<legend class=\"govuk-fieldset__legend govuk-fieldset__legend--s\">" << title
      << "<span class=\"govuk-visually-hidden\">: " << group.ask << "</span></legend>";
  for (const auto& question : group.questions) {
    const std::string path = forms::RowPath(group.id, number, question.id);
    // A row just added has no answers yet: what always shows is shown.
    const bool is_new = row.Named().empty() && !question.show_when;
    if (view.shown.Has(path) || is_new) WriteField(w, {view, question, path, FieldId(path), row[question.id]});
    else Carry(w, path, row[question.id]);
  }
  Deed(w, "remove:" + group.id + ":" + std::to_string(number), "Remove",
       "entry " + std::to_string(number + 1) + " of: " + group.ask);
  w << "</fieldset>";
}

void Group(Writer& w, const Field& field) {
  const Question& group = field.question;
  const auto error = field.Error();
  w.Tag("<fieldset")
      .Class({"govuk-fieldset govuk-form-group", error.text.empty() ? "" : "govuk-form-group--error"})
      .Attr("id", field.id)
      .Attr("tabindex", "-1")
      .End();
  w << "<legend class=\"govuk-fieldset__legend govuk-fieldset__legend--m\">" << field.Ask() << "</legend>";
  html::HintAndError(w, field.id, field.Hint(), error);
  const auto& rows = field.answer.Items();
  if (rows.empty()) w << "<p class=\"govuk-body\">None yet.</p>";
  for (std::size_t i = 0; i < rows.size(); ++i) GroupRow(w, field.view, group, i, rows[i]);
  Deed(w, "add:" + group.id, rows.empty() ? "Add an entry" : "Add another", "to: " + group.ask);
  w << "</fieldset>";
}

// "Last said on 3 March 2026 in Assessment: Yes."
void KnownFact(Writer& w, const Field& field) {
  if (field.view.facts == nullptr || field.question.fact.empty()) return;
  for (const auto& fact : *field.view.facts) {
    if (fact.fact != field.question.fact || fact.value == field.answer) continue;
    w << "<div class=\"govuk-inset-text\"><p class=\"govuk-body\">Last said on " << FormatLong(LondonDate(fact.at))
      << " in " << fact.form_title << ": <strong>" << AnswerInWords(field.question, fact.value, field.view.codes)
      << "</strong></p>";
    Deed(w, "use:" + field.question.id, "Use this", "answer for: " + field.question.ask);
    w << "</div>";
    return;
  }
}

bool IsWords(const Question& question) {
  return question.type == QuestionType::kText || question.type == QuestionType::kLongText;
}

void OneText(Writer& w, const FormFieldsView& view, const Question& question, std::string_view who,
             std::string_view when, const Document& value) {
  w << "<section><h3 class=\"govuk-heading-s\">" << who;
  if (!when.empty()) w << ", " << when;
  w << "</h3><p class=\"govuk-body app-as-written\">" << AnswerInWords(question, value, view.codes) << "</p></section>";
}

// Both texts, and the choice between them: nothing is lost until someone chooses.
void TwoTexts(Writer& w, const Field& field) {
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

void TopQuestion(Writer& w, const FormFieldsView& view, const Question& question) {
  if (!view.shown.Has(question.id)) return;
  const Field field{view, question, question.id, FieldId(question.id), view.answers[question.id]};
  TwoTexts(w, field);
  question.IsGroup() ? Group(w, field) : WriteField(w, field);
  KnownFact(w, field);
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

std::vector<html::ErrorLink> FormErrorLinks(const forms::FormDefinition& form, const std::vector<FieldError>& errors) {
  std::vector<html::ErrorLink> links;
  for (const auto& error : errors) {
    const auto* question = form.Find(error.field);
    std::string id = FieldId(error.field);
    if (question != nullptr && question->type == QuestionType::kDate) id += "-day";
    links.push_back({.text = error.say, .href = html::Url::Fragment(id)});
  }
  return links;
}

void FormFields(Writer& w, const FormFieldsView& view) {
  for (const auto& question : view.form.questions) {
    if (question.section.empty()) TopQuestion(w, view, question);
  }
  for (const auto& section : view.form.sections) {
    if (!HasShown(view, section.id)) continue;
    html::HeadingStart(w, view.heading_level, {"govuk-heading-m"});
    w << section.title;
    html::HeadingEnd(w, view.heading_level);
    if (!section.help.empty()) w << "<p class=\"govuk-body\">" << section.help << "</p>";
    for (const auto& question : view.form.questions) {
      if (question.section == section.id) TopQuestion(w, view, question);
    }
  }
}

}  // namespace caseway::web
