// Long parts under headings that open and close; all open without script. Prefer Details: the names GOV.UK's script
// gives the buttons put commas between what is seen, which axe reports (label-content-name-mismatch).
//
//   Accordion(w, {.id = "history", .items = {{.heading = "Version 2", .content = Html(...)}}});
#pragma once

#include <optional>
#include <vector>

#include "web/html/html.h"

namespace caseway::html {

struct AccordionItem {
  Content heading = {};
  Content summary = {};
  Content content = {};
  bool expanded = false;
};

struct AccordionOptions {
  Str id = {};  // needed: the browser remembers by it which parts are open
  std::vector<AccordionItem> items = {};
  int heading_level = 2;
  std::optional<bool> remember_expanded = {};
  Str classes = {};
  Attributes attributes = {};
};

void Accordion(Writer& w, const AccordionOptions& options);

}  // namespace caseway::html
