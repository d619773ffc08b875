// Something that matters before going on.
//
//   WarningText(w, {.text = "Two people must visit together."});
#pragma once

#include "web/html/html.h"

namespace caseway::html {

struct WarningTextOptions {
  Content text = {};
  Str icon_fallback_text = "Warning";  // read out instead of the mark
  Str classes = {};
  Attributes attributes = {};
};

void WarningText(Writer& w, const WarningTextOptions& options);

}  // namespace caseway::html
