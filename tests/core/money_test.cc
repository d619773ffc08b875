#include "core/money.h"

#include <catch2/catch.hpp>

using namespace caseway;

TEST_CASE("an amount is whole pence and is read as people write it") {
  CHECK(ParseMoney("£1,234.50")->pence == 123450);
  CHECK(ParseMoney("0.5")->pence == 50);
  CHECK(ParseMoney("-12")->pence == -1200);
  CHECK(FormatMoney({5}) == "£0.05");
  CHECK(FormatMoney({-123456789}) == "-£1,234,567.89");
}

TEST_CASE("an amount that could be misread is refused") {
  for (const char* text : {"", "1.234", "1,23", "12,3456", ",123", "1e3", "£", "1.", "ten"})
    CHECK(ParseMoney(text).error().say == "Write the amount in pounds, such as 1,234.50.");
  CHECK(ParseMoney("9999999999999").error().say == "This amount is too large.");
}
