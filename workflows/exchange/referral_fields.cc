#include "workflows/exchange/referral_fields.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/people/nhs_number.h"
#include "core/people/postcode.h"

namespace caseway {
namespace {

constexpr std::size_t kShortText = 500;
constexpr std::size_t kLongText = 20000;
constexpr std::size_t kShownBytes = 200;
constexpr int kOldest = 130;

// One row under the rules. Each rule reads the trimmed text and either fills its place or notes an error.
struct Check {
  Referral& referral;
  std::vector<RowError>& errors;
  Instant now;
  std::string_view column;
  std::string text;

  void Refuse(std::string rule) const;
};

// "2026-10-01" has the shape "9999-99-99".
bool HasShape(std::string_view text, std::string_view shape) {
  if (text.size() != shape.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (shape[i] == '9' ? !digit : text[i] != shape[i]) return false;
  }
  return true;
}

std::string Trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

std::string Shown(std::string text) {
  if (text.size() <= kShownBytes) return text;
  std::size_t end = kShownBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

void Check::Refuse(std::string rule) const { errors.push_back({std::string(column), Shown(text), std::move(rule)}); }

void Received(const Check& check) {
  if (!HasShape(check.text, "9999-99-99T99:99") && !HasShape(check.text, "99/99/9999 99:99"))
    return check.Refuse("Write the date and time as YYYY-MM-DDThh:mm or DD/MM/YYYY hh:mm.");
  const auto received = ParseInstant(check.text);
  if (!received) return check.Refuse(received.error().say);
  if (*received > check.now) return check.Refuse("The referral cannot be received in the future.");
  check.referral.received = *received;
}

void Born(const Check& check) {
  if (!HasShape(check.text, "9999-99-99") && !HasShape(check.text, "99/99/9999"))
    return check.Refuse("Write the date as YYYY-MM-DD or DD/MM/YYYY.");
  const auto born = ParseDate(check.text);
  if (!born) return check.Refuse(born.error().say);
  const Date today = LondonDate(check.now);
  if (*born > today) return check.Refuse("The date of birth must not be in the future.");
  if (AgeInYears(*born, today) > kOldest) return check.Refuse("The date of birth must not be more than 130 years ago.");
  check.referral.person.born = {*born, DatePrecision::kDay};
}

void NhsNumber(const Check& check) {
  const auto number = ParseNhsNumber(check.text);
  if (!number) return check.Refuse(number.error().say);
  check.referral.person.nhs_number = *number;
}

void Postcode(const Check& check) {
  const auto postcode = ParsePostcode(check.text);
  if (!postcode) return check.Refuse(postcode.error().say);
  check.referral.person.postcode = *postcode;
}

void AddressLine(const Check& check) {
  std::string& address = check.referral.person.address;
  address += (address.empty() ? "" : "\n") + check.text;
}

// The code of one of `choices` ("face to face", "phone"), or an error that names them all.
std::string CodeOf(const Check& check, const std::vector<std::string_view>& choices) {
  for (const auto choice : choices) {
    if (choice != check.text) continue;
    std::string code(choice);
    for (char& c : code) c = c == ' ' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return code;
  }
  check.Refuse(fmt::format("Write one of: {}.", fmt::join(choices, ", ")));
  return {};
}

struct Column {
  std::string name;
  bool required;
  std::size_t most;  // characters
  void (*take)(const Check&);
};

const std::vector<Column>& Columns() {
  static const std::vector<Column> columns = {
      {"external_ref", true, kShortText, [](const Check& c) { c.referral.external_ref = c.text; }},
      {"received_at", true, kShortText, Received},
      {"channel", true, kShortText,
       [](const Check& c) {
         c.referral.channel = CodeOf(c, {"phone", "web", "email", "face to face", "letter", "partner"});
       }},
      {"referrer_name", false, kShortText, [](const Check& c) { c.referral.referrer_name = c.text; }},
      {"referrer_agency", false, kShortText, [](const Check& c) { c.referral.referrer_agency = c.text; }},
      {"referrer_phone", false, kShortText, [](const Check& c) { c.referral.referrer_phone = c.text; }},
      {"nhs_number", false, kShortText, NhsNumber},
      {"first_name", true, kShortText, [](const Check& c) { c.referral.person.first_names = c.text; }},
      {"last_name", true, kShortText, [](const Check& c) { c.referral.person.last_name = c.text; }},
      {"date_of_birth", true, kShortText, Born},
      {"gender", true, kShortText,
       [](const Check& c) {
         c.referral.person.gender = CodeOf(c, {"Female", "Male", "Other", "Unknown"});
       }},
      {"address_line_1", false, kShortText, AddressLine},
      {"address_line_2", false, kShortText, AddressLine},
      {"town", false, kShortText, AddressLine},
      {"postcode", false, kShortText, Postcode},
      {"phone", false, kShortText, [](const Check& c) { c.referral.person.phone = c.text; }},
      {"gp_practice_code", false, kShortText, [](const Check& c) { c.referral.person.gp_practice = c.text; }},
      {"reason", true, kLongText, [](const Check& c) { c.referral.reason = c.text; }},
      {"urgency", true, kShortText,
       [](const Check& c) {
         c.referral.urgency = CodeOf(c, {"routine", "soon", "urgent"});
       }},
      {"consent", true, kShortText,
       [](const Check& c) {
         c.referral.consent = CodeOf(c, {"yes", "no", "unable to consent"});
       }},
      {"safeguarding_concern", true, kShortText,
       [](const Check& c) {
         c.referral.safeguarding = CodeOf(c, {"yes", "no"}) == "yes";
       }},
      {"notes", false, kLongText, [](const Check& c) { c.referral.notes = c.text; }},
  };
  return columns;
}

std::size_t CharactersIn(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string TextOf(const NamedFields& row, std::string_view column) {
  for (const auto& [name, text] : row) {
    if (name == column) return text;
  }
  return {};
}

void CheckColumn(const Column& column, Check check) {
  const std::string came = std::move(check.text);
  check.text = Trimmed(came);
  if (CharactersIn(check.text) > column.most)
    return check.Refuse(fmt::format("At most {} characters are taken here.", column.most));
  if (!check.text.empty()) return column.take(check);
  check.text = came;
  if (column.required) check.Refuse("This is required.");
}

}  // namespace

const std::vector<std::string>& ReferralColumns() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> out;
    for (const auto& column : Columns()) out.push_back(column.name);
    return out;
  }();
  return names;
}

ReferralFields CheckReferral(const NamedFields& row, Instant now) {
  ReferralFields out;
  for (const auto& column : Columns())
    CheckColumn(column, {out.referral, out.errors, now, column.name, TextOf(row, column.name)});
  return out;
}

}  // namespace caseway
