// Parts of one page, one shown at a time; without script a list of contents with all parts below it.
// For parts with addresses of their own use the sub navigation.
//
//   Tabs(w, {.items = {{.id = "open", .label = "Open", .panel = Html(...)}, ...}});
#pragma once

#include <vector>

#include "web/html/html.h"

namespace caseway::html {

struct TabItem {
  Str id = {};  // or the prefix and a number
  Str label = {};
  Content panel = {};
  Attributes attributes = {};
  Attributes panel_attributes = {};
};

struct TabsOptions {
  std::vector<TabItem> items = {};
  Str title = "Contents";
  Str id = {};
  Str id_prefix = {};
  Str classes = {};
  Attributes attributes = {};
};

void Tabs(Writer& w, const TabsOptions& options);

}  // namespace caseway::html
