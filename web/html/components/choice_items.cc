#include "web/html/components/choice_items.h"

namespace caseway::html {
namespace {

void Label(Writer& w, const ChoiceParts& parts) {
  w.Tag("<label")
          .Class({"govuk-label", std::string(parts.block) + "__label", parts.label_classes})
          .All(parts.label_attributes)
          .Attr("for", parts.id)
          .End()
      << parts.text << "</label>";
}

void ItemHint(Writer& w, const ChoiceParts& parts) {
  if (parts.hint.text.empty()) return;
  w.Tag("<div")
          .Attr("id", std::string(parts.id) + "-item-hint")
          .Class({"govuk-hint", std::string(parts.block) + "__hint", parts.hint.classes})
          .All(parts.hint.attributes)
          .End()
      << parts.hint.text << "</div>";
}

void Conditional(Writer& w, const ChoiceParts& parts) {
  if (parts.conditional.empty()) return;
  const std::string block = std::string(parts.block) + "__conditional";
  w.Tag("<div")
          .Class({block, parts.checked ? "" : block + "--hidden"})
          .Attr("id", "conditional-" + std::string(parts.id))
          .End()
      << parts.conditional << "</div>";
}

}  // namespace

std::string ChoiceId(std::string_view own, std::string_view prefix, std::size_t number) {
  if (!own.empty()) return std::string(own);
  std::string id(prefix);
  return number == 1 ? id : id.append("-").append(std::to_string(number));
}

void ChoiceItem(Writer& w, const ChoiceParts& parts, const std::function<void(Writer&)>& element) {
  w.Tag("<div").Class({std::string(parts.block) + "__item"}).End();
  element(w);
  Label(w, parts);
  ItemHint(w, parts);
  w << "</div>";
  Conditional(w, parts);
}

void ChoiceDivider(Writer& w, std::string_view block, const Content& text) {
  w.Tag("<div").Class({std::string(block) + "__divider"}).End() << text << "</div>";
}

void ChoicesInFrame(Writer& w, const ChoicesFrame& frame, const std::function<void(Writer&)>& inside) {
  FormGroupStart(w, frame.form_group, frame.has_error);
  if (frame.fieldset.IsWanted()) {
    FieldsetOptions fieldset = frame.fieldset;
    fieldset.described_by = frame.described_by;
    fieldset.content = inside;
    Fieldset(w, fieldset);
  } else {
    inside(w);
  }
  FormGroupEnd(w);
}

}  // namespace caseway::html
