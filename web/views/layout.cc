#include "web/views/layout.h"

#include <algorithm>
#include <optional>
#include <string>

#include "web/assets/assets.h"
#include "web/html/components/back_link.h"
#include "web/html/components/button.h"
#include "web/html/components/footer.h"
#include "web/html/components/generic_header.h"
#include "web/html/components/skip_link.h"

namespace caseway::views {
namespace {

using html::Url;
using html::Writer;

// Looked up once: the assets are constant.
Url AssetUrl(std::string_view name) { return Url::Check(assets::AssetPath(name)).value_or(Url()); }

void Title(Writer& w, const Page& page) {
  w << "<title>";
  if (!page.errors.empty()) w << "Error: ";
  w << page.title << " - " << page.service << " - " << page.council << "</title>";
}

void Head(Writer& w, const Page& page) {
  static const Url kStyle = AssetUrl("caseway.css");
  static const Url kScript = AssetUrl("caseway.js");
  static const Url kIcon = AssetUrl("icon.svg");
  w << "<head><meta charset=\"utf-8\">";
  Title(w, page);
  w << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">"
       "<meta name=\"color-scheme\" content=\"light\">";
  w.Tag("<link rel=\"icon\" type=\"image/svg+xml\"").Href(kIcon).End();
  w.Tag("<link rel=\"stylesheet\"").Href(kStyle).End();
  w.Tag("<script type=\"module\"").Src(kScript).End() << "</script>";
  for (const Url& script : page.scripts) w.Tag("<script type=\"module\"").Src(script).End() << "</script>";
  w << "</head>";
}

void SignOut(Writer& w, const Page& page) {
  if (page.sign_out.empty()) return;
  w.Tag("<form method=\"post\"").Action(page.sign_out).End();
  w.Tag("<input type=\"hidden\" name=\"csrf\"").Attr("value", page.csrf).End();
  w << "<button class=\"app-link-button\" type=\"submit\">Sign out</button></form>";
}

// Anybody's record is a search away from every page.
void FindBox(Writer& w, const Page& page) {
  if (page.find.empty()) return;
  w.Tag("<form method=\"get\" role=\"search\" aria-label=\"Find a person\" class=\"app-strip__find\"")
      .Action(page.find)
      .End();
  w << "<label class=\"govuk-visually-hidden\" for=\"find-anyone\">Name, NHS number or date of birth</label>"
       "<input class=\"govuk-input\" id=\"find-anyone\" name=\"q\" type=\"search\" autocomplete=\"off\" "
       "spellcheck=\"false\">"
       "<button class=\"govuk-button govuk-button--secondary app-compact-button\" type=\"submit\">Find a "
       "person</button></form>";
}

// The name leads to what is one's own: password, recovery codes, whom one is close to.
void Name(Writer& w, const Page& page) {
  static const Url kAccount("/account");
  w.Tag("<strong><a class=\"govuk-link govuk-link--no-visited-state\"").Href(kAccount).End()
      << page.signed_in << "<span class=\"govuk-visually-hidden\">: your account</span></a></strong>";
}

// Who is signed in, the search, the way out, and the one action that is on every page.
void Strip(Writer& w, const Page& page) {
  if (page.signed_in.empty()) return;
  w << "<div class=\"app-strip\"><div class=\"govuk-width-container app-strip__inside\">"
       "<p class=\"app-strip__who\"><span class=\"govuk-visually-hidden\">Signed in as </span>";
  Name(w, page);
  if (!page.role.empty()) w << ", " << page.role;
  w << "</p>";
  FindBox(w, page);
  SignOut(w, page);
  if (!page.raise_concern.empty()) {
    html::Button(
        w,
        {.text = "Raise a concern", .href = page.raise_concern, .classes = "govuk-button--warning app-compact-button"});
  }
  w << "</div></div>";
}

// As many as stand beside the service's name at 1280 px; the first of them are what a day's work goes through.
constexpr std::size_t kMenuRoom = 8;

void MoreItem(Writer& w, const html::NavigationItem& item) {
  w.Tag("<li><a class=\"govuk-link govuk-link--no-visited-state\"")
      .Href(item.href)
      .AttrIf("aria-current", item.active ? "true" : "")
      .End();
  w << item.text << "</a></li>";
}

// The lesser pages under one word, opened without script; where the page is among them the word is marked.
void MoreMenu(Writer& w, const std::vector<html::NavigationItem>& items) {
  const bool active = std::any_of(items.begin(), items.end(), [](const auto& item) { return item.active; });
  w.Tag("<li").Class({"govuk-service-navigation__item", active ? "govuk-service-navigation__item--active" : ""}).End();
  w << "<details class=\"app-more\"><summary class=\"app-more__word\">More<span class=\"govuk-visually-hidden\"> "
       "pages</span></summary><ul class=\"app-more__pages\">";
  for (const auto& item : items) MoreItem(w, item);
  w << "</ul></details></li>";
}

void Navigation(Writer& w, const Page& page) {
  html::ServiceNavigationOptions menu{
      .service_name = page.service, .service_url = page.home, .items = page.navigation, .navigation_label = "Main"};
  if (menu.items.size() > kMenuRoom) {
    const std::vector<html::NavigationItem> more(menu.items.begin() + kMenuRoom - 1, menu.items.end());
    menu.items.resize(kMenuRoom - 1);
    menu.navigation_end = [more](Writer& in) { MoreMenu(in, more); };
  }
  html::ServiceNavigation(w, menu);
}

void Header(Writer& w, const Page& page) {
  w << "<header class=\"govuk-template__header\">";
  html::GenericHeader(w, {.logo = page.council, .url = page.home});
  if (page.demonstration) {
    w << "<div class=\"app-demonstration\"><div class=\"govuk-width-container\"><p><strong>Demonstration.</strong> "
         "All people here are invented. Never enter real details.</p></div></div>";
  }
  Strip(w, page);
  Navigation(w, page);
  w << "</header>";
}

void Main(Writer& w, const Page& page) {
  w << "<div class=\"govuk-width-container\">";
  if (!page.back.empty()) {
    w << "<nav aria-label=\"Back\">";
    html::BackLink(w, {.href = page.back, .text = page.back_text.view()});
    w << "</nav>";
  }
  w << page.before_main << "<main class=\"govuk-main-wrapper\" id=\"main-content\">";
  if (!page.errors.empty()) html::ErrorSummary(w, {.errors = page.errors});
  w << page.main;
  if (!page.printed.empty()) w << "<p class=\"govuk-body-s app-print-only\">Printed " << page.printed << "</p>";
  w << "</main></div>";
}

void Foot(Writer& w, const Page& page) {
  w << "<footer class=\"govuk-template__footer\">";
  html::FooterOptions footer;
  if (!page.accessibility.empty()) {
    footer.links.push_back({.text = "Accessibility statement", .href = page.accessibility});
  }
  footer.text = [&page](Writer& in) {
    in << page.service;
    if (!page.version.empty()) in << ", version " << page.version;
  };
  html::Footer(w, footer);
  w << "</footer>";
}

void Warning(Writer& w, const Page& page) {
  const SessionWarning& session = page.session;
  if (session.ends_after_seconds <= 0 || page.signed_in.empty()) return;
  w.Tag("<dialog class=\"app-timeout\" aria-labelledby=\"timeout-title\" data-timeout")
          .Attr("data-timeout-seconds", session.ends_after_seconds)
          .Attr("data-warn-seconds", session.warns_before_seconds)
          .Attr("data-keep-alive", session.keep_alive.view())
          .Attr("data-ended", session.ended.view())
          .Attr("data-csrf", page.csrf)
          .End()
      << "<h2 class=\"govuk-heading-m\" id=\"timeout-title\">You will soon be signed out</h2>"
         "<p class=\"govuk-body\">Nothing has been done for a while. You will be signed out in "
         "<strong data-timeout-left role=\"status\"></strong>. What you have written is kept.</p>"
         "<button type=\"button\" class=\"govuk-button govuk-!-margin-bottom-0\" data-timeout-stay>Stay signed "
         "in</button>"
         "</dialog>";
}

}  // namespace

html::Html Layout(const Page& page) {
  Writer w(32 * 1024);
  w << "<!DOCTYPE html><html lang=\"en-GB\" class=\"govuk-template\">";
  Head(w, page);
  w << "<body class=\"govuk-template__body\">";
  html::SkipLink(w, {.text = "Skip to main content", .href = Url("#main-content")});
  Header(w, page);
  Main(w, page);
  Foot(w, page);
  Warning(w, page);
  w << "</body></html>";
  return std::move(w).Take();
}

}  // namespace caseway::views
