// News about what was just done or what matters on this page.
//
//   NotificationBanner(w, {.text = "The concern has been recorded.", .success = true});
//
// Text is set large; give Html or a function for anything longer.
#pragma once

#include <optional>

#include "web/html/html.h"

namespace caseway::html {

struct NotificationBannerOptions {
  Content text = {};
  bool success = false;  // green, read out at once, takes the focus
  Content title = {};    // "Success" or "Important" unless given
  Str title_id = "govuk-notification-banner-title";
  int title_heading_level = 2;
  Str role = {};
  std::optional<bool> disable_auto_focus = {};
  Str classes = {};
  Attributes attributes = {};
};

void NotificationBanner(Writer& w, const NotificationBannerOptions& options);

}  // namespace caseway::html
