#include "web/html/components/error_message.h"

namespace caseway::html {

void ErrorMessage(Writer& w, const ErrorMessageOptions& options) {
  w.Tag("<p").AttrIf("id", options.id).Class({"govuk-error-message", options.classes}).All(options.attributes).End();
  if (!options.visually_hidden_text.empty()) {
    w << "<span class=\"govuk-visually-hidden\">" << options.visually_hidden_text << ":</span> ";
  }
  w << options.text << "</p>";
}

}  // namespace caseway::html
