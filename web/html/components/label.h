// The label of one field; as the page's heading when the field is the page's only question.
//
//   Label(w, {.text = "National Insurance number", .for_id = "ni"});
#pragma once

#include "web/html/html.h"

namespace caseway::html {

struct LabelOptions {
  Content text = {};  // without it nothing is written
  Str for_id = {};    // the field's id; fields fill this in themselves
  Str classes = {};
  bool is_page_heading = false;  // wraps the label in an h1
  Attributes attributes = {};
};

void Label(Writer& w, const LabelOptions& options);

}  // namespace caseway::html
