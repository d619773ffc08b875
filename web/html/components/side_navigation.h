// Pages of one area, one under the other, in sections when there are headings (MOJ).
//
//   SideNavigation(w, {.label = "Settings", .sections = {{.heading = "People", .items = {{.text = "Teams", .href =
//   u}}}}});
#pragma once

#include <vector>

#include "web/html/html.h"

namespace caseway::html {

struct SideNavigationItem {
  Content text = {};
  Url href = {};
  bool active = false;
};

struct SideNavigationSection {
  Content heading = {};
  std::vector<SideNavigationItem> items = {};
};

struct SideNavigationOptions {
  Str label = "Side navigation";
  std::vector<SideNavigationSection> sections = {};  // one without a heading for a plain list
  int heading_level = 2;
  Str classes = {};
  Attributes attributes = {};
};

void SideNavigation(Writer& w, const SideNavigationOptions& options);

}  // namespace caseway::html
