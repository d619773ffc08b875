#include "web/html/components/identity_bar.h"

namespace caseway::html {
namespace {

void Title(Writer& w, const IdentityBarOptions& options) {
  w << "<span class=\"moj-identity-bar__title\">";
  if (options.href.empty()) {
    w << options.title;
  } else {
    w.Tag("<a class=\"govuk-link govuk-link--no-visited-state\"").Href(options.href).End() << options.title << "</a>";
  }
  w << "</span>";
}

void Facts(Writer& w, const IdentityBarOptions& options) {
  if (options.facts.empty()) return;
  w << "<dl class=\"app-identity-facts\">";
  for (const IdentityFact& fact : options.facts) {
    w << "<div><dt>" << fact.name << "</dt><dd>" << fact.value << "</dd></div>";
  }
  w << "</dl>";
}

void Badges(Writer& w, const IdentityBarOptions& options) {
  if (options.badges.empty()) return;
  w << "<p class=\"govuk-visually-hidden\">Alerts</p><ul class=\"app-identity-badges\">";
  for (const BadgeOptions& badge : options.badges) {
    w << "<li>";
    Badge(w, badge);
    w << "</li>";
  }
  w << "</ul>";
}

}  // namespace

void IdentityBar(Writer& w, const IdentityBarOptions& options) {
  w.Tag("<section")
          .Class({"moj-identity-bar", options.classes})
          .Attr("aria-label", options.label)
          .All(options.attributes)
          .End()
      << "<div class=\"moj-identity-bar__container\"><div class=\"moj-identity-bar__details\">";
  Title(w, options);
  Facts(w, options);
  Badges(w, options);
  w << "</div>";
  if (!options.actions.empty()) {
    w << "<div class=\"moj-identity-bar__actions\"><div class=\"moj-identity-bar__menu\">" << options.actions
      << "</div></div>";
  }
  w << "</div></section>";
}

}  // namespace caseway::html
