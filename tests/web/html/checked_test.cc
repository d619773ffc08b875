#include "web/html/checked.h"

#include <catch2/catch.hpp>

namespace caseway::html {

TEST_CASE("A drawing of shapes and words is let in as it stands") {
  const std::string_view drawing =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\" role=\"img\"><title>A &amp; B</title>"
      "<defs><marker id=\"tip\"><path d=\"M0 0\"/></marker></defs>"
      "<a href=\"/cases/1\"><rect class=\"now\" width=\"4\" height=\"4\"/></a>"
      "<line x1=\"0\" x2=\"1\" marker-end=\"url(#tip)\"/></svg>";
  const Result<Html> html = CheckedMarkup::Svg(drawing);
  REQUIRE(html);
  CHECK(html->view() == drawing);
}

TEST_CASE("A drawing that could run code, style or fetch is refused and the reason named") {
  const auto refusal = [](std::string_view inside) {
    const Result<Html> html = CheckedMarkup::Svg(std::string("<svg>").append(inside).append("</svg>"));
    return html ? "let in" : html.error().detail;
  };
  CHECK(refusal("<script>x</script>") == "markup refused: element: script");
  CHECK(refusal("<rect onclick=\"x\"/>") == "markup refused: attribute: onclick");
  CHECK(refusal("<rect style=\"x\"/>") == "markup refused: attribute: style");
  CHECK(refusal("<a href=\"javascript:x\">y</a>") == "markup refused: address: javascript:x");
  CHECK(refusal("<rect fill=\"url(https://x)\"/>") == "markup refused: address: url(https://x)");
  CHECK(refusal("<foreignObject/>") == "markup refused: element: foreignObject");
  CHECK(refusal("<!-- x -->") == "markup refused: element: !-- x --></svg>");
  CHECK(refusal("<g>") == "markup refused: closing tag: svg");
  CHECK(refusal("<rect x=1/>") == "markup refused: attribute without a quoted value: x");
  CHECK_FALSE(CheckedMarkup::Svg("<p>no drawing</p>"));
  CHECK_FALSE(CheckedMarkup::Svg("<svg><g></g>"));
}

TEST_CASE("A letter's paragraphs, lists and tables are let in, a picture or a form is not") {
  CHECK(CheckedMarkup::Document(
      "<h1>Your needs</h1><p class=\"lead\">Dear <strong>Sir</strong><br></p><ul><li>a</li></ul>"));
  CHECK_FALSE(CheckedMarkup::Document("<img src=\"/x\">"));
  CHECK_FALSE(CheckedMarkup::Document("<form></form>"));
}

}  // namespace caseway::html
