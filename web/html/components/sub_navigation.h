// The pages of one record, side by side under its heading (MOJ).
//
//   SubNavigation(w, {.label = "Person", .items = {{.text = "Notes", .href = url, .active = true}}});
#pragma once

#include <vector>

#include "web/html/html.h"

namespace caseway::html {

struct SubNavigationItem {
  Content text = {};
  Url href = {};
  bool active = false;
  Attributes attributes = {};
};

struct SubNavigationOptions {
  Str label = "Secondary navigation region";
  std::vector<SubNavigationItem> items = {};
  Str classes = {};
  Attributes attributes = {};
};

void SubNavigation(Writer& w, const SubNavigationOptions& options);

}  // namespace caseway::html
