#include "web/views/arrival_fields.h"

#include <array>

namespace caseway::web {
namespace {

using html::Writer;

struct Column {
  std::string_view name, title, hint;
  std::string_view choices = {};  // separated by "|"
};
// clang-format off
constexpr std::array<Column, 22> kColumns = {{
    {"external_ref", "Sender's reference", "The same one again is the same referral"},
    {"received_at", "Received", "For example, 01/10/2026 09:16"},
    {"channel", "How it came", "", "phone|web|email|face to face|letter|partner"},
    {"referrer_name", "Referrer's name", ""},
    {"referrer_agency", "Referrer's agency", ""},
    {"referrer_phone", "Referrer's telephone", ""},
    {"nhs_number", "NHS number", "10 digits; leave it empty when it is not known"},
    {"first_name", "First name", ""},
    {"last_name", "Last name", ""},
    {"date_of_birth", "Date of birth", "For example, 15/12/1941"},
    {"gender", "Gender", "", "female|male|other|unknown"},
    {"address_line_1", "Address, first line", ""},
    {"address_line_2", "Address, second line", ""},
    {"town", "Town", ""},
    {"postcode", "Postcode", ""},
    {"phone", "Telephone", ""},
    {"gp_practice_code", "GP practice code", ""},
    {"reason", "Reason for the referral", ""},
    {"urgency", "Urgency", "As the sender puts it", "routine|soon|urgent"},
    {"consent", "Consent", "As the sender reports it; it is decided at triage", "yes|no|unable to consent"},
    {"safeguarding_concern", "Safeguarding concern", "“Yes” also opens a safeguarding concern for the person", "yes|no"},
    {"notes", "Notes", ""},
}};
// clang-format on

std::string Lower(std::string text) {
  for (char& c : text) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return text;
}

void Choice(Writer& w, const Column& column, const std::string& value, const Error* error) {
  html::SelectOptions select{
      .name = column.name, .label = {.text = column.title}, .error = ErrorFor(error, column.name)};
  select.items.push_back({.value = "", .text = "Choose"});
  bool is_offered = value.empty();
  for (std::string_view rest = column.choices; !rest.empty();) {
    const auto end = std::min(rest.find('|'), rest.size());
    const std::string_view choice = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const bool is_chosen = Lower(value) == choice;
    is_offered = is_offered || is_chosen;
    select.items.push_back({.value = choice, .text = choice, .selected = is_chosen});
  }
  if (!is_offered) {
    select.hint = {.text = "It came as “" + value + "”, which is none of these"};
  } else if (!column.hint.empty()) {
    select.hint = {.text = column.hint};
  }
  html::Select(w, select);
}

void Text(Writer& w, const Column& column, const std::string& value, const Error* error) {
  html::InputOptions input{
      .name = column.name, .label = {.text = column.title}, .error = ErrorFor(error, column.name), .value = value};
  if (!column.hint.empty()) input.hint = {.text = column.hint};
  input.autocomplete = "off";
  html::Input(w, input);
}

// "2026-10-01T09:16" as times stand elsewhere: "01/10/2026 09:16"; whatever else it is stays as it came.
std::string AsShown(std::string_view column, const std::string& value) {
  constexpr std::size_t kDay = 10;
  const bool dated = column == "received_at" || column == "date_of_birth";
  const bool timed = value.size() > kDay && (value[kDay] == 'T' || value[kDay] == ' ');
  if (!dated || value.size() < kDay || value[4] != '-' || (value.size() > kDay && !timed)) return value;
  const auto day = ParseDate(value.substr(0, kDay));
  if (!day) return value;
  return FormatShort(*day) + (timed ? " " + value.substr(kDay + 1) : "");
}

}  // namespace

void ArrivalFields(Writer& w, const ColumnValues& value, const Error* error) {
  for (const auto& column : kColumns) {
    const std::string text = AsShown(column.name, value(column.name));
    if (column.name == "notes" || column.name == "reason") {
      html::Textarea(w, {.name = column.name,
                         .label = {.text = column.title},
                         .error = ErrorFor(error, column.name),
                         .value = text,
                         .rows = 3});
    } else if (!column.choices.empty()) {
      Choice(w, column, text, error);
    } else {
      Text(w, column, text, error);
    }
  }
}

std::vector<std::pair<std::string, std::string>> ArrivalTyped(const Visit& visit) {
  std::vector<std::pair<std::string, std::string>> typed;
  for (const auto& column : kColumns) typed.emplace_back(column.name, visit.Form(column.name));
  return typed;
}

std::string ColumnWords(std::string_view name, const std::string& value) { return AsShown(name, value); }

std::string ColumnTitle(std::string_view name) {
  for (const auto& column : kColumns) {
    if (column.name == name) return std::string(column.title);
  }
  return std::string(name);
}

bool SaysYes(const std::string& text) { return text == "yes" || text == "Yes" || text == "YES"; }

void ArrivalSafeguarding(Writer& w, const ImportExceptionRow& row) {
  if (!row.safeguarding) return;
  const bool says = SaysYes(casework::Trimmed(row.row["safeguarding_concern"].Text()));
  html::Tag(w, {.text = says ? "Safeguarding" : "Safeguarding not known", .classes = "govuk-tag--red"});
}

}  // namespace caseway::web
