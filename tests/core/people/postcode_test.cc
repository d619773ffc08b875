#include "core/people/postcode.h"

#include <catch2/catch.hpp>

namespace caseway {

TEST_CASE("A postcode is put in its normal form") {
  CHECK(*ParsePostcode("wh39ar") == "WH3 9AR");
  CHECK(*ParsePostcode(" W1A 0AX ") == "W1A 0AX");
  CHECK(*ParsePostcode("ec1a1bb") == "EC1A 1BB");
  CHECK(*ParsePostcode("M1 1AE") == "M1 1AE");
  CHECK(*ParsePostcode("B33 8TH") == "B33 8TH");
  CHECK(*ParsePostcode("DN55 1PT") == "DN55 1PT");
  CHECK(*ParsePostcode("GIR 0AA") == "GIR 0AA");
}

TEST_CASE("What has not the shape of a postcode is refused") {
  for (const char* text : {"", "WH3", "9AR", "WH3 9A", "WH3 9ARR", "3WH 9AR", "WH333 9AR", "WH3 99R", "WH3-9AR",
                           "WESTHAVEN", "WH3 9CI", "WH3 9Á1"}) {
    CAPTURE(text);
    REQUIRE_FALSE(ParsePostcode(text));
    CHECK(ParsePostcode(text).error().say == "This is not the shape of a UK postcode, such as WH3 9AR.");
  }
}

TEST_CASE("P37: who has no postcode gets a pseudo code in returns") {
  CHECK(*ParsePostcode("zz993vz") == kNoFixedAbode);
  CHECK(IsPseudoPostcode("ZZ99 3WZ"));
  CHECK_FALSE(IsPseudoPostcode("WH3 9AR"));
  CHECK(PostcodeForReturn("WH3 9AR", "82 Mill Lane") == "WH3 9AR");
  CHECK(PostcodeForReturn("", "No fixed abode") == "ZZ99 3VZ");
  CHECK(PostcodeForReturn("", "") == "ZZ99 3WZ");
}

}  // namespace caseway
