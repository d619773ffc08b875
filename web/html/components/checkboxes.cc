#include "web/html/components/checkboxes.h"

#include <string>

namespace caseway::html {
namespace {

std::string_view Prefix(const CheckboxesOptions& options) {
  return options.id_prefix.empty() ? options.name : options.id_prefix;
}

std::string ItemId(const CheckboxesOptions& options, const CheckboxItem& item, std::size_t number) {
  if (!item.id.empty()) return std::string(item.id.view());
  std::string id(Prefix(options));
  return number == 1 ? id : id.append("-").append(std::to_string(number));
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

void Conditional(Writer& w, const CheckboxesOptions& options, const CheckboxItem& item, const std::string& id) {
  if (item.conditional.empty()) return;
  const bool hidden = !IsChecked(options, item);
  w.Tag("<div")
          .Class({"govuk-checkboxes__conditional", hidden ? "govuk-checkboxes__conditional--hidden" : ""})
          .Attr("id", "conditional-" + id)
          .End()
      << item.conditional << "</div>";
}

void Item(Writer& w, const CheckboxesOptions& options, const CheckboxItem& item, std::size_t number) {
  if (!item.divider.empty()) {
    w << "<div class=\"govuk-checkboxes__divider\">" << item.divider << "</div>";
    return;
  }
  const std::string id = ItemId(options, item, number);
  w << "<div class=\"govuk-checkboxes__item\">";
  Element(w, options, item, id);
  w.Tag("<label")
          .Class({"govuk-label govuk-checkboxes__label", item.label_classes})
          .All(item.label_attributes)
          .Attr("for", id)
          .End()
      << item.text << "</label>";
  if (!item.hint.text.empty()) {
    w.Tag("<div")
            .Attr("id", id + "-item-hint")
            .Class({"govuk-hint govuk-checkboxes__hint", item.hint.classes})
            .All(item.hint.attributes)
            .End()
        << item.hint.text << "</div>";
  }
  w << "</div>";
  Conditional(w, options, item, id);
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
  FormGroupStart(w, options.form_group, !options.error.text.empty());
  if (options.fieldset.IsWanted()) {
    FieldsetOptions fieldset = options.fieldset;
    const std::string_view described_by = fieldset.described_by.empty() ? options.described_by : fieldset.described_by;
    fieldset.described_by = DescribedBy(Prefix(options), std::string(described_by), options.hint, options.error);
    fieldset.content = [&options](Writer& in) { Inside(in, options); };
    Fieldset(w, fieldset);
  } else {
    Inside(w, options);
  }
  FormGroupEnd(w);
}

}  // namespace caseway::html
