#include "core/feel/decimal.h"

#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>

namespace caseway::feel {

TEST_CASE("a tenth and two tenths are three tenths") {
  CHECK(*Decimal::Parse("0.1") + *Decimal::Parse("0.2") == *Decimal::Parse("0.3"));
}

TEST_CASE("a number is written without exponent and needless zeros") {
  const std::pair<const char*, const char*> kCases[] = {{"1.50", "1.5"},     {"1200", "1200"}, {"1.2e3", "1200"},
                                                        {"-0.050", "-0.05"}, {"0.0", "0"},     {".5", "0.5"},
                                                        {"1e-3", "0.001"},   {"-0", "0"}};
  for (const auto& [text, expected] : kCases) {
    INFO(text);
    CHECK(Decimal::Parse(text)->ToString() == expected);
  }
}

TEST_CASE("text that is no number is refused") {
  for (const char* text : {"", "-", "abc", "1,000", "1.2.3", "Infinity", "NaN", "1e", " 1", "0x10", "1e99999"}) {
    INFO(text);
    CHECK_FALSE(Decimal::Parse(text));
  }
}

TEST_CASE("rounding follows the way asked for") {
  const Decimal half = *Decimal::Parse("-2.5");
  CHECK(half.Round(0, Rounding::kHalfEven).ToString() == "-2");
  CHECK(half.Round(0, Rounding::kHalfUp).ToString() == "-3");
  CHECK(half.Round(0, Rounding::kHalfDown).ToString() == "-2");
  CHECK(half.Round(0, Rounding::kUp).ToString() == "-3");
  CHECK(half.Round(0, Rounding::kDown).ToString() == "-2");
  CHECK(half.Round(0, Rounding::kFloor).ToString() == "-3");
  CHECK(half.Round(0, Rounding::kCeiling).ToString() == "-2");
  CHECK(Decimal::Parse("1.235")->Round(2, Rounding::kHalfUp).ToString() == "1.24");
  CHECK(Decimal(1250).Round(-2, Rounding::kHalfEven).ToString() == "1200");
}

TEST_CASE("whole numbers keep their arithmetic") {
  rc::prop("sum, difference and order are those of integers", [](std::int32_t a, std::int32_t b) {
    RC_ASSERT((Decimal(a) + Decimal(b)).ToInteger() == std::int64_t{a} + b);
    RC_ASSERT((Decimal(a) - Decimal(b)).ToInteger() == std::int64_t{a} - b);
    RC_ASSERT((Decimal(a) < Decimal(b)) == (a < b));
    RC_ASSERT(*Decimal::Parse(Decimal(a).ToString()) == Decimal(a));
  });
}

TEST_CASE("nothing divided by nothing is not finite") { CHECK_FALSE((Decimal(1) / Decimal(0)).IsFinite()); }

}  // namespace caseway::feel
