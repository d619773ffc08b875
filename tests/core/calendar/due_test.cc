#include "core/calendar/due.h"

#include <catch2/catch.hpp>

#include "tests/core/calendar/calendars_for_tests.h"

namespace caseway {
namespace {

DueRule Rule(const char* within) { return {.within = *ParseSpan(within), .from = "received"}; }

Due From(const char* within, const char* origin, const Pauses& pauses = {}) {
  return *DueDate(Rule(within), {.at = At(origin), .name = "received"}, Office(), pauses);
}

std::string Sentence(const char* within, const char* origin) { return From(within, origin).Sentence(); }

}  // namespace

TEST_CASE("A due date says its rule, its origin and what it skipped") {
  CHECK(Sentence("5 working days", "2026-10-01T09:16") ==
        "by 8 October 2026: 5 working days from 1 October 2026 (received) by the calendar “office”, skipping 2 weekend "
        "days");
  CHECK(Sentence("3 working days", "2026-04-01T12:00") ==
        "by 8 April 2026: 3 working days from 1 April 2026 (received) by the calendar “office”, skipping 2 weekend "
        "days, Good Friday and Easter "
        "Monday");
  CHECK(Sentence("28 days", "2026-10-01T09:16") == "by 29 October 2026: 28 days from 1 October 2026 (received)");
  CHECK(Sentence("4 hours", "2026-10-01T09:16") ==
        "by 1 October 2026 at 1:16pm: 4 hours from 1 October 2026 at 9:16am (received)");
  CHECK(Sentence("0 hours", "2026-10-01T09:16") ==
        "by 1 October 2026 at 9:16am: 0 hours from 1 October 2026 at 9:16am (received)");
}

TEST_CASE("The day of the origin is day 0 whatever its hour") {
  CHECK(From("1 day", "2026-10-01T00:00").day == Day("2026-10-02"));
  CHECK(From("1 day", "2026-10-01T23:59:59").day == Day("2026-10-02"));
  CHECK(From("1 working day", "2026-10-03T11:00").day == Day("2026-10-05"));
  CHECK(From("0 days", "2026-10-01T09:00").day == Day("2026-10-01"));
}

TEST_CASE("A day is in time until its end in London") {
  CHECK(From("1 day", "2026-10-01T09:00").at == At("2026-10-03T00:00"));
  CHECK(From("1 day", "2026-10-24T09:00").at == At("2026-10-26T00:00:00Z"));
  CHECK(From("1 day", "2026-03-28T09:00").at == At("2026-03-29T23:00:00Z"));
}

TEST_CASE("The local day counts, not the day in UTC") {
  CHECK(From("1 day", "2026-07-01T23:30:00Z").day == Day("2026-07-03"));
}

TEST_CASE("A month from the end of a long month is the end of the short one") {
  CHECK(From("1 month", "2026-01-31T09:00").day == Day("2026-02-28"));
  CHECK(From("1 month", "2028-01-31T09:00").day == Day("2028-02-29"));
  CHECK(From("3 months", "2026-11-30T09:00").day == Day("2027-02-28"));
  CHECK(From("12 months", "2028-02-29T09:00").day == Day("2029-02-28"));
  CHECK(From("6 weeks", "2026-10-01T09:00").day == Day("2026-11-12"));
}

TEST_CASE("Elapsed hours run through a clock change") {
  CHECK(From("4 hours", "2026-10-24T23:30").at == At("2026-10-25T02:30:00Z"));
  CHECK(From("4 hours", "2026-10-24T23:30").ShortSentence() == "by 25 October 2026 at 2:30am");
  CHECK(From("4 hours", "2026-03-28T23:30").ShortSentence() == "by 29 March 2026 at 4:30am");
}

TEST_CASE("In autumn's repeated hour the second is told apart") {
  CHECK(From("1 hour", "2026-10-24T23:15:00Z").ShortSentence() == "by 25 October 2026 at 1:15am");
  CHECK(From("2 hours", "2026-10-24T23:15:00Z").ShortSentence() ==
        "by 25 October 2026 at 1:15am, after the clocks go back");
}

TEST_CASE("Working hours count opening hours alone") {
  CHECK(From("4 working hours", "2026-10-02T15:00").at == At("2026-10-05T11:00"));
  CHECK(From("4 working hours", "2026-10-02T13:00").at == At("2026-10-02T17:00"));
  CHECK(From("1 working hour", "2026-04-02T22:00").at == At("2026-04-07T10:00"));
  CHECK(Sentence("4 working hours", "2026-10-02T15:00") ==
        "by 5 October 2026 at 11:00am: 4 working hours from 2 October 2026 at 3:00pm (received) by the calendar "
        "“office”, skipping 2 weekend "
        "days");
}

TEST_CASE("The explanation names each run of days") {
  const auto steps = From("5 working days", "2026-10-01T09:16").explanation;
  REQUIRE(steps.size() == 4);
  CHECK(steps[0] == DueStep{Day("2026-10-02"), Day("2026-10-02"), true, 1, ""});
  CHECK(steps[1] == DueStep{Day("2026-10-03"), Day("2026-10-03"), false, 1, "Saturday 3 October, closed"});
  CHECK(steps[2] == DueStep{Day("2026-10-04"), Day("2026-10-04"), false, 1, "Sunday 4 October, closed"});
  CHECK(steps[3] == DueStep{Day("2026-10-05"), Day("2026-10-08"), true, 4, ""});
}

TEST_CASE("A pause moves a look-again date and says so") {
  const Pauses pauses{{At("2026-10-05T10:00"), At("2026-10-07T09:00")}};
  CHECK(From("5 working days", "2026-10-01T09:16", pauses).Sentence() ==
        "by 12 October 2026: 5 working days from 1 October 2026 (received) by the calendar “office”, skipping 4 "
        "weekend days and 2 paused days");
  CHECK(From("28 days", "2026-10-01T09:16", pauses).day == Day("2026-10-31"));
  CHECK(From("96 hours", "2026-10-02T12:00", pauses).Sentence() ==
        "by 8 October 2026 at 11:00am: 96 hours from 2 October 2026 at midday (received), skipping 47 hours of pause");
}

TEST_CASE("A pause that begins and ends on one day skips no day; overlapping pauses count once") {
  CHECK(From("5 days", "2026-10-01T09:00", {{At("2026-10-02T09:00"), At("2026-10-02T15:00")}}).day ==
        Day("2026-10-06"));
  const Pauses overlapping{{At("2026-10-03T09:00"), At("2026-10-05T09:00")},
                           {At("2026-10-02T09:00"), At("2026-10-04T09:00")}};
  CHECK(From("5 days", "2026-10-01T09:00", overlapping).day == Day("2026-10-09"));
  CHECK(From("96 hours", "2026-10-01T09:00", overlapping).at == At("2026-10-08T09:00"));
}

TEST_CASE("P6: a pause never moves a limit") {
  DueRule limit = Rule("28 days");
  limit.kind = DueKind::kLimit;
  limit.source = "National indicator NI 132";
  const Pauses pauses{{At("2026-10-05T10:00"), At("2026-10-20T09:00")}};
  const auto due = DueDate(limit, {.at = At("2026-10-01T09:16")}, Office(), pauses);
  REQUIRE(due);
  CHECK(due->day == Day("2026-10-29"));
  CHECK(due->source == "National indicator NI 132");
}

TEST_CASE("Hours from an origin known by its day alone count from that day's start") {
  const auto due = DueDate(Rule("4 hours"), {At("2026-10-01T12:00"), true, "told"}, Office());
  CHECK(due->Sentence() == "by 1 October 2026 at 4:00am: 4 hours from 1 October 2026 (told)");
}

TEST_CASE("Past the calendar's data a date is refused, or provisional where that is asked for") {
  const Origin origin{At("2027-12-30T09:00"), false, "received"};
  const auto refused = DueDate(Rule("5 working days"), origin, Office());
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::kUnavailable);
  CHECK(refused.error().say ==
        "The calendar \"office\" knows the closed days from 1 January 2026 to 31 December 2027; this date needs "
        "1 January 2028. Add the days to come to the calendar's bank holidays.");
  const auto due = DueDate(Rule("5 working days"), origin, Office(), {}, PastData::kProvisional);
  REQUIRE(due);
  CHECK(due->provisional);
  CHECK(due->day == Day("2028-01-06"));
  CHECK(due->Sentence().ends_with("; provisional, as the calendar's closed days are not known so far ahead"));
  CHECK(DueDate(Rule("28 days"), origin, Office()));
}

