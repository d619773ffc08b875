#include "web/html/components/alert.h"

#include <string>

#include "web/html/components/heading.h"

namespace caseway::html {
namespace {

std::string_view Name(AlertVariant variant) {
  switch (variant) {
    case AlertVariant::kInformation: return "information";
    case AlertVariant::kSuccess: return "success";
    case AlertVariant::kWarning: return "warning";
    case AlertVariant::kError: return "error";
  }
  return {};
}

// Our own drawings in the frame MOJ gives: a disc with an i, a tick, a triangle and an octagon.
void Icon(Writer& w, AlertVariant variant) {
  w << "<svg class=\"moj-alert__icon\" role=\"presentation\" focusable=\"false\" "
       "xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 30 30\" height=\"30\" width=\"30\">";
  switch (variant) {
    case AlertVariant::kInformation:
      w << "<path fill-rule=\"evenodd\" fill=\"currentColor\" "
           "d=\"M15 2.5a12.5 12.5 0 1 0 0 25a12.5 12.5 0 1 0 0-25zM13.6 13h2.8v9.4h-2.8zM13.4 7.6h3.2v3.2h-3.2z\"/>";
      break;
    case AlertVariant::kSuccess:
      w << "<path fill=\"currentColor\" d=\"M11.3 24.7L2 15.4l2.6-2.6l6.7 6.6L25.4 5.3L28 8z\"/>";
      break;
    case AlertVariant::kWarning:
      w << "<path fill-rule=\"evenodd\" fill=\"currentColor\" "
           "d=\"M15 2.4L28.8 26.2H1.2zM13.5 9.5h3l-.3 8.3h-2.4zM13.2 20h3.6v3.6h-3.6z\"/>";
      break;
    case AlertVariant::kError:
      w << "<path fill-rule=\"evenodd\" fill=\"currentColor\" "
           "d=\"M20.2 2.5H9.8L2.5 9.8v10.4l7.3 7.3h10.4l7.3-7.3V9.8zM10.9 8.9l4.1 4.1l4.1-4.1l2 2l-4.1 4.1l4.1 4.1l-2 "
           "2l-4.1-4.1l-4.1 4.1l-2-2l4.1-4.1l-4.1-4.1z\"/>";
      break;
  }
  w << "</svg>";
}

void Inside(Writer& w, const AlertOptions& options) {
  w << "<div class=\"moj-alert__content\">";
  if (options.show_title_as_heading && !options.text.empty()) {
    HeadingStart(w, options.heading_level, {"moj-alert__heading"});
    w << options.title;
    HeadingEnd(w, options.heading_level);
  }
  if (options.text.empty()) {
    w << options.title;
  } else {
    w << options.text;
  }
  w << "</div>";
}

}  // namespace

void Alert(Writer& w, const AlertOptions& options) {
  const std::string_view variant = Name(options.variant);
  const bool with_heading = options.show_title_as_heading && !options.text.empty();
  OpenedTag tag = w.Tag("<div data-module=\"moj-alert\"");
  tag.Attr("role", options.role)
      .Class({"moj-alert", std::string("moj-alert--").append(variant), with_heading ? "moj-alert--with-heading" : "",
              options.classes})
      .Attr("aria-label", std::string(variant).append(": ").append(options.title));
  if (options.dismissible) tag.Attr("data-dismissible", "true");
  tag.All(options.attributes).End() << "<div>";
  Icon(w, options.variant);
  w << "</div>";
  Inside(w, options);
  w << "<div class=\"moj-alert__action\"><button type=\"button\" class=\"moj-alert__dismiss\" hidden>"
    << options.dismiss_text << "</button></div></div>";
}

}  // namespace caseway::html
