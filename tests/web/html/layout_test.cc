#include "web/views/layout.h"

#include <catch2/catch.hpp>

#include "web/assets/assets.h"

namespace caseway::views {
namespace {

std::string Rendered(const Page& page) { return std::string(Layout(page).view()); }

bool Holds(const std::string& html, std::string_view part) { return html.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("A page names itself, the service and the council, and says when there are errors") {
  Page page{.title = "Find a person", .council = "Borsetshire County Council"};
  CHECK(Holds(Rendered(page), "<title>Find a person - Caseway - Borsetshire County Council</title>"));
  page.errors = {{.text = "Enter a name", .href = html::Url::Fragment("name")}};
  const std::string html = Rendered(page);
  CHECK(Holds(html, "<title>Error: Find a person - Caseway"));
  CHECK(Holds(html, "<a href=\"#name\">Enter a name</a>"));
}

TEST_CASE("A signed-in person can sign out by POST and raise a concern from any page") {
  const std::string html = Rendered({.title = "My work",
                                     .council = "B",
                                     .signed_in = "Asha <Patel>",
                                     .sign_out = html::Url("/sign-out"),
                                     .csrf = "token",
                                     .raise_concern = html::Url("/concerns/new")});
  CHECK(Holds(html, "href=\"/account\">Asha &lt;Patel&gt;<span class=\"govuk-visually-hidden\">: your account</span>"));
  CHECK(
      Holds(html, "<form method=\"post\" action=\"/sign-out\"><input type=\"hidden\" name=\"csrf\" value=\"token\">"));
  CHECK(Holds(html, "href=\"/concerns/new\""));
}

TEST_CASE("Of a long menu the lesser pages stand under More, so that it keeps to the row of the service's name") {
  Page page{.title = "x", .council = "B"};
  for (const char* path : {"/1", "/2", "/3", "/4", "/5", "/6", "/7", "/8"})
    page.navigation.push_back({.text = std::string("Page ") + path, .href = *html::Url::Check(path)});
  CHECK_FALSE(Holds(Rendered(page), "<details"));
  page.navigation.push_back({.text = "Pathways", .href = html::Url("/pathways"), .active = true});
  const std::string html = Rendered(page);
  const std::size_t more = html.find("<summary class=\"app-more__word\">More");
  REQUIRE(more != std::string::npos);
  CHECK(html.find("href=\"/7\"") < more);
  CHECK(html.find("href=\"/8\"") > more);
  CHECK(Holds(html, "<li class=\"govuk-service-navigation__item govuk-service-navigation__item--active\"><details"));
  CHECK(Holds(html, "href=\"/pathways\" aria-current=\"true\">Pathways</a></li></ul></details>"));
}

TEST_CASE("Nobody signed in sees neither a way out nor the session warning") {
  const std::string html = Rendered({.title = "Sign in", .council = "B", .session = {.ends_after_seconds = 60}});
  CHECK_FALSE(Holds(html, "Sign out"));
  CHECK_FALSE(Holds(html, "<dialog"));
}

TEST_CASE("A demonstration is marked on every page, and only then") {
  CHECK(Holds(Rendered({.title = "x", .council = "B", .demonstration = true}), "All people here are invented"));
  CHECK_FALSE(Holds(Rendered({.title = "x", .council = "B"}), "invented"));
}

TEST_CASE("A page has no inline script or style and asks only for our own files") {
  const std::string html = Rendered({.title = "x", .council = "B", .signed_in = "A", .demonstration = true});
  CHECK_FALSE(Holds(html, " style="));
  CHECK_FALSE(Holds(html, "<style"));
  CHECK_FALSE(Holds(html, "https://"));
  CHECK(Holds(html, "<html lang=\"en-GB\""));
  for (std::size_t at = 0; (at = html.find("<script", at)) != std::string::npos; ++at) {
    CHECK(html.substr(at, 39) == "<script type=\"module\" src=\"/assets/case");
  }
}

TEST_CASE("Every asset is found by its path, and the stylesheet holds no font file, crest or foreign address") {
  for (const assets::Asset& asset : assets::AllAssets()) {
    CHECK(assets::FindAsset(asset.path) == &asset);
    CHECK(asset.path.starts_with("/assets/"));
    CHECK(asset.gzip.size() > 20);
    CHECK(static_cast<unsigned char>(asset.gzip[0]) == 0x1F);
  }
  CHECK(assets::FindAsset("/assets/../secret") == nullptr);
  const assets::Asset* style = assets::FindAsset(assets::AssetPath("caseway.css"));
  REQUIRE(style != nullptr);
  for (const std::string_view banned : {"GDS Transport", "@font-face", "crest", "url(http", "url(data"}) {
    INFO(banned);
    CHECK(style->bytes.find(banned) == std::string_view::npos);
  }
}

}  // namespace caseway::views
