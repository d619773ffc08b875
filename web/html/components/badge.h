// A small word in a frame (MOJ): quieter than a tag.
//
//   Badge(w, {.text = "Two to visit", .classes = "moj-badge--red"});
#pragma once

#include "web/html/html.h"

namespace caseway::html {

struct BadgeOptions {
  Content text = {};
  Str classes = {};  // moj-badge--red, --purple, --blue, --green, --grey, --large
  Attributes attributes = {};
};

void Badge(Writer& w, const BadgeOptions& options);

}  // namespace caseway::html
