#include "web/views/form_rows.h"

#include "core/forms/answer_path.h"
#include "core/forms/answer_value.h"
#include "core/money.h"

namespace caseway::web {
namespace {

using forms::Question;
using html::Writer;

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
  FieldDeed(w, "remove:" + group.id + ":" + std::to_string(number), "Remove",
            "entry " + std::to_string(number + 1) + " of: " + group.ask);
  w << "</fieldset>";
}

}  // namespace

void FormRows(Writer& w, const FormField& field) {
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
  FieldDeed(w, "add:" + group.id, rows.empty() ? "Add an entry" : "Add another", "to: " + group.ask);
  w << "</fieldset>";
}

}  // namespace caseway::web
