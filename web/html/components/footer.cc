#include "web/html/components/footer.h"

namespace caseway::html {

void Footer(Writer& w, const FooterOptions& options) {
  w.Tag("<div").Class({"govuk-footer", options.classes}).All(options.attributes).End();
  w.Tag("<div").Class({"govuk-width-container", options.container_classes}).End()
      << "<div class=\"govuk-footer__meta\"><div class=\"govuk-footer__meta-item govuk-footer__meta-item--grow\">";
  if (!options.links.empty()) {
    w << "<h2 class=\"govuk-visually-hidden\">" << options.visually_hidden_title
      << "</h2><ul class=\"govuk-footer__inline-list\">";
    for (const FooterLink& link : options.links) {
      w << "<li class=\"govuk-footer__inline-list-item\">";
      w.Tag("<a class=\"govuk-footer__link\"").Href(link.href).All(link.attributes).End() << link.text << "</a></li>";
    }
    w << "</ul>";
  }
  if (!options.text.empty()) w << "<div class=\"govuk-footer__meta-custom\">" << options.text << "</div>";
  w << "</div></div></div></div>";
}

}  // namespace caseway::html
