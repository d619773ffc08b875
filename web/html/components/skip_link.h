// The first link of every page, for those who come by keyboard. The layout writes it.
//
//   SkipLink(w, {.text = "Skip to main content", .href = Url("#main-content")});
#pragma once

#include "web/html/html.h"

namespace caseway::html {

struct SkipLinkOptions {
  Content text = {};
  Url href = Url("#content");
  Str classes = {};
  Attributes attributes = {};
};

void SkipLink(Writer& w, const SkipLinkOptions& options);

}  // namespace caseway::html
