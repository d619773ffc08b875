#include "web/html/components/button.h"

namespace caseway::html {
namespace {

void Inside(Writer& w, const ButtonOptions& options) {
  const bool wrap = options.is_start && !options.text.IsText();
  if (wrap) w << "<span>";
  w << options.text;
  if (wrap) w << "</span>";
  if (!options.is_start) return;
  w << "<svg class=\"govuk-button__start-icon\" xmlns=\"http://www.w3.org/2000/svg\" width=\"17.5\" height=\"19\" "
       "viewBox=\"0 0 33 40\" aria-hidden=\"true\" focusable=\"false\">"
       "<path fill=\"currentColor\" d=\"M0 0h13l20 20-20 20H0l20-20z\"/></svg>";
}

OpenedTag& Shared(OpenedTag& tag, const ButtonOptions& options) {
  return tag.Class({"govuk-button", options.classes, options.is_start ? "govuk-button--start" : ""})
      .Attr("data-module", "govuk-button")
      .All(options.attributes)
      .AttrIf("id", options.id);
}

}  // namespace

void Button(Writer& w, const ButtonOptions& options) {
  if (!options.href.empty()) {
    OpenedTag link = w.Tag("<a role=\"button\" draggable=\"false\"");
    Shared(link.Href(options.href), options).End();
    Inside(w, options);
    w << "</a>";
    return;
  }
  OpenedTag button = w.Tag("<button");
  button.Attr("type", options.type).AttrIf("value", options.value).AttrIf("name", options.name);
  if (options.disabled) button.Flag("disabled").Attr("aria-disabled", "true");
  if (options.prevent_double_click) {
    button.Attr("data-prevent-double-click", *options.prevent_double_click ? "true" : "false");
  }
  Shared(button, options).End();
  Inside(w, options);
  w << "</button>";
}

}  // namespace caseway::html
