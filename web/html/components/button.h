// A button, or a link that looks like one.
//
//   Button(w, {.text = "Save", .name = "deed", .value = "save"});
//   Button(w, {.text = "Start an assessment", .href = url, .classes = "govuk-button--secondary"});
#pragma once

#include <optional>

#include "web/html/html.h"

namespace caseway::html {

struct ButtonOptions {
  Content text = {};
  Url href = {};  // makes it a link
  Str name = {};
  Str value = {};
  Str type = "submit";
  Str id = {};
  Str classes = {};  // govuk-button--secondary, --warning, --inverse
  bool disabled = false;
  bool is_start = false;  // the arrow of a start page
  std::optional<bool> prevent_double_click = {};
  Attributes attributes = {};
};

void Button(Writer& w, const ButtonOptions& options);

}  // namespace caseway::html
