// More, for those who want it, behind one line that opens and closes. Needs no script.
//
//   Details(w, {.summary = "Why this date?", .text = explanation});
#pragma once

#include "web/html/html.h"

namespace caseway::html {

struct DetailsOptions {
  Content summary = {};
  Content text = {};
  bool open = false;
  Str id = {};
  Str classes = {};
  Attributes attributes = {};
};

void Details(Writer& w, const DetailsOptions& options);

}  // namespace caseway::html
