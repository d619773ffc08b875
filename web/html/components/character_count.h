// A textarea that says how much room is left. Without script it says the limit.
//
//   CharacterCount(w, {.name = "why", .label = {.text = "Why?"}, .max_length = 2000});
#pragma once

#include "web/html/components/textarea.h"

namespace caseway::html {

struct CharacterCountOptions {
  Str name = {};
  LabelOptions label = {};
  HintOptions hint = {};
  ErrorMessageOptions error = {};
  Str value = {};
  int max_length = 0;  // characters; 0 for none
  int max_words = 0;   // used instead of characters when given
  int threshold = 0;   // percent of the limit after which the count is shown
  int rows = 5;
  Str id = {};
  Str classes = {};
  std::optional<bool> spellcheck = {};
  Str message_classes = {};
  FormGroupOptions form_group = {};
  Attributes attributes = {};
};

void CharacterCount(Writer& w, const CharacterCountOptions& options);

}  // namespace caseway::html
