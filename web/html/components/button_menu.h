// Several buttons or links under one (MOJ); all of them side by side without script.
//
//   ButtonMenu(w, {.text = "Actions", .items = {{.text = "Print", .href = url}}});
#pragma once

#include <vector>

#include "web/html/components/button.h"

namespace caseway::html {

struct ButtonMenuOptions {
  Str text = {};  // the button that opens the menu
  std::vector<ButtonOptions> items = {};
  Str button_classes = "govuk-button--secondary";
  bool align_right = false;
  Str classes = {};
  Attributes attributes = {};
};

void ButtonMenu(Writer& w, const ButtonMenuOptions& options);

}  // namespace caseway::html
