#include "web/html/components/form_group.h"

namespace caseway::html {
namespace {

std::string Joined(std::string_view id, std::string_view suffix) { return std::string(id).append(suffix); }

}  // namespace

void FormGroupStart(Writer& w, const FormGroupOptions& options, bool has_error) {
  w.Tag("<div")
      .Class({"govuk-form-group", has_error ? "govuk-form-group--error" : "", options.classes})
      .All(options.attributes)
      .End();
}

void FormGroupEnd(Writer& w) { w << "</div>"; }

void HintAndError(Writer& w, std::string_view id, const HintOptions& hint, const ErrorMessageOptions& error) {
  if (!hint.text.empty()) {
    HintOptions own = hint;
    own.id = Joined(id, "-hint");
    Hint(w, own);
  }
  if (!error.text.empty()) {
    ErrorMessageOptions own = error;
    own.id = Joined(id, "-error");
    ErrorMessage(w, own);
  }
}

std::string DescribedBy(std::string_view id, std::string_view described_by, const HintOptions& hint,
                        const ErrorMessageOptions& error) {
  std::string ids(described_by);
  const auto add = [&](std::string_view suffix) { ids.append(ids.empty() ? "" : " ").append(id).append(suffix); };
  if (!hint.text.empty()) add("-hint");
  if (!error.text.empty()) add("-error");
  return ids;
}

void LabelledFieldStart(Writer& w, std::string_view id, const FieldFrame& frame) {
  FormGroupStart(w, frame.form_group, !frame.error.text.empty());
  LabelOptions label = frame.label;
  label.for_id = id;
  Label(w, label);
  HintAndError(w, id, frame.hint, frame.error);
}

}  // namespace caseway::html
