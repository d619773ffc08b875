// Where the page stands: links upwards, the page itself last and without a link.
//
//   Breadcrumbs(w, {.items = {{.text = "My work", .href = Url("/work")}, {.text = "Case R-2471"}}});
#pragma once

#include <vector>

#include "web/html/html.h"

namespace caseway::html {

struct Breadcrumb {
  Content text = {};
  Url href = {};
  Attributes attributes = {};
};

struct BreadcrumbsOptions {
  std::vector<Breadcrumb> items = {};
  bool collapse_on_mobile = false;
  Str label = "Breadcrumb";
  Str classes = {};
  Attributes attributes = {};
};

void Breadcrumbs(Writer& w, const BreadcrumbsOptions& options);

}  // namespace caseway::html
