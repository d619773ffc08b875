#include "web/views/person_fields.h"

#include "core/casework/deed.h"
#include "core/casework/person_fields.h"
#include "core/people/nhs_number.h"
#include "web/views/person_page.h"
#include "web/views/person_words.h"

namespace caseway::web {
namespace {

using html::Writer;

struct Field {
  const char* name;
  const char* title;
  const char* hint;
  const char* classes;
  bool only_whole;
};

// clang-format off
constexpr Field kFields[] = {
    {"title", "Title", "For example, Mrs, Dr or Mx", "govuk-input--width-5", true},
    {"first_names", "First names", "", "govuk-input--width-20", false},
    {"last_name", "Last name", "", "govuk-input--width-20", false},
    {"preferred_name", "What they like to be called", "", "govuk-input--width-20", true},
    {"born", "Date of birth", "For example, 27/3/1950. If it is not certain: 3/1950, 1941, about 1941 or 1940s", "govuk-input--width-10", false},
    {"gender", "Gender", "", "", true},
    {"nhs_number", "NHS number", "10 digits", "govuk-input--width-10", false},
    {"address", "Address", "No fixed abode is an answer", "", false},
    {"postcode", "Postcode", "", "govuk-input--width-10", false},
    {"phone", "Phone", "", "govuk-input--width-20", false},
    {"email", "E-mail", "", "", true},
    {"gp_practice", "GP practice code", "For example, P80475", "govuk-input--width-10", true},
    {"language", "First language, if not English", "", "govuk-input--width-20", true},
    {"residence", "Council responsible, if not ours", "Ordinary residence", "", true},
};
// clang-format on

bool IsAddress(std::string_view name) { return name == "address" || name == "postcode"; }

html::InputOptions InputOf(const Field& field, const FieldValues& value, const Error* error) {
  html::InputOptions input{.name = field.name, .label = {.text = field.title}, .error = ErrorFor(error, field.name)};
  if (*field.hint) input.hint = {.text = field.hint};
  input.value = value(field.name);
  input.classes = field.classes;
  input.autocomplete = "off";
  if (std::string_view(field.name) == "nhs_number") input.inputmode = "numeric";
  if (std::string_view(field.name).ends_with("name") || std::string_view(field.name) == "first_names")
    input.spellcheck = false;
  return input;
}

void Gender(Writer& w, const Visit& visit, const FieldValues& value, const Error* error) {
  html::Select(w, {.name = "gender",
                   .label = {.text = "Gender"},
                   .error = ErrorFor(error, "gender"),
                   .items = CodeOptions(visit, "genders", "Not recorded"),
                   .value = value("gender")});
}

void OneField(Writer& w, const Visit& visit, const Field& field, const FieldValues& value, const Error* error) {
  const std::string_view name = field.name;
  if (name == "gender") return Gender(w, visit, value, error);
  if (name == "address") {
    return html::Textarea(w, {.name = field.name,
                              .label = {.text = field.title},
                              .hint = {.text = field.hint},
                              .error = ErrorFor(error, name),
                              .value = value(name),
                              .rows = 3});
  }
  html::Input(w, InputOf(field, value, error));
}

}  // namespace

FieldValues Typed(const Visit& visit) {
  return
      [&visit](std::string_view name) { return visit.request.form.Has(name) ? visit.Form(name) : visit.Query(name); };
}

FieldValues ValuesOf(const Person& person) {
  return [kept = ToDocument(person), born = person.born](std::string_view name) {
    if (name == "born") return views::BornTyped(born);
    if (name == "nhs_number") return FormatNhsNumber(kept[name].Text());
    return kept[name].Text();
  };
}

void PersonFields(Writer& w, const Visit& visit, const FieldValues& value, const Error* error,
                  const PersonFieldsOptions& options) {
  w << "<div class=\"app-fields\">";
  for (const auto& field : kFields) {
    if (field.only_whole && !options.whole) continue;
    if (!options.address && IsAddress(field.name)) continue;
    OneField(w, visit, field, value, error);
  }
  w << "</div>";
}

Result<Person> PersonTyped(const Visit& visit) {
  Document typed{Document::Members{}};
  for (const auto& field : kFields) typed.Set(field.name, casework::Trimmed(visit.Form(field.name)));
  typed.Remove("born");
  Person person = PersonFromDocument(typed);
  const auto born = views::ParseBorn(visit.Form("born"));
  if (born) person.born = *born;
  auto checked = casework::CheckPersonFields(person, visit.now);
  if (born) return checked;
  Error error = InvalidField("born", born.error().say);
  if (!checked) error.fields.insert(error.fields.end(), checked.error().fields.begin(), checked.error().fields.end());
  return error;
}

const std::vector<std::string>& PersonFieldNames() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> out;
    for (const auto& field : kFields) out.emplace_back(field.name);
    return out;
  }();
  return names;
}

std::string PersonFieldTitle(std::string_view name) {
  for (const auto& field : kFields) {
    if (name == field.name) return field.title;
  }
  return std::string(name);
}

}  // namespace caseway::web
