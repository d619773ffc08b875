#include "web/html/components/sub_navigation.h"

namespace caseway::html {

void SubNavigation(Writer& w, const SubNavigationOptions& options) {
  w.Tag("<nav")
          .Class({"moj-sub-navigation", options.classes})
          .Attr("aria-label", options.label)
          .All(options.attributes)
          .End()
      << "<ul class=\"moj-sub-navigation__list\">";
  for (const SubNavigationItem& item : options.items) {
    w << "<li class=\"moj-sub-navigation__item\">";
    w.Tag("<a class=\"moj-sub-navigation__link\"")
            .AttrIf("aria-current", item.active ? "page" : "")
            .Href(item.href)
            .All(item.attributes)
            .End()
        << item.text << "</a></li>";
  }
  w << "</ul></nav>";
}

}  // namespace caseway::html
