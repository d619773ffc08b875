// Back to the page before.
//
//   BackLink(w, {.href = Url("/work"), .text = "Back to my work"});
#pragma once

#include "web/html/html.h"

namespace caseway::html {

struct BackLinkOptions {
  Url href = Url("#");
  Content text = "Back";
  Str classes = {};
  Attributes attributes = {};
};

void BackLink(Writer& w, const BackLinkOptions& options);

}  // namespace caseway::html
