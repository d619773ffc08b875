#include "web/html/components/tag.h"

namespace caseway::html {

void Tag(Writer& w, const TagOptions& options) {
  w.Tag("<strong").Class({"govuk-tag", options.classes}).All(options.attributes).End() << options.text << "</strong>";
}

}  // namespace caseway::html
