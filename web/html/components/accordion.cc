#include "web/html/components/accordion.h"

#include <string>

#include "web/html/components/heading.h"

namespace caseway::html {
namespace {

void Header(Writer& w, const AccordionOptions& options, const AccordionItem& item, std::string_view number) {
  const std::string prefix = std::string(options.id.view()) + "-";
  w << "<div class=\"govuk-accordion__section-header\">";
  HeadingStart(w, options.heading_level, {"govuk-accordion__section-heading"});
  w.Tag("<span class=\"govuk-accordion__section-button\"")
          .Attr("id", std::string(prefix).append("heading-").append(number))
          .End()
      << item.heading << "</span>";
  HeadingEnd(w, options.heading_level);
  if (!item.summary.empty()) {
    w.Tag("<div class=\"govuk-accordion__section-summary govuk-body\"")
            .Attr("id", std::string(prefix).append("summary-").append(number))
            .End()
        << item.summary << "</div>";
  }
  w << "</div>";
}

void Section(Writer& w, const AccordionOptions& options, const AccordionItem& item, std::string_view number) {
  w.Tag("<div").Class({"govuk-accordion__section", item.expanded ? "govuk-accordion__section--expanded" : ""}).End();
  Header(w, options, item, number);
  w.Tag("<div class=\"govuk-accordion__section-content\"")
      .Attr("id", std::string(options.id.view()).append("-content-").append(number))
      .End();
  const bool is_paragraph = item.content.IsText() && !item.content.empty();
  if (is_paragraph) w << "<p class=\"govuk-body\">";
  w << item.content;
  if (is_paragraph) w << "</p>";
  w << "</div></div>";
}

}  // namespace

void Accordion(Writer& w, const AccordionOptions& options) {
  OpenedTag tag = w.Tag("<div data-module=\"govuk-accordion\"");
  tag.Class({"govuk-accordion", options.classes}).Attr("id", options.id);
  if (options.remember_expanded) tag.Attr("data-remember-expanded", *options.remember_expanded ? "true" : "false");
  tag.All(options.attributes).End();
  std::size_t number = 0;
  for (const AccordionItem& item : options.items) Section(w, options, item, std::to_string(++number));
  w << "</div>";
}

}  // namespace caseway::html
