#include "web/html/components/checkboxes.h"

#include <string>

#include "web/html/components/choice_items.h"

namespace caseway::html {
namespace {

std::string_view Prefix(const CheckboxesOptions& options) {
  return options.id_prefix.empty() ? options.name : options.id_prefix;
}

bool IsChecked(const CheckboxesOptions& options, const CheckboxItem& item) {
  if (item.checked) return true;
  for (const Str& value : options.values) {
    if (value.view() == item.value.view()) return true;
  }
  return false;
}

// Without a fieldset each box points at the hint and error itself.
std::string ItemDescribedBy(const CheckboxesOptions& options, const CheckboxItem& item, const std::string& id) {
  std::string ids;
  if (!options.fieldset.IsWanted())
    ids = DescribedBy(Prefix(options), options.described_by, options.hint, options.error);
  if (!item.hint.text.empty()) ids.append(ids.empty() ? "" : " ").append(id).append("-item-hint");
  return ids;
}

void Element(Writer& w, const CheckboxesOptions& options, const CheckboxItem& item, const std::string& id) {
  OpenedTag tag = w.Tag("<input class=\"govuk-checkboxes__input\" type=\"checkbox\"");
  tag.Attr("id", id)
      .Attr("name", item.name.empty() ? options.name : item.name)
      .Attr("value", item.value)
      .Flag("checked", IsChecked(options, item))
      .Flag("disabled", item.disabled);
  if (!item.conditional.empty()) tag.Attr("data-aria-controls", "conditional-" + id);
  if (item.exclusive) tag.Attr("data-behaviour", "exclusive");
  tag.AttrIf("aria-describedby", ItemDescribedBy(options, item, id));
  tag.All(item.attributes).End();
}

void Item(Writer& w, const CheckboxesOptions& options, const CheckboxItem& item, std::size_t number) {
  if (!item.divider.empty()) return ChoiceDivider(w, "govuk-checkboxes", item.divider);
  const std::string id = ChoiceId(item.id, Prefix(options), number);
  ChoiceItem(w,
             {.block = "govuk-checkboxes",
              .id = id,
              .checked = IsChecked(options, item),
              .text = item.text,
              .hint = item.hint,
              .conditional = item.conditional,
              .label_classes = item.label_classes,
              .label_attributes = item.label_attributes},
             [&](Writer& in) { Element(in, options, item, id); });
}

void Inside(Writer& w, const CheckboxesOptions& options) {
  HintAndError(w, Prefix(options), options.hint, options.error);
  w.Tag("<div data-module=\"govuk-checkboxes\"")
      .Class({"govuk-checkboxes", options.classes})
      .All(options.attributes)
      .End();
  w << options.form_group.before_input;
  std::size_t number = 0;
  for (const CheckboxItem& item : options.items) Item(w, options, item, ++number);
  w << options.form_group.after_input << "</div>";
}

}  // namespace

void Checkboxes(Writer& w, const CheckboxesOptions& options) {
  const Str& own = options.fieldset.described_by;
  ChoicesInFrame(w,
                 {.form_group = options.form_group,
                  .fieldset = options.fieldset,
                  .described_by = DescribedBy(Prefix(options), own.empty() ? options.described_by : own, options.hint,
                                              options.error),
                  .has_error = !options.error.text.empty()},
                 [&options](Writer& in) { Inside(in, options); });
}

}  // namespace caseway::html
