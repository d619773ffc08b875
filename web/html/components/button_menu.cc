#include "web/html/components/button_menu.h"

#include <string>

namespace caseway::html {

void ButtonMenu(Writer& w, const ButtonMenuOptions& options) {
  w.Tag("<div data-module=\"moj-button-menu\"")
      .Class({"moj-button-menu", options.classes})
      .All(options.attributes)
      .AttrIf("data-button-text", options.text)
      .AttrIf("data-button-classes", options.button_classes)
      .AttrIf("data-align-menu", options.align_right ? "right" : "")
      .End();
  for (const ButtonOptions& item : options.items) {
    ButtonOptions button = item;
    button.classes = std::string("moj-button-menu__item govuk-button--secondary ").append(item.classes.view());
    Button(w, button);
  }
  w << "</div>";
}

}  // namespace caseway::html
