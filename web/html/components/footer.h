// The foot of the page: support links and a line of text. It departs from GOV.UK's on purpose: no crest, no licence and
// no Crown copyright, for none of them is ours to show.
//
//   Footer(w, {.links = {{.text = "Accessibility statement", .href = Url("/accessibility")}}, .text = "Version 1.2"});
#pragma once

#include <vector>

#include "web/html/html.h"

namespace caseway::html {

struct FooterLink {
  Str text = {};
  Url href = {};
  Attributes attributes = {};
};

struct FooterOptions {
  std::vector<FooterLink> links = {};
  Str visually_hidden_title = "Support links";
  Content text = {};
  Str classes = {};
  Str container_classes = {};
  Attributes attributes = {};
};

void Footer(Writer& w, const FooterOptions& options);

}  // namespace caseway::html
