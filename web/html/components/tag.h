// A short coloured word for a state. The word says it all: colour only supports it.
//
//   Tag(w, {.text = "Overdue by 2 days", .classes = "govuk-tag--red"});
#pragma once

#include "web/html/html.h"

namespace caseway::html {

struct TagOptions {
  Content text = {};
  Str classes = {};  // govuk-tag--grey, --green, --turquoise, --blue, --purple, --pink, --red, --orange, --yellow
  Attributes attributes = {};
};

void Tag(Writer& w, const TagOptions& options);

}  // namespace caseway::html
