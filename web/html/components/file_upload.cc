#include "web/html/components/file_upload.h"

namespace caseway::html {
namespace {

void Element(Writer& w, const FileUploadOptions& options, std::string_view id) {
  w.Tag("<input type=\"file\"")
      .Class({"govuk-file-upload", options.classes, options.error.text.empty() ? "" : "govuk-file-upload--error"})
      .Attr("id", id)
      .Attr("name", options.name)
      .Flag("disabled", options.disabled)
      .Flag("multiple", options.multiple)
      .AttrIf("aria-describedby", DescribedBy(id, options.described_by, options.hint, options.error))
      .All(options.attributes)
      .End();
}

}  // namespace

void FileUpload(Writer& w, const FileUploadOptions& options) {
  const std::string_view id = options.id.empty() ? options.name : options.id;
  LabelledFieldStart(
      w, id, {.form_group = options.form_group, .label = options.label, .hint = options.hint, .error = options.error});
  w << options.form_group.before_input;
  if (options.enhance) {
    w.Tag("<div data-module=\"govuk-file-upload\"")
        .Class({"govuk-file-upload-wrapper", options.wrapper_classes})
        .All(options.wrapper_attributes)
        .End();
  }
  Element(w, options, id);
  if (options.enhance) w << "</div>";
  w << options.form_group.after_input;
  FormGroupEnd(w);
}

}  // namespace caseway::html
