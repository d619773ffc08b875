#include "app/commands/due.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

namespace caseway {
namespace {

struct Outcome {
  int status;
  std::string out, err;
};

Outcome Run(const DueOptions& asked) {
  std::ostringstream out, err;
  DueOptions options = asked;
  if (options.calendars == "workflows/calendars")
    options.calendars = std::string(CASEWAY_SOURCE_DIR) + "/workflows/calendars";
  const int status = RunDue(options, out, err);
  return {status, out.str(), err.str()};
}

// A folder of workflows with the shipped calendars and these settings.
class Settings {
 public:
  explicit Settings(const std::string& text)
      : folder_(std::filesystem::temp_directory_path() / ("caseway-due-" + std::to_string(getpid()))) {
    std::filesystem::create_directories(folder_);
    std::filesystem::copy(std::string(CASEWAY_SOURCE_DIR) + "/workflows/calendars", calendars(),
                          std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
    std::ofstream(folder_ / "settings.toml") << text;
  }
  ~Settings() { std::filesystem::remove_all(folder_); }
  Settings(const Settings&) = delete;
  Settings& operator=(const Settings&) = delete;
  std::filesystem::path calendars() const { return folder_ / "calendars"; }

 private:
  std::filesystem::path folder_;
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
        "by 8 April 2026: 3 working days from 1 April 2026 by the calendar “office”, skipping 2 weekend days, Good "
        "Friday and Easter Monday\n"
        "  2 April 2026: day 1\n"
        "  3 April 2026: skipped, Good Friday\n"
        "  4 April 2026: skipped, Saturday 4 April, closed\n"
        "  5 April 2026: skipped, Sunday 5 April, closed\n"
        "  6 April 2026: skipped, Easter Monday\n"
        "  7 April 2026 to 8 April 2026: days 2 to 3\n");
}

TEST_CASE("caseway due --json is one line that begins with the date") {
  CHECK(
      Run("5 working days", "2026-10-01T09:16", true).out ==
      R"({"due":"2026-10-08","kind":"look-again","rule":"5 working days","from":"2026-10-01T09:16:00+01:00",)"
      R"("calendar":"office","in_time_before":"2026-10-09T00:00:00+01:00","provisional":false,)"
      R"("skipped":[{"date":"2026-10-03","reason":"Saturday 3 October, closed"},)"
      R"({"date":"2026-10-04","reason":"Sunday 4 October, closed"}],)"
      R"("sentence":"by 8 October 2026: 5 working days from 1 October 2026 by the calendar “office”, skipping 2 weekend days"})"
      "\n");
}

TEST_CASE("caseway due gives an instant for hours, right through a clock change") {
  const auto run = Run("4 hours", "2026-10-24T23:30", true);
  CHECK(run.out.starts_with(R"({"due":"2026-10-25T02:30:00+00:00",)"));
  CHECK(Run("1 working hour", "2026-10-03T09:00", true, "access-point")
            .out.starts_with(R"({"due":"2026-10-03T10:00:00+01:00",)"));
  CHECK(Run("4 working hours", "2026-10-02T15:00").out ==
        "by 5 October 2026 at 11:00am: 4 working hours from 2 October 2026 at 3:00pm by the calendar “office”, "
        "skipping 2 weekend days\n"
        "  2 October 2026: 2:00 hours\n"
        "  3 October 2026: skipped, Saturday 3 October, closed\n"
        "  4 October 2026: skipped, Sunday 4 October, closed\n"
        "  5 October 2026: 2:00 hours\n");
}

TEST_CASE("caseway due counts working days as days somebody works, hours as hours somebody is there") {
  for (const char* calendar : {"round-the-clock", "access-point", "office"}) {
    CAPTURE(calendar);
    CHECK(Run("5 working days", "2026-12-24", true, calendar).out.starts_with(R"({"due":"2027-01-05",)"));
  }
  CHECK(Run("5 working days", "2026-12-24", false, "round-the-clock").out ==
        "by 5 January 2027: 5 working days from 24 December 2026 by the calendar “round-the-clock”, skipping 4 weekend "
        "days, Christmas Day, Boxing Day (substitute day) and New Year's Day\n"
        "  25 December 2026: skipped, Christmas Day\n"
        "  26 December 2026: skipped, Saturday 26 December, closed\n"
        "  27 December 2026: skipped, Sunday 27 December, closed\n"
        "  28 December 2026: skipped, Boxing Day (substitute day)\n"
        "  29 December 2026 to 31 December 2026: days 1 to 3\n"
        "  1 January 2027: skipped, New Year's Day\n"
        "  2 January 2027: skipped, Saturday 2 January, closed\n"
        "  3 January 2027: skipped, Sunday 3 January, closed\n"
        "  4 January 2027 to 5 January 2027: days 4 to 5\n");
  CHECK(Run("2 working hours", "2026-12-25T22:00", true, "round-the-clock")
            .out.starts_with(R"({"due":"2026-12-26T00:00:00+00:00",)"));
  CHECK(Run("2 hours", "2026-12-25T22:00", true, "round-the-clock")
            .out.starts_with(R"({"due":"2026-12-26T00:00:00+00:00",)"));
  CHECK(Run("2 working hours", "2026-12-27T09:00", true, "access-point")
            .out.starts_with(R"({"due":"2026-12-27T11:00:00+00:00",)"));
  CHECK(Run("5 working days", "2028-12-29", false, "round-the-clock")
            .err.starts_with("caseway due: The calendar \"office\" knows the closed days from 1 January 2012"));
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

TEST_CASE("caseway due counts round pauses, which move no limit") {
  DueOptions options{.rule = "5 days", .from = "2026-10-01"};
  CHECK(Run(options).out.starts_with("by 6 October 2026"));
  options.pauses = {"2026-10-02..2026-10-04", "2026-10-06T09:00..2026-10-07T09:00"};
  CHECK(Run(options).out ==
        "by 10 October 2026: 5 days from 1 October 2026, skipping 4 paused days\n"
        "  2 October 2026 to 4 October 2026: skipped, paused\n"
        "  5 October 2026: day 1\n"
        "  6 October 2026: skipped, paused\n"
        "  7 October 2026 to 10 October 2026: days 2 to 5\n");
  options.kind = "limit";
  CHECK(Run(options).out.starts_with("by 6 October 2026"));
  options.source = "Local plan";
  options.json = true;
  CHECK(Run(options).out.starts_with(R"({"due":"2026-10-06","kind":"limit","rule":"5 days",)"));
  CHECK(Run(options).out.ends_with("\"source\":\"Local plan\"}\n"));
}

TEST_CASE("caseway due takes a limit as it stood on the day") {
  const Settings settings(R"([setting."limit.visit"]
title = "Visit"
kind  = "span"
values = [
  { from = "2020-01-01", value = "28 days", source = "Old plan" },
  { from = "2026-01-01", value = "21 days", source = "New plan" },
  { from = "2027-01-01", value = "21 days", off = true },
]
)");
  const auto on = [&](const char* from) {
    DueOptions options{.rule = "", .from = from};
    options.setting = "limit.visit";
    options.kind = "limit";
    options.calendars = settings.calendars();
    return Run(options);
  };
  CHECK(on("2025-12-31").out.starts_with("by 28 January 2026: 28 days from 31 December 2025"));
  CHECK(on("2026-01-01").out.starts_with("by 22 January 2026: 21 days from 1 January 2026"));
  CHECK(on("2027-01-01").out == "no date: limit.visit is off on 1 January 2027\n");
  CHECK(on("2027-01-01").status == 1);
  CHECK(on("2019-12-31").err == "caseway due: --setting: \"limit.visit\" has no value yet on 31 December 2019.\n");
}

TEST_CASE("caseway due takes what the council has set itself, from its day on") {
  const Settings settings(R"([setting."limit.visit"]
title = "Visit"
kind  = "span"
values = [
  { from = "2020-01-01", value = "28 days", source = "Old plan" },
]
)");
  const auto on = [&](const char* from) {
    DueOptions options{.rule = "", .from = from};
    options.setting = "limit.visit";
    options.calendars = settings.calendars();
    options.own = {{"limit.visit", *ParseDate("2026-04-01"), "14 days", "Cabinet", "Ada"},
                   {"limit.visit", *ParseDate("2026-06-01"), "off", "Cabinet", "Ada"},
                   {"limit.other", *ParseDate("2021-01-01"), "1 day", "Cabinet", "Ada"}};
    return Run(options);
  };
  CHECK(on("2026-03-31").out.starts_with("by 28 April 2026: 28 days from 31 March 2026"));
  CHECK(on("2026-04-01").out.starts_with("by 15 April 2026: 14 days from 1 April 2026"));
  CHECK(on("2026-06-01").out == "no date: limit.visit is off on 1 June 2026\n");
}

TEST_CASE("caseway due names an option it cannot read") {
  DueOptions options{.rule = "5 days", .from = "2026-10-01"};
  options.pauses = {"2026-10-02"};
  CHECK(Run(options).err == "caseway due: --pause: \"2026-10-02\" is no FROM..TO.\n");
  options.pauses = {"2026-10-04..2026-10-02"};
  CHECK(Run(options).err == "caseway due: --pause: \"2026-10-04..2026-10-02\" ends before it begins.\n");
  options.pauses = {"2026-10-04..soon"};
  CHECK(Run(options).err.starts_with("caseway due: --pause: \"soon\" is no time: "));
  options.pauses.clear();
  options.kind = "hard";
  CHECK(Run(options).err.starts_with("caseway due: --kind: "));
  CHECK(Run(options).status == 2);
  options.kind = "";
  options.rule = "";
  CHECK(Run(options).err == "caseway due: --rule: give a span of time, such as \"5 working days\", or a --setting.\n");
  options.setting = "limit.former_ni_123";
  CHECK(Run(options).err ==
        "caseway due: --setting: there is no setting \"limit.former_ni_123\". Did you mean “limit.former_ni_132”?\n");
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
