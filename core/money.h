// Money: whole pence, never binary fractions.
//
//   *ParseMoney("£1,234.50") == Money{123450};   FormatMoney(Money{5}) == "£0.05"
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/result.h"

namespace caseway {

struct Money {
  std::int64_t pence = 0;
  auto operator<=>(const Money&) const = default;
};

// At most two decimals; thousands commas only where they belong. Errors: kInvalidInput.
Result<Money> ParseMoney(std::string_view text);
std::string FormatMoney(Money money);

}  // namespace caseway
