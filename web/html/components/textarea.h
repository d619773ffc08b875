// Several lines of text. What is written stands in the page exactly, line ends and leading blank lines included.
//
//   Textarea(w, {.name = "story", .label = {.text = "What happened"}, .value = draft, .rows = 8});
#pragma once

#include <optional>

#include "web/html/components/form_group.h"
#include "web/html/components/label.h"

namespace caseway::html {

struct TextareaOptions {
  Str name = {};
  LabelOptions label = {};
  HintOptions hint = {};
  ErrorMessageOptions error = {};
  Str value = {};
  int rows = 5;
  Str id = {};  // the name unless given
  Str classes = {};
  Str autocomplete = {};
  std::optional<bool> spellcheck = {};
  bool disabled = false;
  Str described_by = {};
  FormGroupOptions form_group = {};
  Attributes attributes = {};
};

void Textarea(Writer& w, const TextareaOptions& options);

}  // namespace caseway::html
