#include "core/money.h"

#include <fmt/format.h>

namespace caseway {
namespace {

constexpr std::int64_t kMostPounds = 1'000'000'000'000;

bool CommasFit(std::string_view pounds) {
  if (pounds.find(',') == std::string_view::npos) return true;
  for (std::size_t i = 0; i < pounds.size(); ++i) {
    const bool comma_place = (pounds.size() - i) % 4 == 0;
    if ((pounds[i] == ',') != comma_place) return false;
  }
  return pounds.front() != ',';
}

}  // namespace

Result<Money> ParseMoney(std::string_view text) {
  const Error shape = InvalidInput("Write the amount in pounds, such as 1,234.50.");
  bool negative = false;
  if (!text.empty() && text[0] == '-') {
    negative = true;
    text.remove_prefix(1);
  }
  if (text.substr(0, 2) == "\xC2\xA3") text.remove_prefix(2);
  const auto dot = text.find('.');
  const std::string_view pounds = text.substr(0, dot);
  const std::string_view pence = dot == std::string_view::npos ? "" : text.substr(dot + 1);
  if (pounds.empty() || !CommasFit(pounds) || (dot != std::string_view::npos && pence.size() != 2 && pence.size() != 1))
    return shape;
  std::int64_t whole = 0;
  for (char c : pounds) {
    if (c == ',') continue;
    if (c < '0' || c > '9') return shape;
    whole = whole * 10 + (c - '0');
    if (whole > kMostPounds) return InvalidInput("This amount is too large.");
  }
  std::int64_t part = 0;
  for (char c : pence) {
    if (c < '0' || c > '9') return shape;
    part = part * 10 + (c - '0');
  }
  if (pence.size() == 1) part *= 10;
  const std::int64_t total = whole * 100 + part;
  return Money{negative ? -total : total};
}

std::string FormatMoney(Money money) {
  const bool negative = money.pence < 0;
  const std::int64_t pence = negative ? -money.pence : money.pence;
  std::string pounds = fmt::format("{}", pence / 100);
  for (int at = static_cast<int>(pounds.size()) - 3; at > 0; at -= 3) pounds.insert(static_cast<std::size_t>(at), ",");
  return fmt::format("{}£{}.{:02}", negative ? "-" : "", pounds, pence % 100);
}

}  // namespace caseway
