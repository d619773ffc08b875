#include "core/feel/decimal.h"

// How Debian's libbidgcc000 was built: arguments by value, rounding and flags passed.
#define DECIMAL_CALL_BY_REFERENCE 0
#define DECIMAL_GLOBAL_ROUNDING 0
#define DECIMAL_GLOBAL_EXCEPTION_FLAGS 0
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
extern "C" {
#include <bid_conf.h>
#include <bid_functions.h>
}
#pragma GCC diagnostic pop

#include <algorithm>
#include <array>
#include <cctype>

namespace caseway::feel {

struct Decimal::Access {
  static BID_UINT128 In(const Decimal& decimal) {
    BID_UINT128 bits;
    bits.w[0] = decimal.low_;
    bits.w[1] = decimal.high_;
    return bits;
  }
  static Decimal Out(const BID_UINT128& bits) {
    Decimal decimal;
    decimal.low_ = bits.w[0];
    decimal.high_ = bits.w[1];
    return decimal;
  }
  static BID_UINT128 RoundWhole(const BID_UINT128& bits, Rounding how);
};

BID_UINT128 Decimal::Access::RoundWhole(const BID_UINT128& bits, Rounding how) {
  unsigned flags = 0;
  switch (how) {
    case Rounding::kHalfEven: return bid128_round_integral_nearest_even(bits, &flags);
    case Rounding::kDown: return bid128_round_integral_zero(bits, &flags);
    case Rounding::kHalfUp: return bid128_round_integral_nearest_away(bits, &flags);
    case Rounding::kFloor: return bid128_round_integral_negative(bits, &flags);
    case Rounding::kCeiling: return bid128_round_integral_positive(bits, &flags);
    case Rounding::kUp:
      return bid128_isSigned(bits) ? bid128_round_integral_negative(bits, &flags)
                                   : bid128_round_integral_positive(bits, &flags);
    case Rounding::kHalfDown: break;
  }
  // Half down: towards zero, unless what is cut off is more than a half.
  const BID_UINT128 cut = bid128_round_integral_zero(bits, &flags);
  const BID_UINT128 rest = bid128_abs(bid128_sub(bits, cut, BID_ROUNDING_TO_NEAREST, &flags));
  char half[] = "0.5";
  const BID_UINT128 middle = bid128_from_string(half, BID_ROUNDING_TO_NEAREST, &flags);
  return bid128_quiet_greater(rest, middle, &flags) ? RoundWhole(bits, Rounding::kUp) : cut;
}

Decimal::Decimal(std::int64_t value) { *this = Access::Out(bid128_from_int64(value)); }

std::optional<Decimal> Decimal::Parse(std::string_view text) {
  std::size_t at = 0;
  auto digits = [&] {
    const std::size_t start = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    return at - start;
  };
  if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
  std::size_t count = digits();
  if (at < text.size() && text[at] == '.') count += (++at, digits());
  if (count == 0) return std::nullopt;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    if (++at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
    if (digits() == 0) return std::nullopt;
  }
  if (at != text.size() || text.size() > 1000) return std::nullopt;
  std::string copy(text);
  unsigned flags = 0;
  const Decimal value = Access::Out(bid128_from_string(copy.data(), BID_ROUNDING_TO_NEAREST, &flags));
  return value.IsFinite() ? std::optional(value) : std::nullopt;
}

bool Decimal::IsFinite() const { return bid128_isFinite(Access::In(*this)) != 0; }
bool Decimal::IsZero() const { return bid128_isZero(Access::In(*this)) != 0; }
bool Decimal::IsNegative() const { return bid128_isSigned(Access::In(*this)) != 0 && !IsZero(); }
bool Decimal::IsWhole() const { return IsFinite() && Round(0, Rounding::kDown) == *this; }

std::optional<std::int64_t> Decimal::ToInteger() const {
  if (!IsWhole()) return std::nullopt;
  unsigned flags = 0;
  const std::int64_t value = bid128_to_int64_xint(Access::In(*this), &flags);
  if (flags & BID_INVALID_EXCEPTION) return std::nullopt;
  return value;
}

namespace {

std::string Plain(bool negative, std::string digits, long exponent) {
  const long point = static_cast<long>(digits.size()) + exponent;
  if (exponent >= 0) {
    digits.append(static_cast<std::size_t>(exponent), '0');
  } else if (point > 0) {
    digits.insert(static_cast<std::size_t>(point), ".");
  } else {
    digits.insert(0, "0." + std::string(static_cast<std::size_t>(-point), '0'));
  }
  if (digits.find('.') != std::string::npos) {
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.') digits.pop_back();
  }
  return negative && digits != "0" ? "-" + digits : digits;
}

}  // namespace

std::string Decimal::ToString() const {
  std::array<char, 64> buffer{};
  unsigned flags = 0;
  bid128_to_string(buffer.data(), Access::In(*this), &flags);
  std::string_view text(buffer.data());  // "+1250E-2"
  const std::size_t e = text.find('E');
  if (e == std::string_view::npos) return std::string(text);
  std::string digits(text.substr(1, e - 1));
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  const long exponent = std::stol(std::string(text.substr(e + 1)));
  if (digits == "0") return "0";
  return Plain(text[0] == '-', std::move(digits), exponent);
}

Decimal Decimal::Round(int decimals, Rounding how) const {
  unsigned flags = 0;
  const BID_UINT128 scaled = bid128_scalbn(Access::In(*this), decimals, BID_ROUNDING_TO_NEAREST, &flags);
  // Beyond 34 digits nothing is left to cut off.
  if (decimals > 0 && !(Access::Out(scaled).Abs() < *Parse("1e34"))) return *this;
  const BID_UINT128 whole = Access::RoundWhole(scaled, how);
  return Access::Out(bid128_scalbn(whole, -decimals, BID_ROUNDING_TO_NEAREST, &flags));
}

Decimal Decimal::operator-() const { return Access::Out(bid128_negate(Access::In(*this))); }
Decimal Decimal::Abs() const { return Access::Out(bid128_abs(Access::In(*this))); }

Decimal Decimal::Sqrt() const {
  unsigned flags = 0;
  return Access::Out(bid128_sqrt(Access::In(*this), BID_ROUNDING_TO_NEAREST, &flags));
}

Decimal Decimal::Exp() const {
  unsigned flags = 0;
  return Access::Out(bid128_exp(Access::In(*this), BID_ROUNDING_TO_NEAREST, &flags));
}

Decimal Decimal::Log() const {
  unsigned flags = 0;
  return Access::Out(bid128_log(Access::In(*this), BID_ROUNDING_TO_NEAREST, &flags));
}

Decimal Decimal::Power(const Decimal& exponent) const {
  const auto whole = exponent.ToInteger();
  if (whole && *whole >= 0 && *whole <= 1000) {  // exact as long as the digits last
    Decimal result(1);
    for (std::int64_t i = 0; i < *whole; ++i) result = result * *this;
    return result;
  }
  unsigned flags = 0;
  return Access::Out(bid128_pow(Access::In(*this), Access::In(exponent), BID_ROUNDING_TO_NEAREST, &flags));
}

Decimal Decimal::Modulo(const Decimal& divisor) const {
  return *this - divisor * (*this / divisor).Round(0, Rounding::kFloor);
}

Decimal operator+(const Decimal& a, const Decimal& b) {
  unsigned flags = 0;
  return Decimal::Access::Out(
      bid128_add(Decimal::Access::In(a), Decimal::Access::In(b), BID_ROUNDING_TO_NEAREST, &flags));
}

Decimal operator-(const Decimal& a, const Decimal& b) { return a + -b; }

Decimal operator*(const Decimal& a, const Decimal& b) {
  unsigned flags = 0;
  return Decimal::Access::Out(
      bid128_mul(Decimal::Access::In(a), Decimal::Access::In(b), BID_ROUNDING_TO_NEAREST, &flags));
}

Decimal operator/(const Decimal& a, const Decimal& b) {
  unsigned flags = 0;
  return Decimal::Access::Out(
      bid128_div(Decimal::Access::In(a), Decimal::Access::In(b), BID_ROUNDING_TO_NEAREST, &flags));
}

bool operator==(const Decimal& a, const Decimal& b) {
  unsigned flags = 0;
  return bid128_quiet_equal(Decimal::Access::In(a), Decimal::Access::In(b), &flags) != 0;
}

std::partial_ordering operator<=>(const Decimal& a, const Decimal& b) {
  unsigned flags = 0;
  const BID_UINT128 x = Decimal::Access::In(a);
  const BID_UINT128 y = Decimal::Access::In(b);
  if (bid128_quiet_less(x, y, &flags)) return std::partial_ordering::less;
  if (bid128_quiet_greater(x, y, &flags)) return std::partial_ordering::greater;
  if (bid128_quiet_equal(x, y, &flags)) return std::partial_ordering::equivalent;
  return std::partial_ordering::unordered;
}

}  // namespace caseway::feel
