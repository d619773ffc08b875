#include "web/html/components/side_navigation.h"

#include "web/html/components/heading.h"

namespace caseway::html {
namespace {

void Item(Writer& w, const SideNavigationItem& item) {
  w.Tag("<li").Class({"moj-side-navigation__item", item.active ? "moj-side-navigation__item--active" : ""}).End();
  w.Tag("<a").Href(item.href).AttrIf("aria-current", item.active ? "location" : "").End() << item.text << "</a></li>";
}

}  // namespace

void SideNavigation(Writer& w, const SideNavigationOptions& options) {
  w.Tag("<nav")
      .Class({"moj-side-navigation", options.classes})
      .Attr("aria-label", options.label)
      .All(options.attributes)
      .End();
  for (const SideNavigationSection& section : options.sections) {
    if (!section.heading.empty()) {
      HeadingStart(w, options.heading_level, {"moj-side-navigation__title"});
      w << section.heading;
      HeadingEnd(w, options.heading_level);
    }
    w << "<ul class=\"moj-side-navigation__list\">";
    for (const SideNavigationItem& item : section.items) Item(w, item);
    w << "</ul>";
  }
  w << "</nav>";
}

}  // namespace caseway::html
