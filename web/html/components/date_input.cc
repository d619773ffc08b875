#include "web/html/components/date_input.h"

#include <string>
#include <utility>

#include "web/html/components/input.h"

namespace caseway::html {
namespace {

bool MarksError(const DateInputItem& item) {
  return item.error.value_or(false) || item.classes.view().find("govuk-input--error") != std::string_view::npos;
}

std::string Classes(const DateInputItem& item, bool error) {
  const std::string_view own = item.classes;
  std::string classes = "govuk-date-input__input";
  if (error && own.find("govuk-input--error") == std::string_view::npos) classes.append(" govuk-input--error");
  if (own.find("govuk-input--width-") == std::string_view::npos) {
    classes.append(item.name.view().ends_with("year") ? " govuk-input--width-4" : " govuk-input--width-2");
  }
  if (!own.empty()) classes.append(" ").append(own);
  return classes;
}

std::string Capitalised(std::string_view name) {
  std::string text(name);
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

void Item(Writer& w, const DateInputOptions& options, const DateInputItem& item, bool all_wrong) {
  const bool error = MarksError(item) || (all_wrong && item.error.value_or(true));
  const std::string name(item.name.view());
  const std::string prefix(options.name_prefix.view());
  w << "<div class=\"govuk-date-input__item\">";
  Input(w, {.name = prefix.empty() ? name : prefix + "-" + name,
            .label = {.text = item.label.empty() ? Capitalised(name) : std::string(item.label.view()),
                      .classes = "govuk-date-input__label"},
            .value = item.value,
            .id = item.id.empty() ? Str(std::string(options.id.view()) + "-" + name) : item.id,
            .classes = Classes(item, error),
            .inputmode = item.inputmode,
            .autocomplete = item.autocomplete,
            .pattern = item.pattern,
            .attributes = item.attributes});
  w << "</div>";
}

void Inside(Writer& w, const DateInputOptions& options) {
  HintAndError(w, options.id, options.hint, options.error);
  w.Tag("<div").Class({"govuk-date-input", options.classes}).All(options.attributes).AttrIf("id", options.id).End();
  bool all_wrong = !options.error.text.empty();
  for (const DateInputItem& item : options.items) all_wrong = all_wrong && !MarksError(item);
  w << options.form_group.before_input;
  for (const DateInputItem& item : options.items) Item(w, options, item, all_wrong);
  w << options.form_group.after_input << "</div>";
}

}  // namespace

std::vector<DateInputItem> DayMonthYear(Str day, Str month, Str year, std::string_view wrong) {
  const auto item = [&](const char* name, Str value) {
    DateInputItem box{.name = name, .value = std::move(value)};
    if (wrong.find(name) != std::string_view::npos) box.error = true;
    return box;
  };
  return {item("day", std::move(day)), item("month", std::move(month)), item("year", std::move(year))};
}

void DateInput(Writer& w, const DateInputOptions& options) {
  FormGroupStart(w, options.form_group, !options.error.text.empty());
  if (options.fieldset.IsWanted()) {
    FieldsetOptions fieldset = options.fieldset;
    fieldset.role = "group";  // or JAWS does not read the description
    fieldset.described_by = DescribedBy(options.id, options.fieldset.described_by, options.hint, options.error);
    fieldset.content = [&options](Writer& in) { Inside(in, options); };
    Fieldset(w, fieldset);
  } else {
    Inside(w, options);
  }
  FormGroupEnd(w);
}

}  // namespace caseway::html
