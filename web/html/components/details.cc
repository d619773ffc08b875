#include "web/html/components/details.h"

namespace caseway::html {

void Details(Writer& w, const DetailsOptions& options) {
  w.Tag("<details")
          .AttrIf("id", options.id)
          .Class({"govuk-details", options.classes})
          .All(options.attributes)
          .Flag("open", options.open)
          .End()
      << "<summary class=\"govuk-details__summary\"><span class=\"govuk-details__summary-text\">" << options.summary
      << "</span></summary><div class=\"govuk-details__text\">" << options.text << "</div></details>";
}

}  // namespace caseway::html
