#include "web/html/components/radios.h"

#include <string>

#include "web/html/components/choice_items.h"

namespace caseway::html {
namespace {

std::string_view Prefix(const RadiosOptions& options) {
  return options.id_prefix.empty() ? options.name : options.id_prefix;
}

bool IsChecked(const RadiosOptions& options, const RadioItem& item) {
  return item.checked || (!options.value.empty() && options.value.view() == item.value.view());
}

void Element(Writer& w, const RadiosOptions& options, const RadioItem& item, const std::string& id) {
  OpenedTag tag = w.Tag("<input class=\"govuk-radios__input\" type=\"radio\"");
  tag.Attr("id", id)
      .Attr("name", options.name)
      .Attr("value", item.value)
      .Flag("checked", IsChecked(options, item))
      .Flag("disabled", item.disabled);
  if (!item.conditional.empty()) tag.Attr("data-aria-controls", "conditional-" + id);
  if (!item.hint.text.empty()) tag.Attr("aria-describedby", id + "-item-hint");
  tag.All(item.attributes).End();
}

void Item(Writer& w, const RadiosOptions& options, const RadioItem& item, std::size_t number) {
  if (!item.divider.empty()) return ChoiceDivider(w, "govuk-radios", item.divider);
  const std::string id = ChoiceId(item.id, Prefix(options), number);
  ChoiceItem(w,
             {.block = "govuk-radios",
              .id = id,
              .checked = IsChecked(options, item),
              .text = item.text,
              .hint = item.hint,
              .conditional = item.conditional,
              .label_classes = item.label_classes,
              .label_attributes = item.label_attributes},
             [&](Writer& in) { Element(in, options, item, id); });
}

void Inside(Writer& w, const RadiosOptions& options) {
  HintAndError(w, Prefix(options), options.hint, options.error);
  w.Tag("<div data-module=\"govuk-radios\"").Class({"govuk-radios", options.classes}).All(options.attributes).End();
  w << options.form_group.before_input;
  std::size_t number = 0;
  for (const RadioItem& item : options.items) Item(w, options, item, ++number);
  w << options.form_group.after_input << "</div>";
}

}  // namespace

void Radios(Writer& w, const RadiosOptions& options) {
  ChoicesInFrame(
      w,
      {.form_group = options.form_group,
       .fieldset = options.fieldset,
       .described_by = DescribedBy(Prefix(options), options.fieldset.described_by, options.hint, options.error),
       .has_error = !options.error.text.empty()},
      [&options](Writer& in) { Inside(in, options); });
}

}  // namespace caseway::html
