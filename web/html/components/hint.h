// A line of help under a label. Say what to write or who will read it, not "please enter".
//
//   Hint(w, {.text = "For example, 27 3 1950", .id = "born-hint"});
#pragma once

#include "web/html/html.h"

namespace caseway::html {

struct HintOptions {
  Content text = {};
  Str id = {};  // fields fill this in themselves and point to it
  Str classes = {};
  Attributes attributes = {};
};

void Hint(Writer& w, const HintOptions& options);

}  // namespace caseway::html
