// What every field shares: the group around it, its hint and its error, and the ids that tie them to the input.
// The fields of this folder use it; pages do not need to.
//
//   FormGroupStart(w, options.form_group, !options.error.text.empty());
//   HintAndError(w, id, options.hint, options.error);
//   const std::string ids = DescribedBy(id, "", options.hint, options.error);   // "id-hint id-error"
//   ...
//   FormGroupEnd(w);
#pragma once

#include <string>

#include "web/html/components/error_message.h"
#include "web/html/components/hint.h"
#include "web/html/components/label.h"
#include "web/html/html.h"

namespace caseway::html {

struct FormGroupOptions {
  Str classes = {};
  Attributes attributes = {};
  Content before_input = {};
  Content after_input = {};
};

void FormGroupStart(Writer& w, const FormGroupOptions& options, bool has_error);
void FormGroupEnd(Writer& w);

// The start of a field with a label of its own: group, label, hint and error.
struct FieldFrame {
  const FormGroupOptions& form_group;
  const LabelOptions& label;
  const HintOptions& hint;
  const ErrorMessageOptions& error;
};
void LabelledFieldStart(Writer& w, std::string_view id, const FieldFrame& frame);

// Writes the hint and the error, where there are any.
void HintAndError(Writer& w, std::string_view id, const HintOptions& hint, const ErrorMessageOptions& error);

// The value of aria-describedby: `described_by`, then the ids of the hint and the error.
std::string DescribedBy(std::string_view id, std::string_view described_by, const HintOptions& hint,
                        const ErrorMessageOptions& error);

}  // namespace caseway::html
