#include "web/html/components/fieldset.h"

namespace caseway::html {

void Fieldset(Writer& w, const FieldsetOptions& options) {
  w.Tag("<fieldset")
      .Class({"govuk-fieldset", options.classes})
      .AttrIf("role", options.role)
      .AttrIf("aria-describedby", options.described_by)
      .All(options.attributes)
      .End();
  const LegendOptions& legend = options.legend;
  if (!legend.text.empty()) {
    w.Tag("<legend").Class({"govuk-fieldset__legend", legend.classes}).End();
    if (legend.is_page_heading) w << "<h1 class=\"govuk-fieldset__heading\">";
    w << legend.text;
    if (legend.is_page_heading) w << "</h1>";
    w << "</legend>";
  }
  w << options.content << "</fieldset>";
}

}  // namespace caseway::html
