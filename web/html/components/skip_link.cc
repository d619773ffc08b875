#include "web/html/components/skip_link.h"

namespace caseway::html {

void SkipLink(Writer& w, const SkipLinkOptions& options) {
  w.Tag("<a data-module=\"govuk-skip-link\"")
          .Href(options.href)
          .Class({"govuk-skip-link", options.classes})
          .All(options.attributes)
          .End()
      << options.text << "</a>";
}

}  // namespace caseway::html
