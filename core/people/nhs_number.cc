#include "core/people/nhs_number.h"

namespace caseway {
namespace {

constexpr std::size_t kLength = 10;

// 0 to 10; 10 never is a check digit.
int CheckDigit(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < kLength - 1; ++i) sum += (digits[i] - '0') * static_cast<int>(kLength - i);
  return (11 - sum % 11) % 11;
}

bool IsTenDigits(std::string_view text) {
  return text.size() == kLength && text.find_first_not_of("0123456789") == text.npos;
}

}  // namespace

Result<std::string> ParseNhsNumber(std::string_view text) {
  std::string digits;
  for (char c : text) {
    if (c == ' ' || c == '-') continue;
    if (c < '0' || c > '9') return InvalidInput("An NHS number has digits only: 10 of them.");
    digits += c;
  }
  if (digits.size() != kLength) return InvalidInput("An NHS number has 10 digits.");
  if (digits.find_first_not_of(digits[0]) == digits.npos)
    return InvalidInput("An NHS number is not one digit ten times over.");
  if (CheckDigit(digits) != digits.back() - '0')
    return InvalidInput("The last digit does not fit the others: check the NHS number.");
  return digits;
}

std::string FormatNhsNumber(std::string_view digits) {
  std::string out(digits);
  if (!IsTenDigits(digits)) return out;
  out.insert(6, 1, ' ');
  out.insert(3, 1, ' ');
  return out;
}

bool IsTestNhsNumber(std::string_view digits) { return IsTenDigits(digits) && digits.starts_with("999"); }

}  // namespace caseway
