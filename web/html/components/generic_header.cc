#include "web/html/components/generic_header.h"

namespace caseway::html {

void GenericHeader(Writer& w, const GenericHeaderOptions& options) {
  w.Tag("<div").Class({"govuk-generic-header", options.classes}).All(options.attributes).End();
  w.Tag("<div").Class({"govuk-generic-header__container", options.container_classes}).End()
      << "<div class=\"govuk-generic-header__logo\">";
  w.Tag("<a class=\"govuk-generic-header__homepage-link\"").Href(options.url).End()
      << options.logo << "</a></div></div></div>";
}

}  // namespace caseway::html
