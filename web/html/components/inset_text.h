// A passage set apart from the rest: a quotation, the person's own words.
//
//   InsetText(w, {.text = own_words});
#pragma once

#include "web/html/html.h"

namespace caseway::html {

struct InsetTextOptions {
  Content text = {};
  Str id = {};
  Str classes = {};
  Attributes attributes = {};
};

void InsetText(Writer& w, const InsetTextOptions& options);

}  // namespace caseway::html
