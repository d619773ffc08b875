#include "workflows/exchange/referral_rules.h"

#include <fmt/format.h>

#include "core/people/nhs_number.h"
#include "core/people/postcode.h"

namespace caseway::referral_rules {
namespace {

constexpr std::size_t kShownBytes = 200;
constexpr int kOldest = 130;

// "2026-10-01" has the shape "9999-99-99".
bool HasShape(std::string_view text, std::string_view shape) {
  if (text.size() != shape.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (shape[i] == '9' ? !digit : text[i] != shape[i]) return false;
  }
  return true;
}

std::string Shown(std::string text) {
  if (text.size() <= kShownBytes) return text;
  std::size_t end = kShownBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

}  // namespace

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
  const bool is_received = check.referral.received != Instant{};  // else its own column says what is wrong
  if (is_received && *born > LondonDate(check.referral.received))
    return check.Refuse("The date of birth must not be after the day the referral was received.");
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

}  // namespace caseway::referral_rules
