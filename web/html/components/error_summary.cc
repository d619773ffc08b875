#include "web/html/components/error_summary.h"

namespace caseway::html {
namespace {

void Errors(Writer& w, const std::vector<ErrorLink>& errors) {
  if (errors.empty()) return;
  w << "<ul class=\"govuk-list govuk-error-summary__list\">";
  for (const ErrorLink& error : errors) {
    w << "<li>";
    if (error.href.empty()) {
      w << error.text;
    } else {
      w.Tag("<a").Href(error.href).All(error.attributes).End() << error.text << "</a>";
    }
    w << "</li>";
  }
  w << "</ul>";
}

}  // namespace

void ErrorSummary(Writer& w, const ErrorSummaryOptions& options) {
  OpenedTag tag = w.Tag("<div data-module=\"govuk-error-summary\"");
  tag.Class({"govuk-error-summary", options.classes});
  if (options.disable_auto_focus) tag.Attr("data-disable-auto-focus", *options.disable_auto_focus ? "true" : "false");
  tag.All(options.attributes).End() << "<div role=\"alert\"><h2 class=\"govuk-error-summary__title\">" << options.title
                                    << "</h2><div class=\"govuk-error-summary__body\">";
  if (!options.description.empty()) w << "<p>" << options.description << "</p>";
  Errors(w, options.errors);
  w << "</div></div></div>";
}

}  // namespace caseway::html
