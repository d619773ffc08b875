// How late something is said to be: never more than it has waited.
#include "web/views/due_words.h"

#include <catch2/catch.hpp>

namespace caseway::views {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

const Instant kDue = FromLondon({*ParseDate("2026-09-21"), 20 * 60 + 30, 0});

std::string Late(hours by) { return DueWordsOf(kDue, true, kDue + by).text; }

TEST_CASE("A date with an hour is late by hours over midnight, and by whole days from the second on") {
  CHECK(DueWordsOf(kDue, true, kDue + minutes(20)).text == "Due now");
  CHECK(Late(hours(1)) == "Overdue by 1 hour");
  CHECK(Late(hours(19)) == "Overdue by 19 hours");
  CHECK(Late(hours(43)) == "Overdue by 43 hours");
  CHECK(Late(hours(48)) == "Overdue by 2 days");
  CHECK(Late(hours(71)) == "Overdue by 2 days");
}

TEST_CASE("A date of whole days is late by days of the calendar") {
  const Instant end = FromLondon({*ParseDate("2026-09-22"), 0, 0});
  CHECK(DueWordsOf(end, false, end + hours(1)).text == "Overdue by 1 day");
  CHECK(DueWordsOf(end, false, end + hours(23)).text == "Overdue by 1 day");
  CHECK(DueWordsOf(end, false, end + hours(25)).text == "Overdue by 2 days");
}

TEST_CASE("The later of two dates is said with what it is, and a paused case is chased by the day alone") {
  const Instant end = EndOfLondonDay(*ParseDate("2026-10-19"));
  CHECK(BesideWords(end, end - hours(30), true) == "Limit: due tomorrow");
  CHECK(BesideWords(end, end - hours(24 * 9), false) == "Look again: due by 19 October 2026");
  CHECK(BesideWords(end, end - hours(24 * 9), false, true) == "Look again: waiting, chase by 19 October 2026");
  CHECK(BesideWords(end, end - hours(24 * 9), true, true) == "Limit: due by 19 October 2026");
  CHECK(BesideWords(end, end + hours(25), false) == "Look again: overdue by 2 days");
}

}  // namespace
}  // namespace caseway::views
