#include "app/commands/due.h"

#include <catch2/catch.hpp>
#include <sstream>

namespace caseway {
namespace {

struct Outcome {
  int status;
  std::string out, err;
};

Outcome Run(const char* rule, const char* from, bool json = false, const char* calendar = "") {
  std::ostringstream out, err;
  const DueOptions options{rule, from, calendar, json, std::string(CASEWAY_SOURCE_DIR) + "/workflows/calendars"};
  const int status = RunDue(options, out, err);
  return {status, out.str(), err.str()};
}

}  // namespace

TEST_CASE("caseway due prints the date and each step to it") {
  const auto run = Run("3 working days", "2026-04-01T12:00");
  CHECK(run.status == 0);
  CHECK(run.out ==
        "by 8 April 2026: 3 working days from 1 April 2026, skipping 2 weekend days, Good Friday and Easter Monday\n"
        "  2 April 2026: day 1\n"
        "  3 April 2026: skipped, Good Friday\n"
        "  4 April 2026: skipped, Saturday 4 April, closed\n"
        "  5 April 2026: skipped, Sunday 5 April, closed\n"
        "  6 April 2026: skipped, Easter Monday\n"
        "  7 April 2026 to 8 April 2026: days 2 to 3\n");
}

TEST_CASE("caseway due --json is one line that begins with the date") {
  CHECK(Run("5 working days", "2026-10-01T09:16", true).out ==
        R"({"due":"2026-10-08","kind":"look-again","rule":"5 working days","from":"2026-10-01T09:16:00+01:00",)"
        R"("calendar":"office","in_time_before":"2026-10-09T00:00:00+01:00","provisional":false,)"
        R"("skipped":[{"date":"2026-10-03","reason":"Saturday 3 October, closed"},)"
        R"({"date":"2026-10-04","reason":"Sunday 4 October, closed"}],)"
        R"("sentence":"by 8 October 2026: 5 working days from 1 October 2026, skipping 2 weekend days"})"
        "\n");
}

TEST_CASE("caseway due gives an instant for hours, right through a clock change") {
  const auto run = Run("4 hours", "2026-10-24T23:30", true);
  CHECK(run.out.starts_with(R"({"due":"2026-10-25T02:30:00+00:00",)"));
  CHECK(Run("1 working hour", "2026-10-03T09:00", true, "access-point")
            .out.starts_with(R"({"due":"2026-10-03T10:00:00+01:00",)"));
  CHECK(Run("4 working hours", "2026-10-02T15:00").out ==
        "by 5 October 2026 at 11:00am: 4 working hours from 2 October 2026 at 3:00pm, skipping 2 weekend days\n"
        "  2 October 2026: 2:00 hours\n"
        "  3 October 2026: skipped, Saturday 3 October, closed\n"
        "  4 October 2026: skipped, Sunday 4 October, closed\n"
        "  5 October 2026: 2:00 hours\n");
}

TEST_CASE("caseway due takes a date for its origin") {
  CHECK(Run("28 days", "01/10/2026").out ==
        "by 29 October 2026: 28 days from 1 October 2026\n  2 October 2026 to 29 October 2026: days 1 to 28\n");
}

TEST_CASE("caseway due answers no past the calendar's data") {
  const auto run = Run("5 working days", "2028-12-29");
  CHECK(run.status == 1);
  CHECK(run.out.empty());
  CHECK(run.err ==
        "caseway due: The calendar \"office\" knows the closed days from 1 January 2012 to 31 December 2028; this date "
        "needs 1 January 2029. Add the days to come to the calendar's bank holidays.\n");
  CHECK(Run("28 days", "2028-12-29").status == 0);
}

TEST_CASE("caseway due says what was written wrongly") {
  CHECK(Run("5 fortnights", "2026-10-01").status == 2);
  CHECK(Run("5 days", "soon").err.starts_with("caseway due: --from: \"soon\" is no time: "));
  CHECK(Run("5 days", "31/09/2026").status == 2);
  CHECK(Run("5 days", "31/09/2026").err ==
        "caseway due: --from: \"31/09/2026\" is no time: September 2026 has 30 days.\n");
  CHECK(Run("5 days", "2026-10-01", false, "nowhere").err ==
        "caseway due: --calendar: there is no \"nowhere\": there are access-point, office, round-the-clock.\n");
}

}  // namespace caseway
