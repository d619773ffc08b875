#include "web/html/components/warning_text.h"

namespace caseway::html {

void WarningText(Writer& w, const WarningTextOptions& options) {
  w.Tag("<div").Class({"govuk-warning-text", options.classes}).All(options.attributes).End()
      << "<span class=\"govuk-warning-text__icon\" aria-hidden=\"true\">!</span>"
         "<strong class=\"govuk-warning-text__text\"><span class=\"govuk-visually-hidden\">"
      << options.icon_fallback_text << "</span> " << options.text << "</strong></div>";
}

}  // namespace caseway::html
