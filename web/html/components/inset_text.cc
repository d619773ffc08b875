#include "web/html/components/inset_text.h"

namespace caseway::html {

void InsetText(Writer& w, const InsetTextOptions& options) {
  w.Tag("<div").AttrIf("id", options.id).Class({"govuk-inset-text", options.classes}).All(options.attributes).End()
      << options.text << "</div>";
}

}  // namespace caseway::html