TEST_CASE("Before the calendar's data a date is refused too") {
  CHECK_FALSE(DueDate(Rule("2 working days"), {.at = At("2025-12-29T09:00")}, Office()));
}

TEST_CASE("A clock that does not fit its unit is refused") {
  const auto fault = [](const char* within, const char* clock) {
    DueRule rule = Rule(within);
    rule.clock = clock;
    const auto checked = CheckDueRule(rule);
    return checked ? std::string() : checked.error().say;
  };
  CHECK(fault("5 working days", "calendar") ==
        "\"5 working days\" needs a clock with opening hours: team or a calendar, not calendar.");
  CHECK(fault("4 hours", "team") == "\"4 hours\" runs on the clock elapsed; for opening hours write working hours.");
  CHECK(fault("2 days", "elapsed") == "\"2 days\" is not in hours: the clock elapsed is for hours alone.");
  CHECK(fault("5 working days", "office").empty());
  CHECK(fault("6 weeks", "team").empty());
}

TEST_CASE("A limit without a source is refused unless it ships off") {
  DueRule limit = Rule("28 days");
  limit.kind = DueKind::kLimit;
  CHECK(CheckDueRule(limit).error().say == "The limit \"28 days\" names no source: name it, or ship the limit off.");
  limit.off = true;
  CHECK(CheckDueRule(limit));
}

TEST_CASE("An origin too far off, and a span the calendar never fills, are refused") {
  CHECK(DueDate(Rule("1 day"), {.at = At("1700-01-01T00:00:00Z")}, Office()).error().say ==
        "This date is too far off to count from.");
  CHECK_FALSE(DueDate(Rule("1 day"), {.at = At("9999-12-31T00:00:00Z")}, Office()));
  CalendarParts parts{.id = "rare", .title = "A minute on Mondays"};
  parts.week[0] = {540, 541};
  CHECK(DueDate(Rule("9999 working hours"), {.at = At("2026-10-01T09:00")}, *Calendar::Make(parts)).error().say ==
        "The calendar is open too little for so long a span.");
}

}  // namespace caseway
