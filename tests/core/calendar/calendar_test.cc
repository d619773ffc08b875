#include "core/calendar/calendar.h"

#include <catch2/catch.hpp>

#include "tests/core/calendar/calendars_for_tests.h"

namespace caseway {

TEST_CASE("A calendar says why it is closed") {
  const Calendar office = Office();
  CHECK(office.IsWorkingDay(Day("2026-10-01")));
  CHECK(office.WhyClosed(Day("2026-10-01")).empty());
  CHECK(office.WhyClosed(Day("2026-10-03")) == "Saturday 3 October, closed");
  CHECK(office.WhyClosed(Day("2026-04-03")) == "Good Friday");
  CHECK(office.HoursOn(Day("2026-04-03")).IsClosed());
}

TEST_CASE("Opening includes its first minute and excludes its last") {
  const Calendar office = Office();
  CHECK_FALSE(IsOpen(office, At("2026-10-01T08:59:59")));
  CHECK(IsOpen(office, At("2026-10-01T09:00")));
  CHECK(IsOpen(office, At("2026-10-01T16:59:59")));
  CHECK_FALSE(IsOpen(office, At("2026-10-01T17:00")));
}

TEST_CASE("The next opening of a night contact at Easter is Tuesday morning") {
  const Calendar office = Office();
  CHECK(NextOpening(office, At("2026-04-02T17:00")) == At("2026-04-07T09:00"));
  CHECK(NextOpening(office, At("2026-04-02T16:59")) == At("2026-04-02T16:59"));
}

TEST_CASE("Round the clock is open in both hours of the autumn change") {
  const Calendar always = Calendar::RoundTheClock();
  CHECK(IsOpen(always, At("2026-10-25T00:30:00Z")));
  CHECK(IsOpen(always, At("2026-10-25T01:30:00Z")));
  const auto day = OpeningOn(always, Day("2026-10-25"));
  REQUIRE(day);
  CHECK(day->until - day->from == std::chrono::hours{25});
}

TEST_CASE("A team that never closes has the working days of another calendar, and its own hours") {
  CalendarParts parts{.id = "duty", .title = "Duty"};
  parts.week.fill({0, 24 * 60});
  parts.working_days = std::make_shared<const Calendar>(Office());
  const Calendar duty = *Calendar::Make(parts);
  CHECK(duty.IsOpenDay(Day("2026-12-25")));
  CHECK_FALSE(duty.IsWorkingDay(Day("2026-12-25")));
  CHECK(IsOpen(duty, At("2026-12-25T03:00")));
  CHECK(duty.WhyClosed(Day("2026-12-25")).empty());
  CHECK(duty.WorkingDays().WhyClosed(Day("2026-12-25")) == "Christmas Day");
}

TEST_CASE("A calendar that never opens, or opens before midnight, is refused") {
  CHECK(Calendar::Make({.id = "x", .title = "X"}).error().say == "A calendar must be open on one weekday at least.");
  CalendarParts parts{.id = "x", .title = "X"};
  parts.week[2] = {-1, 60};
  CHECK(Calendar::Make(parts).error().say == "The hours of Wednesday must lie between 0:00 and 24:00.");
  parts.week[2] = {0, 60};
  parts.closed = {{Date{std::chrono::year{2026}, std::chrono::month{2}, std::chrono::day{30}}, "Nothing"}};
  CHECK(Calendar::Make(parts).error().say == "\"Nothing\" is not on a real day.");
}

}  // namespace caseway
