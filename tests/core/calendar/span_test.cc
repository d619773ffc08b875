#include "core/calendar/span.h"

#include <catch2/catch.hpp>

namespace caseway {

TEST_CASE("A length of time is a whole number and a unit") {
  CHECK(*ParseSpan("5 working days") == Span{5, SpanUnit::kWorkingDays});
  CHECK(*ParseSpan("1 day") == Span{1, SpanUnit::kDays});
  CHECK(*ParseSpan("  6   Weeks ") == Span{6, SpanUnit::kWeeks});
  CHECK(*ParseSpan("3 months") == Span{3, SpanUnit::kMonths});
  CHECK(*ParseSpan("0 hours") == Span{0, SpanUnit::kHours});
  CHECK(*ParseSpan("4 working hours") == Span{4, SpanUnit::kWorkingHours});
}

TEST_CASE("What is not a length of time is refused with what may be written") {
  for (const char* text : {"", "5", "days", "5days", "-5 days", "+5 days", "5.5 days", "5 fortnights", "5 days later",
                           "five days", "5 workingdays", "\xff\xfe 5 days"}) {
    CAPTURE(text);
    const auto span = ParseSpan(text);
    REQUIRE_FALSE(span);
    CHECK(
        span.error().say.find("write a whole number and days, working days, weeks, months, hours or working hours.") !=
        std::string::npos);
  }
}

TEST_CASE("A length of time that never ends is refused") {
  CHECK(ParseSpan("9999 days"));
  CHECK(ParseSpan("10000 days").error().say == "\"10000 days\" is too long: at most 9999 of a unit.");
  CHECK_FALSE(ParseSpan("99999999999999999999 days"));
}

TEST_CASE("A length of time is written as it is read") {
  for (const char* text :
       {"1 day", "2 days", "1 working day", "10 working days", "6 weeks", "1 month", "4 hours", "1 working hour"}) {
    CHECK(FormatSpan(*ParseSpan(text)) == text);
  }
}

}  // namespace caseway
