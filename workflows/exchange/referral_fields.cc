#include "workflows/exchange/referral_fields.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/utf8.h"
#include "workflows/exchange/referral_rules.h"

namespace caseway {
namespace {

using referral_rules::Check;

constexpr std::size_t kShortText = 500;
constexpr std::size_t kLongText = 20000;

std::string Trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
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
      {"received_at", true, kShortText, referral_rules::Received},
      {"channel", true, kShortText,
       [](const Check& c) {
         c.referral.channel = referral_rules::CodeOf(c, {"phone", "web", "email", "face to face", "letter", "partner"});
       }},
      {"referrer_name", false, kShortText, [](const Check& c) { c.referral.referrer_name = c.text; }},
      {"referrer_agency", false, kShortText, [](const Check& c) { c.referral.referrer_agency = c.text; }},
      {"referrer_phone", false, kShortText, [](const Check& c) { c.referral.referrer_phone = c.text; }},
      {"nhs_number", false, kShortText, referral_rules::NhsNumber},
      {"first_name", true, kShortText, [](const Check& c) { c.referral.person.first_names = c.text; }},
      {"last_name", true, kShortText, [](const Check& c) { c.referral.person.last_name = c.text; }},
      {"date_of_birth", true, kShortText, referral_rules::Born},
      {"gender", true, kShortText,
       [](const Check& c) {
         c.referral.person.gender = referral_rules::CodeOf(c, {"Female", "Male", "Other", "Unknown"});
       }},
      {"address_line_1", false, kShortText, referral_rules::AddressLine},
      {"address_line_2", false, kShortText, referral_rules::AddressLine},
      {"town", false, kShortText, referral_rules::AddressLine},
      {"postcode", false, kShortText, referral_rules::Postcode},
      {"phone", false, kShortText, [](const Check& c) { c.referral.person.phone = c.text; }},
      {"gp_practice_code", false, kShortText, [](const Check& c) { c.referral.person.gp_practice = c.text; }},
      {"reason", true, kLongText, [](const Check& c) { c.referral.reason = c.text; }},
      {"urgency", true, kShortText,
       [](const Check& c) {
         c.referral.urgency = referral_rules::CodeOf(c, {"routine", "soon", "urgent"});
       }},
      {"consent", true, kShortText,
       [](const Check& c) {
         c.referral.consent = referral_rules::CodeOf(c, {"yes", "no", "unable to consent"});
       }},
      {"safeguarding_concern", true, kShortText,
       [](const Check& c) {
         c.referral.safeguarding = referral_rules::CodeOf(c, {"yes", "no"}) == "yes";
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
  const bool lines = column.most == kLongText;
  if (!IsPlainText(check.text, lines))
    return check.Refuse(lines ? "This holds a character that cannot be seen. Take it out."
                              : "This holds a line break or another character that cannot be seen. Take it out.");
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
