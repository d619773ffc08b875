// The service's name and its main pages, under the header.
//
//   ServiceNavigation(w, {.service_name = "Caseway", .service_url = Url("/"),
//                         .items = {{.text = "My work", .href = Url("/work"), .current = true}}});
#pragma once

#include <optional>
#include <vector>

#include "web/html/html.h"

namespace caseway::html {

struct NavigationItem {
  Content text = {};
  Url href = {};
  bool current = false;  // this very page
  bool active = false;   // a page below it
  Attributes attributes = {};
};

struct ServiceNavigationOptions {
  Str service_name = {};
  Url service_url = {};
  std::vector<NavigationItem> items = {};
  Str aria_label = "Service information";
  Str menu_button_text = "Menu";
  Str menu_button_label = {};
  Str navigation_label = {};  // the menu button's text unless given
  Str navigation_id = "navigation";
  Str navigation_classes = {};
  std::optional<bool> collapse_on_mobile = {};  // when there is more than one item, unless given
  Content start = {};                           // slots: inside the container, before everything
  Content end = {};                             //   after everything
  bool end_inline = false;
  Content navigation_start = {};  // list items before the others
  Content navigation_end = {};    //   and after them
  Str classes = {};
  Attributes attributes = {};
};

void ServiceNavigation(Writer& w, const ServiceNavigationOptions& options);

}  // namespace caseway::html
