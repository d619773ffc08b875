// The end of something: done, with its reference.
//
//   Panel(w, {.title = "Referral recorded", .text = reference});
#pragma once

#include "web/html/html.h"

namespace caseway::html {

struct PanelOptions {
  Content title = {};
  Content text = {};
  int heading_level = 1;
  Str classes = {};  // govuk-panel--interruption: stop and read this first
  Attributes attributes = {};
};

void Panel(Writer& w, const PanelOptions& options);

}  // namespace caseway::html
