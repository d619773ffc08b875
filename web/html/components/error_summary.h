// What is wrong, at the top of the page, each line linked to its field. The page's title starts "Error: " with it.
//
//   ErrorSummary(w, {.errors = {{.text = "Enter the person's name", .href = Url::Fragment("name")}}});
#pragma once

#include <optional>
#include <vector>

#include "web/html/html.h"

namespace caseway::html {

struct ErrorLink {
  Content text = {};
  Url href = {};  // the field's id; without it the line is not a link
  Attributes attributes = {};
};

struct ErrorSummaryOptions {
  std::vector<ErrorLink> errors = {};
  Content title = "There is a problem";
  Content description = {};
  std::optional<bool> disable_auto_focus = {};
  Str classes = {};
  Attributes attributes = {};
};

void ErrorSummary(Writer& w, const ErrorSummaryOptions& options);

}  // namespace caseway::html
