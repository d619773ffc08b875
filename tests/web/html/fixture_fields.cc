// Length: one table of mappings.
#include "tests/web/html/fixture_components.h"

namespace caseway::html {
namespace {

LabelOptions ReadLabel(const FixtureOptions& o) {
  return {.text = o.Either(),
          .for_id = o.Text("for"),
          .classes = o.Text("classes"),
          .is_page_heading = o.Is("isPageHeading"),
          .attributes = o.AllAttributes()};
}

HintOptions ReadHint(const FixtureOptions& o) {
  return {.text = o.Either(), .id = o.Text("id"), .classes = o.Text("classes"), .attributes = o.AllAttributes()};
}

ErrorMessageOptions ReadError(const FixtureOptions& o) {
  const bool given = o.HasKey("visuallyHiddenText");
  return {.text = o.Either(),
          .id = o.Text("id"),
          .classes = o.Text("classes"),
          .visually_hidden_text = given ? o.Text("visuallyHiddenText") : Str("Error"),
          .attributes = o.AllAttributes()};
}

FormGroupOptions ReadGroup(const FixtureOptions& o) {
  return {.classes = o.Text("classes"), .attributes = o.AllAttributes()};
}

FieldsetOptions ReadFieldset(const FixtureOptions& o) {
  return {.legend = {.text = o.At("legend").Either(),
                     .classes = o.At("legend").Text("classes"),
                     .is_page_heading = o.At("legend").Is("isPageHeading")},
          .content = o.Either("content", "html"),
          .classes = o.Text("classes"),
          .role = o.Text("role"),
          .described_by = o.Text("describedBy"),
          .attributes = o.AllAttributes()};
}

InputAffix ReadAffix(const FixtureOptions& o) {
  return {.text = o.Either(), .classes = o.Text("classes"), .attributes = o.AllAttributes()};
}

void InputFixture(Writer& w, const FixtureOptions& o) {
  Input(w, {.name = o.Text("name"),
            .label = ReadLabel(o.At("label")),
            .hint = ReadHint(o.At("hint")),
            .error = ReadError(o.At("errorMessage")),
            .value = o.Text("value"),
            .id = o.Text("id"),
            .type = o.TextOr("type", "text"),
            .classes = o.Text("classes"),
            .inputmode = o.Text("inputmode"),
            .autocomplete = o.Text("autocomplete"),
            .autocapitalize = o.Text("autocapitalize"),
            .pattern = o.Text("pattern"),
            .spellcheck = o.MaybeIs("spellcheck"),
            .disabled = o.Is("disabled"),
            .described_by = o.Text("describedBy"),
            .prefix = ReadAffix(o.At("prefix")),
            .suffix = ReadAffix(o.At("suffix")),
            .wrapper_classes = o.At("inputWrapper").Text("classes"),
            .wrapper_attributes = o.At("inputWrapper").AllAttributes(),
            .form_group = ReadGroup(o.At("formGroup")),
            .attributes = o.AllAttributes()});
}

void TextareaFixture(Writer& w, const FixtureOptions& o) {
  Textarea(w, {.name = o.Text("name"),
               .label = ReadLabel(o.At("label")),
               .hint = ReadHint(o.At("hint")),
               .error = ReadError(o.At("errorMessage")),
               .value = o.Text("value"),
               .rows = o.Number("rows", 5),
               .id = o.Text("id"),
               .classes = o.Text("classes"),
               .autocomplete = o.Text("autocomplete"),
               .spellcheck = o.MaybeIs("spellcheck"),
               .described_by = o.Text("describedBy"),
               .form_group = ReadGroup(o.At("formGroup")),
               .attributes = o.AllAttributes()});
}

void CharacterCountFixture(Writer& w, const FixtureOptions& o) {
  CharacterCount(w, {.name = o.Text("name"),
                     .label = ReadLabel(o.At("label")),
                     .hint = ReadHint(o.At("hint")),
                     .error = ReadError(o.At("errorMessage")),
                     .value = o.Text("value"),
                     .max_length = o.Number("maxlength"),
                     .max_words = o.Number("maxwords"),
                     .threshold = o.Number("threshold"),
                     .rows = o.Number("rows", 5),
                     .id = o.Text("id"),
                     .classes = o.Text("classes"),
                     .spellcheck = o.MaybeIs("spellcheck"),
                     .message_classes = o.At("countMessage").Text("classes"),
                     .form_group = ReadGroup(o.At("formGroup")),
                     .attributes = o.AllAttributes()});
}

void RadiosFixture(Writer& w, const FixtureOptions& o) {
  RadiosOptions radios{.name = o.Text("name"),
                       .fieldset = ReadFieldset(o.At("fieldset")),
                       .hint = ReadHint(o.At("hint")),
                       .error = ReadError(o.At("errorMessage")),
                       .value = o.Text("value"),
                       .id_prefix = o.Text("idPrefix"),
                       .classes = o.Text("classes"),
                       .form_group = ReadGroup(o.At("formGroup")),
                       .attributes = o.AllAttributes()};
  o.Each("items", [&](const FixtureOptions& i) {
    if (!i.Is("checked") && i.MaybeIs("checked")) radios.value = "";  // "checked: false" takes the choice away
    radios.items.push_back({.value = i.Text("value"),
                            .text = i.Either(),
                            .hint = ReadHint(i.At("hint")),
                            .checked = i.Is("checked"),
                            .conditional = i.At("conditional").Either(),
                            .divider = i.Text("divider"),
                            .id = i.Text("id"),
                            .disabled = i.Is("disabled"),
                            .label_classes = i.At("label").Text("classes"),
                            .label_attributes = i.At("label").AllAttributes(),
                            .attributes = i.AllAttributes()});
  });
  Radios(w, radios);
}

void CheckboxesFixture(Writer& w, const FixtureOptions& o) {
  CheckboxesOptions boxes{.name = o.Text("name"),
                          .fieldset = ReadFieldset(o.At("fieldset")),
                          .hint = ReadHint(o.At("hint")),
                          .error = ReadError(o.At("errorMessage")),
                          .id_prefix = o.Text("idPrefix"),
                          .classes = o.Text("classes"),
                          .described_by = o.Text("describedBy"),
                          .form_group = ReadGroup(o.At("formGroup")),
                          .attributes = o.AllAttributes()};
  o.EachText("values", [&](Str value) { boxes.values.push_back(std::move(value)); });
  o.Each("items", [&](const FixtureOptions& i) {
    boxes.items.push_back({.value = i.Text("value"),
                           .text = i.Either(),
                           .hint = ReadHint(i.At("hint")),
                           .checked = i.Is("checked"),
                           .conditional = i.At("conditional").Either(),
                           .divider = i.Text("divider"),
                           .id = i.Text("id"),
                           .name = i.Text("name"),
                           .disabled = i.Is("disabled"),
                           .exclusive = i.Text("behaviour").view() == "exclusive",
                           .label_classes = i.At("label").Text("classes"),
                           .label_attributes = i.At("label").AllAttributes(),
                           .attributes = i.AllAttributes()});
    const bool refused = i.Has("checked") ? false : i.MaybeIs("checked") == false;
    if (refused) std::erase_if(boxes.values, [&](const Str& v) { return v.view() == i.Text("value").view(); });
  });
  Checkboxes(w, boxes);
}

void SelectFixture(Writer& w, const FixtureOptions& o) {
  SelectOptions select{.name = o.Text("name"),
                       .label = ReadLabel(o.At("label")),
                       .hint = ReadHint(o.At("hint")),
                       .error = ReadError(o.At("errorMessage")),
                       .value = o.Text("value"),
                       .id = o.Text("id"),
                       .classes = o.Text("classes"),
                       .disabled = o.Is("disabled"),
                       .described_by = o.Text("describedBy"),
                       .form_group = ReadGroup(o.At("formGroup")),
                       .attributes = o.AllAttributes()};
  o.Each("items", [&](const FixtureOptions& i) {
    if (i.MaybeIs("selected") == false) select.value = "";
    SelectItem item{.text = i.Text("text"),
                    .selected = i.Is("selected"),
                    .disabled = i.Is("disabled"),
                    .attributes = i.AllAttributes()};
    if (i.HasKey("value")) item.value = i.Text("value");
    select.items.push_back(item);
  });
  Select(w, select);
}

DateInputItem ReadDateItem(const FixtureOptions& o, const FixtureOptions& whole, std::string_view name) {
  DateInputItem item{.name = o.TextOr("name", name),
                     .label = o.Text("label"),
                     .value = o.Text("value"),
                     .error = o.MaybeIs("error"),
                     .id = o.Text("id"),
                     .classes = o.Text("classes"),
                     .autocomplete = o.Text("autocomplete"),
                     .inputmode = o.TextOr("inputmode", "numeric"),
                     .pattern = o.Text("pattern"),
                     .attributes = o.AllAttributes()};
  const std::string prefix(whole.Text("namePrefix").view());
  const std::string key = (prefix.empty() ? "" : prefix + "-") + std::string(item.name.view());
  if (item.value.empty()) item.value = whole.At("values").Text(key);
  return item;
}

void DateInputFixture(Writer& w, const FixtureOptions& o) {
  DateInputOptions date{.id = o.Text("id"),
                        .name_prefix = o.Text("namePrefix"),
                        .fieldset = ReadFieldset(o.At("fieldset")),
                        .hint = ReadHint(o.At("hint")),
                        .error = ReadError(o.At("errorMessage")),
                        .items = {},
                        .classes = o.Text("classes"),
                        .form_group = ReadGroup(o.At("formGroup")),
                        .attributes = o.AllAttributes()};
  o.Each("items", [&](const FixtureOptions& i) { date.items.push_back(ReadDateItem(i, o, "")); });
  if (date.items.empty()) {
    for (const std::string_view name : {"day", "month", "year"}) {
      if (o.HasKey(name) && !o.Has(name)) {
        o.Text(name);  // null: this box is left out
      } else {
        date.items.push_back(ReadDateItem(o.At(name), o, name));
      }
    }
  }
  DateInput(w, date);
}

void FileUploadFixture(Writer& w, const FixtureOptions& o) {
  FileUpload(w, {.name = o.Text("name"),
                 .label = ReadLabel(o.At("label")),
                 .hint = ReadHint(o.At("hint")),
                 .error = ReadError(o.At("errorMessage")),
                 .id = o.Text("id"),
                 .classes = o.Text("classes"),
                 .multiple = o.Is("multiple"),
                 .disabled = o.Is("disabled"),
                 .enhance = o.Is("javascript"),
                 .described_by = o.Text("describedBy"),
                 .wrapper_classes = o.Text("wrapperClasses"),
                 .wrapper_attributes = o.AllAttributes("wrapperAttributes"),
                 .form_group = ReadGroup(o.At("formGroup")),
                 .attributes = o.AllAttributes()});
}

}  // namespace

std::map<std::string_view, RenderFixture> FieldFixtures() {
  return {{"input", InputFixture},
          {"textarea", TextareaFixture},
          {"character-count", CharacterCountFixture},
          {"radios", RadiosFixture},
          {"checkboxes", CheckboxesFixture},
          {"select", SelectFixture},
          {"date-input", DateInputFixture},
          {"file-upload", FileUploadFixture},
          {"label", [](Writer& w, const FixtureOptions& o) { Label(w, ReadLabel(o)); }},
          {"hint", [](Writer& w, const FixtureOptions& o) { Hint(w, ReadHint(o)); }},
          {"error-message", [](Writer& w, const FixtureOptions& o) { ErrorMessage(w, ReadError(o)); }},
          {"fieldset", [](Writer& w, const FixtureOptions& o) { Fieldset(w, ReadFieldset(o)); }}};
}

}  // namespace caseway::html
