#include "web/html/components/select.h"

namespace caseway::html {
namespace {

void Option(Writer& w, const SelectOptions& options, const SelectItem& item) {
  const std::string_view value = item.value ? item.value->view() : item.text.view();
  const bool selected = item.selected || (!options.value.empty() && value == options.value.view());
  OpenedTag tag = w.Tag("<option");
  if (item.value) tag.Attr("value", value);
  tag.Flag("selected", selected).Flag("disabled", item.disabled).All(item.attributes).End() << item.text << "</option>";
}

void Element(Writer& w, const SelectOptions& options, std::string_view id) {
  w.Tag("<select")
      .Class({"govuk-select", options.classes, options.error.text.empty() ? "" : "govuk-select--error"})
      .Attr("id", id)
      .Attr("name", options.name)
      .Flag("disabled", options.disabled)
      .AttrIf("aria-describedby", DescribedBy(id, options.described_by, options.hint, options.error))
      .All(options.attributes)
      .End();
  for (const SelectItem& item : options.items) Option(w, options, item);
  w << "</select>";
}

}  // namespace

void Select(Writer& w, const SelectOptions& options) {
  const std::string_view id = options.id.empty() ? options.name : options.id;
  LabelledFieldStart(
      w, id, {.form_group = options.form_group, .label = options.label, .hint = options.hint, .error = options.error});
  w << options.form_group.before_input;
  Element(w, options, id);
  w << options.form_group.after_input;
  FormGroupEnd(w);
}

}  // namespace caseway::html
