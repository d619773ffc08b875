#include "web/html/components/service_navigation.h"

namespace caseway::html {
namespace {

void ItemText(Writer& w, const NavigationItem& item) {
  if (item.active || item.current) {
    w << "<strong class=\"govuk-service-navigation__active-fallback\">" << item.text << "</strong>";
  } else {
    w << item.text;
  }
}

void Item(Writer& w, const NavigationItem& item) {
  const bool active = item.active || item.current;
  const std::string_view current = !active ? "" : item.current ? "page" : "true";
  w.Tag("<li").Class({"govuk-service-navigation__item", active ? "govuk-service-navigation__item--active" : ""}).End();
  if (!item.href.empty()) {
    w.Tag("<a class=\"govuk-service-navigation__link\"")
        .Href(item.href)
        .AttrIf("aria-current", current)
        .All(item.attributes)
        .End();
    ItemText(w, item);
    w << "</a>";
  } else if (!item.text.empty()) {
    w.Tag("<span class=\"govuk-service-navigation__text\"").AttrIf("aria-current", current).End();
    ItemText(w, item);
    w << "</span>";
  }
  w << "</li>";
}

void Name(Writer& w, const ServiceNavigationOptions& options) {
  if (options.service_name.empty()) return;
  w << "<span class=\"govuk-service-navigation__service-name\">";
  if (options.service_url.empty()) {
    w << "<span class=\"govuk-service-navigation__text\">" << options.service_name << "</span>";
  } else {
    w.Tag("<a class=\"govuk-service-navigation__link\"").Href(options.service_url).End()
        << options.service_name << "</a>";
  }
  w << "</span>";
}

void Toggle(Writer& w, const ServiceNavigationOptions& options) {
  if (!options.collapse_on_mobile.value_or(options.items.size() > 1)) return;
  OpenedTag tag = w.Tag(
      "<button type=\"button\" class=\"govuk-service-navigation__toggle govuk-js-service-navigation-toggle\" hidden "
      "aria-hidden=\"true\"");
  tag.Attr("aria-controls", options.navigation_id);
  const bool names_itself = options.menu_button_label.view() == options.menu_button_text.view();
  if (!names_itself) tag.AttrIf("aria-label", options.menu_button_label);
  tag.End() << options.menu_button_text << "</button>";
}

void Navigation(Writer& w, const ServiceNavigationOptions& options) {
  if (options.items.empty() && options.navigation_start.empty() && options.navigation_end.empty()) return;
  const Str& label = options.navigation_label.empty() ? options.menu_button_text : options.navigation_label;
  w.Tag("<nav")
      .Attr("aria-label", label)
      .Class({"govuk-service-navigation__wrapper", options.navigation_classes})
      .End();
  Toggle(w, options);
  w.Tag("<ul class=\"govuk-service-navigation__list\"").Attr("id", options.navigation_id).End()
      << options.navigation_start;
  for (const NavigationItem& item : options.items) Item(w, item);
  w << options.navigation_end << "</ul></nav>";
}

void Inside(Writer& w, const ServiceNavigationOptions& options) {
  w.Tag("<div")
          .Class({"govuk-width-container", options.end_inline ? "govuk-service-navigation__inlining-container" : ""})
          .End()
      << options.start << "<div class=\"govuk-service-navigation__container\">";
  Name(w, options);
  Navigation(w, options);
  w << "</div>" << options.end << "</div>";
}

}  // namespace

void ServiceNavigation(Writer& w, const ServiceNavigationOptions& options) {
  const bool is_landmark = !options.service_name.empty() || !options.start.empty() || !options.end.empty();
  OpenedTag tag = is_landmark ? w.Tag("<section") : w.Tag("<div");
  if (is_landmark) tag.Attr("aria-label", options.aria_label);
  tag.Class({"govuk-service-navigation", options.classes})
      .Attr("data-module", "govuk-service-navigation")
      .All(options.attributes)
      .End();
  Inside(w, options);
  if (is_landmark) {
    w << "</section>";
  } else {
    w << "</div>";
  }
}

}  // namespace caseway::html
