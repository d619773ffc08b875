#include "web/html/components/panel.h"

#include "web/html/components/heading.h"

namespace caseway::html {

void Panel(Writer& w, const PanelOptions& options) {
  const bool interrupts = options.classes.view().find("govuk-panel--interruption") != std::string_view::npos;
  w.Tag("<div")
      .Class({"govuk-panel", interrupts ? "" : "govuk-panel--confirmation", options.classes})
      .All(options.attributes)
      .End();
  HeadingStart(w, options.heading_level, {"govuk-panel__title"});
  w << options.title;
  HeadingEnd(w, options.heading_level);
  if (!options.text.empty()) w << "<div class=\"govuk-panel__body\">" << options.text << "</div>";
  w << "</div>";
}

}  // namespace caseway::html
