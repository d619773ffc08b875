#include "web/html/components/notification_banner.h"

#include "web/html/components/heading.h"

namespace caseway::html {
namespace {

void Title(Writer& w, const NotificationBannerOptions& options) {
  HeadingStart(w, options.title_heading_level, {"govuk-notification-banner__title"}, options.title_id);
  if (!options.title.empty()) {
    w << options.title;
  } else {
    w << std::string_view(options.success ? "Success" : "Important");
  }
  HeadingEnd(w, options.title_heading_level);
}

}  // namespace

void NotificationBanner(Writer& w, const NotificationBannerOptions& options) {
  const std::string_view role = options.success ? "alert" : "region";
  OpenedTag tag = w.Tag("<div data-module=\"govuk-notification-banner\"");
  tag.Class({"govuk-notification-banner", options.success ? "govuk-notification-banner--success" : "", options.classes})
      .Attr("role", options.role.empty() ? role : options.role.view())
      .Attr("aria-labelledby", options.title_id);
  if (options.disable_auto_focus) tag.Attr("data-disable-auto-focus", *options.disable_auto_focus ? "true" : "false");
  tag.All(options.attributes).End() << "<div class=\"govuk-notification-banner__header\">";
  Title(w, options);
  w << "</div><div class=\"govuk-notification-banner__content\">";
  if (options.text.IsText() && !options.text.empty()) {
    w << "<p class=\"govuk-notification-banner__heading\">" << options.text << "</p>";
  } else {
    w << options.text;
  }
  w << "</div></div>";
}

}  // namespace caseway::html
