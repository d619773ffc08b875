#include "web/html/components/tabs.h"

#include <string>

namespace caseway::html {
namespace {

std::string PanelId(const TabsOptions& options, std::size_t index) {
  const Str& own = options.items[index].id;
  if (!own.empty()) return std::string(own.view());
  return std::string(options.id_prefix.view()).append("-").append(std::to_string(index + 1));
}

void List(Writer& w, const TabsOptions& options) {
  w << "<ul class=\"govuk-tabs__list\">";
  for (std::size_t i = 0; i < options.items.size(); ++i) {
    w.Tag("<li").Class({"govuk-tabs__list-item", i == 0 ? "govuk-tabs__list-item--selected" : ""}).End();
    w.Tag("<a class=\"govuk-tabs__tab\"")
            .Href(Url::Fragment(PanelId(options, i)))
            .All(options.items[i].attributes)
            .End()
        << options.items[i].label << "</a></li>";
  }
  w << "</ul>";
}

void Panels(Writer& w, const TabsOptions& options) {
  for (std::size_t i = 0; i < options.items.size(); ++i) {
    const TabItem& item = options.items[i];
    w.Tag("<div")
        .Class({"govuk-tabs__panel", i == 0 ? "" : "govuk-tabs__panel--hidden"})
        .Attr("id", PanelId(options, i))
        .All(item.panel_attributes)
        .End();
    const bool is_paragraph = item.panel.IsText() && !item.panel.empty();
    if (is_paragraph) w << "<p class=\"govuk-body\">";
    w << item.panel;
    if (is_paragraph) w << "</p>";
    w << "</div>";
  }
}

}  // namespace

void Tabs(Writer& w, const TabsOptions& options) {
  w.Tag("<div data-module=\"govuk-tabs\"")
          .AttrIf("id", options.id)
          .Class({"govuk-tabs", options.classes})
          .All(options.attributes)
          .End()
      << "<h2 class=\"govuk-tabs__title\">" << options.title << "</h2>";
  if (!options.items.empty()) {
    List(w, options);
    Panels(w, options);
  }
  w << "</div>";
}

}  // namespace caseway::html
