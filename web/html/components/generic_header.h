// The bar at the top with the council's name. No crown, no logo: the council is not GOV.UK.
//
//   GenericHeader(w, {.logo = "Borsetshire County Council", .url = Url("/")});
#pragma once

#include "web/html/html.h"

namespace caseway::html {

struct GenericHeaderOptions {
  Content logo = {};
  Url url = Url("/");
  Str classes = {};
  Str container_classes = "govuk-width-container";
  Attributes attributes = {};
};

void GenericHeader(Writer& w, const GenericHeaderOptions& options);

}  // namespace caseway::html
