#include "core/people/nhs_number.h"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

namespace caseway {
namespace {

std::string Refusal(const char* text) {
  const auto number = ParseNhsNumber(text);
  return number ? "" : number.error().say;
}

}  // namespace

TEST_CASE("An NHS number is read with blanks and hyphens or without") {
  CHECK(*ParseNhsNumber("9996317064") == "9996317064");
  CHECK(*ParseNhsNumber(" 999 631 7064 ") == "9996317064");
  CHECK(*ParseNhsNumber("999-631-7064") == "9996317064");
  CHECK(FormatNhsNumber("9996317064") == "999 631 7064");
  CHECK(FormatNhsNumber("123") == "123");
}

TEST_CASE("What is no NHS number is refused with the reason") {
  CHECK(Refusal("") == "An NHS number has 10 digits.");
  CHECK(Refusal("999631706") == "An NHS number has 10 digits.");
  CHECK(Refusal("99963170644") == "An NHS number has 10 digits.");
  CHECK(Refusal("999631706O") == "An NHS number has digits only: 10 of them.");
  CHECK(Refusal("9996317065") == "The last digit does not fit the others: check the NHS number.");
  CHECK(Refusal("0000000000") == "An NHS number is not one digit ten times over.");
}

TEST_CASE("At most one last digit fits, and where the check digit would be 10 none does") {
  int fitting = 0, none = 0;
  for (int stem = 999000000; stem < 999000110; ++stem) {
    int fits = 0;
    for (int last = 0; last < 10; ++last) fits += ParseNhsNumber(std::to_string(stem) + std::to_string(last)) ? 1 : 0;
    REQUIRE(fits <= 1);
    ++(fits == 1 ? fitting : none);
  }
  CHECK(fitting == 100);
  CHECK(none == 10);
}

TEST_CASE("The range for tests is 999 000 0000 to 999 999 9999") {
  CHECK(IsTestNhsNumber("9990000000"));
  CHECK(IsTestNhsNumber("9999999999"));
  CHECK_FALSE(IsTestNhsNumber("9980000000"));
  CHECK_FALSE(IsTestNhsNumber("999"));
}

TEST_CASE("One wrong digit or two swapped neighbours are always caught") {
  const std::string number = "9996317064";
  for (std::size_t at = 0; at < number.size(); ++at) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string wrong = number;
      wrong[at] = digit;
      CHECK(ParseNhsNumber(wrong).has_value() == (wrong == number));
    }
    std::string swapped = number;
    if (at + 1 < number.size()) std::swap(swapped[at], swapped[at + 1]);
    CHECK(ParseNhsNumber(swapped).has_value() == (swapped == number));
  }
}

}  // namespace caseway
