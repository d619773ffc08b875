#include "web/html/components/label.h"

namespace caseway::html {

void Label(Writer& w, const LabelOptions& options) {
  if (options.text.empty()) return;
  if (options.is_page_heading) w << "<h1 class=\"govuk-label-wrapper\">";
  w.Tag("<label").Class({"govuk-label", options.classes}).All(options.attributes).AttrIf("for", options.for_id).End()
      << options.text << "</label>";
  if (options.is_page_heading) w << "</h1>";
}

}  // namespace caseway::html
