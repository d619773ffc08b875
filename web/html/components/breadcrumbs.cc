#include "web/html/components/breadcrumbs.h"

namespace caseway::html {

void Breadcrumbs(Writer& w, const BreadcrumbsOptions& options) {
  const std::string_view collapse = options.collapse_on_mobile ? "govuk-breadcrumbs--collapse-on-mobile" : "";
  w.Tag("<nav")
          .Class({"govuk-breadcrumbs", options.classes, collapse})
          .All(options.attributes)
          .Attr("aria-label", options.label)
          .End()
      << "<ol class=\"govuk-breadcrumbs__list\">";
  for (const Breadcrumb& item : options.items) {
    if (item.href.empty()) {
      w << "<li class=\"govuk-breadcrumbs__list-item\" aria-current=\"page\">" << item.text << "</li>";
      continue;
    }
    w << "<li class=\"govuk-breadcrumbs__list-item\">";
    w.Tag("<a class=\"govuk-breadcrumbs__link\"").Href(item.href).All(item.attributes).End()
        << item.text << "</a></li>";
  }
  w << "</ol></nav>";
}

}  // namespace caseway::html
