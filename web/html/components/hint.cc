#include "web/html/components/hint.h"

namespace caseway::html {

void Hint(Writer& w, const HintOptions& options) {
  w.Tag("<div").AttrIf("id", options.id).Class({"govuk-hint", options.classes}).All(options.attributes).End()
      << options.text << "</div>";
}

}  // namespace caseway::html
