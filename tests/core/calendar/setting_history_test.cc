#include "core/calendar/setting_history.h"

#include <catch2/catch.hpp>

#include "tests/core/calendar/calendars_for_tests.h"

namespace caseway {
namespace {

const DueRule kLimit{.within = {28, SpanUnit::kDays}, .kind = DueKind::kLimit, .source = "NI 132", .off = true};

SettingHistory Changed() {
  return SettingHistory({{Day("2027-01-01"), "21 days", "Local policy 2027"}, {Day("2020-04-01"), "28 days"}});
}

}  // namespace

TEST_CASE("A limit changed from a date leaves earlier cases on the old one") {
  const SettingHistory history = Changed();
  CHECK(FormatSpan(InForce(kLimit, &history, Day("2026-12-31"))->within) == "28 days");
  CHECK(FormatSpan(InForce(kLimit, &history, Day("2027-01-01"))->within) == "21 days");
  CHECK(InForce(kLimit, &history, Day("2027-01-01"))->source == "Local policy 2027");
}

TEST_CASE("A setting switches a limit on and off") {
  const SettingHistory history({{Day("2020-04-01"), "28 days"}, {Day("2026-06-01"), "off"}});
  CHECK_FALSE(InForce(kLimit, &history, Day("2026-05-31"))->off);
  CHECK(InForce(kLimit, &history, Day("2026-06-01"))->off);
}

TEST_CASE("Before the first value, and without a history, the rule stands as written") {
  const SettingHistory history = Changed();
  CHECK(history.On(Day("2020-03-31")) == nullptr);
  CHECK(InForce(kLimit, &history, Day("2020-03-31"))->off);
  CHECK(InForce(kLimit, nullptr, Day("2026-01-01"))->within == kLimit.within);
}

TEST_CASE("A setting that is no length of time is refused") {
  const SettingHistory history({{Day("2020-04-01"), "soon"}});
  CHECK_FALSE(InForce(kLimit, &history, Day("2026-01-01")));
}

}  // namespace caseway
