#include "web/html/components/radios.h"

#include <string>

namespace caseway::html {
namespace {

std::string_view Prefix(const RadiosOptions& options) {
  return options.id_prefix.empty() ? options.name : options.id_prefix;
}

std::string ItemId(const RadiosOptions& options, const RadioItem& item, std::size_t number) {
  if (!item.id.empty()) return std::string(item.id.view());
  std::string id(Prefix(options));
  return number == 1 ? id : id.append("-").append(std::to_string(number));
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

void Conditional(Writer& w, const RadiosOptions& options, const RadioItem& item, const std::string& id) {
  if (item.conditional.empty()) return;
  const bool hidden = !IsChecked(options, item);
  w.Tag("<div")
          .Class({"govuk-radios__conditional", hidden ? "govuk-radios__conditional--hidden" : ""})
          .Attr("id", "conditional-" + id)
          .End()
      << item.conditional << "</div>";
}

void Item(Writer& w, const RadiosOptions& options, const RadioItem& item, std::size_t number) {
  if (!item.divider.empty()) {
    w << "<div class=\"govuk-radios__divider\">" << item.divider << "</div>";
    return;
  }
  const std::string id = ItemId(options, item, number);
  w << "<div class=\"govuk-radios__item\">";
  Element(w, options, item, id);
  w.Tag("<label")
          .Class({"govuk-label govuk-radios__label", item.label_classes})
          .All(item.label_attributes)
          .Attr("for", id)
          .End()
      << item.text << "</label>";
  if (!item.hint.text.empty()) {
    w.Tag("<div")
            .Attr("id", id + "-item-hint")
            .Class({"govuk-hint govuk-radios__hint", item.hint.classes})
            .All(item.hint.attributes)
            .End()
        << item.hint.text << "</div>";
  }
  w << "</div>";
  Conditional(w, options, item, id);
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
  FormGroupStart(w, options.form_group, !options.error.text.empty());
  if (options.fieldset.IsWanted()) {
    FieldsetOptions fieldset = options.fieldset;
    fieldset.described_by = DescribedBy(Prefix(options), options.fieldset.described_by, options.hint, options.error);
    fieldset.content = [&options](Writer& in) { Inside(in, options); };
    Fieldset(w, fieldset);
  } else {
    Inside(w, options);
  }
  FormGroupEnd(w);
}

}  // namespace caseway::html
