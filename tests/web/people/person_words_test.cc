#include "web/views/person_words.h"

#include <catch2/catch.hpp>

namespace caseway::views {
namespace {

Instant Noon() { return *ParseInstant("2026-11-22T12:00"); }

std::string Born(const char* typed) {
  const auto born = ParseBorn(typed);
  return born ? FormatLong(*born) : born.error().say;
}

TEST_CASE("A birth date is read as people write it") {
  CHECK(Born("27/3/1950") == "27 March 1950");
  CHECK(Born(" 27 3 1950 ") == "27 March 1950");
  CHECK(Born("27.3.1950") == "27 March 1950");
  CHECK(Born("1950-03-27") == "27 March 1950");
  CHECK(ParseBorn("3/1950")->precision == DatePrecision::kMonth);
  CHECK(ParseBorn("about 1941")->precision == DatePrecision::kYear);
  CHECK(ParseBorn("1940s")->precision == DatePrecision::kDecade);
  CHECK(ParseBorn("")->precision == DatePrecision::kUnknown);
  CHECK(ParseBorn("Unknown")->precision == DatePrecision::kUnknown);
}

TEST_CASE("An impossible birth date is refused with what to write instead") {
  CHECK(Born("31/9/1950")
            .starts_with("Enter a date of birth like 27/3/1950, or as much as is known, like 1941 or 1940s."));
  CHECK_FALSE(ParseBorn("last spring").has_value());
}

TEST_CASE("What was read can be typed again") {
  for (const char* typed : {"27/3/1950", "1941", "1940s", "3/1950", ""}) {
    const auto born = ParseBorn(typed);
    REQUIRE(born.has_value());
    CHECK(*ParseBorn(BornTyped(*born)) == *born);
  }
}

TEST_CASE("Age is given today, or at death") {
  const auto born = *ParseBorn("23/11/1950");
  CHECK(BornWords(born, Noon()) == "23 November 1950 (75)");
  CHECK(BornWords(born, Noon(), *ParseDate("2020-11-23")) == "23 November 1950 (died aged 70)");
  CHECK(BornWords(*ParseBorn("1941"), Noon()) == "about 1941 (about 85)");
  CHECK(BornWords({}, Noon()) == "not known");
}

TEST_CASE("A test NHS number says so") {
  CHECK(NhsWords("9996317064") == "999 631 7064 (test number)");
  CHECK(NhsWords("9434765919") == "943 476 5919");
  CHECK(NhsWords("") == "not known");
}

TEST_CASE("A time of day is read as people write it") {
  CHECK(ParseClock("9:05")->minutes == 545);
  CHECK(ParseClock("09.05")->minutes == 545);
  CHECK(ParseClock("3pm")->minutes == 900);
  CHECK_FALSE(ParseClock("3pm")->to_the_minute);
  CHECK(ParseClock("12:30 AM")->minutes == 30);
  CHECK(ParseClock("12pm")->minutes == 720);
  for (const char* typed : {"25:00", "9", "13pm", "9:5", "noon", ":", "9:60", "-1:00"}) CHECK_FALSE(ParseClock(typed));
}

TEST_CASE("When something happened is known as far as it was typed") {
  CHECK_FALSE(ParseHappened("", "", Noon())->has_value());
  CHECK(HappenedWords(**ParseHappened("3/3/2026", "", Noon())) == "3 March 2026");
  CHECK(HappenedWords(**ParseHappened("3/3/2026", "9:16am", Noon())) == "3 March 2026 at 9:16am");
  CHECK(HappenedWords(**ParseHappened("3/3/2026", "3pm", Noon())) == "3 March 2026 at about 3:00pm");
  CHECK(HappenedWords(**ParseHappened("", "9:16", Noon())) == "22 November 2026 at 9:16am");
  CHECK(ParseHappened("31/9/2026", "", Noon()).error().fields.at(0).field == "on");
  CHECK(ParseHappened("3/3/2026", "late", Noon()).error().fields.at(0).say == "Enter a time like 9:30am or 14:15.");
}

TEST_CASE("An address stands on one line") {
  CHECK(AddressLine("1 High Street\r\nWesthaven", "WH1 1AA") == "1 High Street, Westhaven, WH1 1AA");
  CHECK(AddressLine("", "WH1 1AA") == "WH1 1AA");
  CHECK(AddressLine("", "") == "not known");
}

}  // namespace
}  // namespace caseway::views
