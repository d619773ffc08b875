// Decimal: a number as people write it, to 34 significant digits (IEEE 754 decimal128), never a binary fraction.
//
//   *Decimal::Parse("0.1") + *Decimal::Parse("0.2") == *Decimal::Parse("0.3")
//   Decimal(10) / Decimal(4)        -> 2.5;   .ToString() -> "2.5"
//   Decimal(1) / Decimal(0)         -> std::nullopt by Divide(); the operators never throw, ask IsFinite()
//
// Rounds half to even unless told otherwise. Not for money in storage: core/money.h. Threads: a value.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace caseway::feel {

enum class Rounding { kHalfEven, kDown, kUp, kHalfUp, kHalfDown, kFloor, kCeiling };

class Decimal {
 public:
  constexpr Decimal() = default;  // 0
  explicit Decimal(std::int64_t value);
  // "12", "-0.50", ".5", "1.2e3"; nullopt for anything else, infinities included.
  static std::optional<Decimal> Parse(std::string_view text);

  bool IsFinite() const;
  bool IsZero() const;
  bool IsNegative() const;
  bool IsWhole() const;
  // The whole number, when it is one and fits.
  std::optional<std::int64_t> ToInteger() const;
  // Plain notation without needless zeros: "1200", "0.5".
  std::string ToString() const;

  // Rounded to so many decimals (negative: tens, hundreds).
  Decimal Round(int decimals, Rounding how) const;
  Decimal operator-() const;
  Decimal Abs() const;
  Decimal Sqrt() const;
  Decimal Exp() const;
  Decimal Log() const;
  Decimal Power(const Decimal& exponent) const;
  // With the sign of the divisor, as FEEL's modulo has it.
  Decimal Modulo(const Decimal& divisor) const;

  friend Decimal operator+(const Decimal& a, const Decimal& b);
  friend Decimal operator-(const Decimal& a, const Decimal& b);
  friend Decimal operator*(const Decimal& a, const Decimal& b);
  friend Decimal operator/(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal& a, const Decimal& b);  // by value: 1.0 == 1.00
  friend std::partial_ordering operator<=>(const Decimal& a, const Decimal& b);

 private:
  struct Access;
  std::uint64_t low_ = 0;
  std::uint64_t high_ = 0x3040000000000000;
};

}  // namespace caseway::feel
