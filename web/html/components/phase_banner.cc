#include "web/html/components/phase_banner.h"

namespace caseway::html {

void PhaseBanner(Writer& w, const PhaseBannerOptions& options) {
  w.Tag("<div").Class({"govuk-phase-banner govuk-width-container", options.classes}).All(options.attributes).End()
      << "<p class=\"govuk-phase-banner__content\">";
  w.Tag("<strong").Class({"govuk-tag", "govuk-phase-banner__content__tag", options.tag.classes}).End()
      << options.tag.text << "</strong><span class=\"govuk-phase-banner__text\">" << options.text
      << "</span></p></div>";
}

}  // namespace caseway::html
