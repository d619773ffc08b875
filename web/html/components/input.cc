#include "web/html/components/input.h"

namespace caseway::html {
namespace {

void Element(Writer& w, const InputOptions& options, std::string_view id) {
  OpenedTag tag = w.Tag("<input");
  tag.Class({"govuk-input", options.classes, options.error.text.empty() ? "" : "govuk-input--error"})
      .Attr("id", id)
      .Attr("name", options.name)
      .Attr("type", options.type);
  if (options.spellcheck) tag.Attr("spellcheck", *options.spellcheck ? "true" : "false");
  tag.AttrIf("value", options.value)
      .Flag("disabled", options.disabled)
      .AttrIf("aria-describedby", DescribedBy(id, options.described_by, options.hint, options.error))
      .AttrIf("autocomplete", options.autocomplete)
      .AttrIf("autocapitalize", options.autocapitalize)
      .AttrIf("pattern", options.pattern)
      .AttrIf("inputmode", options.inputmode)
      .All(options.attributes)
      .End();
}

void Affix(Writer& w, std::string_view block, const InputAffix& affix) {
  if (affix.text.empty()) return;
  w.Tag("<div aria-hidden=\"true\"").Class({block, affix.classes}).All(affix.attributes).End()
      << affix.text << "</div>";
}

bool HasWrapper(const InputOptions& options) {
  return !options.prefix.text.empty() || !options.suffix.text.empty() || !options.form_group.before_input.empty() ||
         !options.form_group.after_input.empty();
}

}  // namespace

void Input(Writer& w, const InputOptions& options) {
  const std::string_view id = options.id.empty() ? options.name : options.id;
  LabelledFieldStart(
      w, id, {.form_group = options.form_group, .label = options.label, .hint = options.hint, .error = options.error});
  const bool wrap = HasWrapper(options);
  if (wrap)
    w.Tag("<div").Class({"govuk-input__wrapper", options.wrapper_classes}).All(options.wrapper_attributes).End();
  w << options.form_group.before_input;
  Affix(w, "govuk-input__prefix", options.prefix);
  Element(w, options, id);
  Affix(w, "govuk-input__suffix", options.suffix);
  w << options.form_group.after_input;
  if (wrap) w << "</div>";
  FormGroupEnd(w);
}

}  // namespace caseway::html
