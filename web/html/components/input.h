// One line of text.
//
//   Input(w, {.name = "nhs", .label = {.text = "NHS number"}, .hint = {.text = "10 digits"}, .value = typed,
//             .error = {.text = sentence}, .classes = "govuk-input--width-10", .inputmode = "numeric"});
//
// The id is the name unless given. An empty error means none. All fields of this folder look like this one.
#pragma once

#include <optional>

#include "web/html/components/form_group.h"
#include "web/html/components/label.h"

namespace caseway::html {

struct InputAffix {  // text stuck to the front or the end: "£", "hours"
  Content text = {};
  Str classes = {};
  Attributes attributes = {};
};

struct InputOptions {
  Str name = {};
  LabelOptions label = {};
  HintOptions hint = {};
  ErrorMessageOptions error = {};
  Str value = {};
  Str id = {};
  Str type = "text";
  Str classes = {};
  Str inputmode = {};
  Str autocomplete = {};
  Str autocapitalize = {};
  Str pattern = {};
  std::optional<bool> spellcheck = {};
  bool disabled = false;
  Str described_by = {};
  InputAffix prefix = {};
  InputAffix suffix = {};
  Str wrapper_classes = {};
  Attributes wrapper_attributes = {};
  FormGroupOptions form_group = {};
  Attributes attributes = {};
};

void Input(Writer& w, const InputOptions& options);

}  // namespace caseway::html
