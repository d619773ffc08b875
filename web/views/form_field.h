// FormField: one question as a field: its label, help and error beside it, filled with the answer.
//
//   const FormField field{view, question, "allegations[0].abuse_type", FieldId(path), answer};
//   WriteField(w, field);            // a box, buttons, a list or three boxes of a date, as the question's type asks
//
// Not for groups: form_rows.h. Threads: pure.
#pragma once

#include "web/html/components.h"
#include "web/views/form_fields.h"

namespace caseway::web {

struct FormField {
  const FormFieldsView& view;
  const forms::Question& question;
  std::string path;  // of the question, which is the field's name
  std::string id;
  const Document& answer;

  html::ErrorMessageOptions Error() const;
  std::string Ask() const;  // the question, marked when it is optional
  // The question's help, then `more`.
  html::HintOptions Hint(const std::string& more = "") const;
  html::LabelOptions Label() const { return {.text = Ask(), .classes = "govuk-label--s"}; }
  html::FieldsetOptions Legend() const { return {.legend = {.text = Ask(), .classes = "govuk-fieldset__legend--s"}}; }
};

void WriteField(html::Writer& w, const FormField& field);

// A small button of the form: "Add another", "Use this". `hidden` tells those who listen what it is about.
void FieldDeed(html::Writer& w, std::string value, std::string text, std::string hidden);

}  // namespace caseway::web
