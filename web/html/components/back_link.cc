#include "web/html/components/back_link.h"

namespace caseway::html {

void BackLink(Writer& w, const BackLinkOptions& options) {
  w.Tag("<a").Href(options.href).Class({"govuk-back-link", options.classes}).All(options.attributes).End()
      << options.text << "</a>";
}

}  // namespace caseway::html
