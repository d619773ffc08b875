#include "web/html/components/textarea.h"

namespace caseway::html {
namespace {

void Element(Writer& w, const TextareaOptions& options, std::string_view id) {
  OpenedTag tag = w.Tag("<textarea");
  tag.Class({"govuk-textarea", options.error.text.empty() ? "" : "govuk-textarea--error", options.classes})
      .Attr("id", id)
      .Attr("name", options.name)
      .Attr("rows", options.rows);
  if (options.spellcheck) tag.Attr("spellcheck", *options.spellcheck ? "true" : "false");
  tag.Flag("disabled", options.disabled)
      .AttrIf("aria-describedby", DescribedBy(id, options.described_by, options.hint, options.error))
      .AttrIf("autocomplete", options.autocomplete)
      .All(options.attributes)
      .End();
  // A browser drops the first line end inside a textarea: this one, not the writer's.
  w << "\n" << options.value << "</textarea>";
}

}  // namespace

void Textarea(Writer& w, const TextareaOptions& options) {
  const std::string_view id = options.id.empty() ? options.name : options.id;
  LabelledFieldStart(
      w, id, {.form_group = options.form_group, .label = options.label, .hint = options.hint, .error = options.error});
  w << options.form_group.before_input;
  Element(w, options, id);
  w << options.form_group.after_input;
  FormGroupEnd(w);
}

}  // namespace caseway::html
