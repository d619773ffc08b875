#include "core/dates.h"

#include <catch2/catch.hpp>

#include "core/utf8.h"

using namespace caseway;

TEST_CASE("a date is read as ISO or as day, month and year") {
  CHECK(FormatIso(*ParseDate("2026-10-01")) == "2026-10-01");
  CHECK(FormatIso(*ParseDate("1/10/2026")) == "2026-10-01");
  CHECK(FormatLong(*ParseDate("29/02/2024")) == "29 February 2024");
}

TEST_CASE("an impossible date says how long the month is") {
  CHECK(ParseDate("31/09/2011").error().say == "September 2011 has 30 days.");
  CHECK(ParseDate("2023-02-29").error().say == "February 2023 has 28 days.");
  CHECK(ParseDate("2026-13-01").error().say == "There are 12 months. Write the date as 27/03/2026 or 2026-03-27.");
  for (const char* text : {"", "today", "2026-1-1", "01/10/26", "-001-01-01", "2026-10-01 ", "00/01/2026"}) {
    CHECK(ParseDate(text).error().say == "Write the date as 27/03/2026 or 2026-03-27.");
  }
}

TEST_CASE("years and parts of a second are written with all their digits") {
  CHECK(FormatIso(Date{std::chrono::year{987} / 3 / 4}) == "0987-03-04");
  CHECK(FormatIso(Date{std::chrono::year{10000} / 12 / 31}) == "10000-12-31");
  CHECK(FormatIso(*ParseInstant("2026-01-02T03:04:05.000006Z")) == "2026-01-02T03:04:05.000006Z");
  CHECK(FormatIso(*ParseInstant("1969-12-31T23:59:59.5Z")) == "1969-12-31T23:59:59.500000Z");
}

TEST_CASE("London summer time is an hour ahead of UTC") {
  CHECK(FormatIso(*ParseInstant("2026-10-01T09:16")) == "2026-10-01T08:16:00Z");
  CHECK(FormatIso(*ParseInstant("01/12/2026 09:16")) == "2026-12-01T09:16:00Z");
  CHECK(FormatIso(*ParseInstant("2026-10-01T09:16:30.5+02:00")) == "2026-10-01T07:16:30.500000Z");
  CHECK(FormatLong(*ParseInstant("2026-10-01T08:16Z")) == "1 October 2026 at 9:16am");
}

TEST_CASE("the missing hour in spring is no time, and the repeated hour in autumn has one meaning") {
  for (const char* missing : {"2026-03-29T01:00", "29/03/2026 01:30", "2026-03-29T01:59:59"}) {
    CHECK(ParseInstant(missing).error().say ==
          "There was no such time: the clocks went forward over it. Write one before or after it.");
  }
  CHECK(FormatIso(*ParseInstant("2026-03-29T02:00")) == "2026-03-29T01:00:00Z");
  CHECK(FormatIso(*ParseInstant("2026-03-29T01:30Z")) == "2026-03-29T01:30:00Z");
  CHECK(FormatIso(FromLondon({Date{Days{std::chrono::year{2026} / 3 / 29}}, 90, 0})) == "2026-03-29T01:00:00Z");
  CHECK(FormatIso(*ParseInstant("2026-10-25T01:30")) == "2026-10-25T00:30:00Z");
  CHECK(FormatIso(EndOfLondonDay(*ParseDate("2026-10-25"))) == "2026-10-26T00:00:00Z");
}

TEST_CASE("someone born on 29 February is a year older on 1 March") {
  CHECK(AgeInYears(*ParseDate("2004-02-29"), *ParseDate("2022-02-28")) == 17);
  CHECK(AgeInYears(*ParseDate("2004-02-29"), *ParseDate("2022-03-01")) == 18);
}

TEST_CASE("a birth date may be known only so far") {
  for (const char* text : {"", "1940s", "1941", "1941-05", "1941-05-10"})
    CHECK(FormatIso(*ParseApproximateDate(text)) == text);
  CHECK(FormatLong(*ParseApproximateDate("1941-05")) == "May 1941");
  CHECK(FormatLong(*ParseApproximateDate("1941")) == "about 1941");
  CHECK_FALSE(ParseApproximateDate("1943s"));
}
