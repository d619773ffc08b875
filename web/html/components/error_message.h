// What is wrong with one field, beside it. The same sentence stands in the error summary.
//
//   ErrorMessage(w, {.text = "September has 30 days", .id = "born-error"});
#pragma once

#include "web/html/html.h"

namespace caseway::html {

struct ErrorMessageOptions {
  Content text = {};
  Str id = {};  // fields fill this in themselves and point to it
  Str classes = {};
  Str visually_hidden_text = "Error";  // read out before the text; empty for none
  Attributes attributes = {};
};

void ErrorMessage(Writer& w, const ErrorMessageOptions& options);

}  // namespace caseway::html
