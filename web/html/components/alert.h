// Something about this record that must be seen (MOJ): a risk, a communication need, a restriction.
//
//   Alert(w, {.variant = AlertVariant::kWarning, .title = "Two people must visit", .text = why});
#pragma once

#include "web/html/html.h"

namespace caseway::html {

enum class AlertVariant { kInformation, kSuccess, kWarning, kError };

struct AlertOptions {
  AlertVariant variant = AlertVariant::kInformation;
  Str title = {};  // names the region; shown alone when there is no text
  Content text = {};
  bool show_title_as_heading = false;
  int heading_level = 2;
  bool dismissible = false;  // shows the Dismiss button where there is script
  Str dismiss_text = "Dismiss";
  Str role = "region";
  Str classes = {};
  Attributes attributes = {};
};

void Alert(Writer& w, const AlertOptions& options);

}  // namespace caseway::html
