// Dates counted past the end of the calendars' data, counted again when newer bank holidays have come.
#include "core/casework/recount_dates.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "core/casework/allocate.h"
#include "storage/sqlite/queries/provisional_dates.h"
#include "tests/support/council.h"
#include "workflows/calendars/read_calendars.h"

namespace caseway::tests {
namespace {

namespace fs = std::filesystem;

// The shipped workflows with the bank holidays known a year further.
pathway::Library KnownFurther() {
  const TemporaryFolder folder;
  fs::copy(CASEWAY_SOURCE_DIR "/workflows/calendars", folder.path() / "calendars");
  const fs::path file = folder.path() / "calendars" / "bank-holidays.toml";
  std::ifstream in(file);
  std::string text(std::istreambuf_iterator<char>(in), {});
  text.replace(text.find("2028-12-31"), 10, "2029-12-31");
  text.insert(text.rfind(']'), "  { date = 2029-01-01, title = \"New Year's Day\" },\n");
  std::ofstream(file) << text;
  const auto calendars = ReadCalendars(folder.path() / "calendars");
  REQUIRE(calendars);
  pathway::Library library = ShippedLibrary();
  library.council.calendars.clear();
  for (const auto& [id, calendar] : calendars->all()) library.council.calendars.emplace(id, calendar);
  return library;
}

// The last day on which it is still in time.
std::string LastDay(Instant due) { return FormatIso(LondonDate(due - std::chrono::microseconds{1})); }

// The last working day of 2028: whatever is counted from it needs days that are not known yet.
struct YearEnd {
  Council council;
  CaseId assessment;

  YearEnd() {
    council.WaitUntil("2028-12-29T16:00");
    assessment = council.OpenCase("assessment", council.AddPerson(APerson("Idris", "Lewis")));
  }
  bool Recount() {
    return council
        .Must(Council::System(),
              [&](WritableRecord& record, const casework::Deed& deed) {
                return casework::RecountDates(record, assessment, deed);
              })["recounted"]
        .Truth();
  }
  std::vector<CaseId> Provisional() { return storage::CasesWithProvisionalDates(council.database().Reader()); }
  Instant DueAt() { return council.Case(assessment).due_at; }
};

}  // namespace

TEST_CASE("a provisional date is counted again when the bank holiday it lacked has come") {
  YearEnd year;
  REQUIRE(year.council.Case(year.assessment).due_provisional);
  REQUIRE(LastDay(year.DueAt()) == "2029-01-05");
  REQUIRE(year.Provisional() == std::vector<CaseId>{year.assessment});
  year.council.Use(KnownFurther());
  CHECK(year.Recount());
  CHECK_FALSE(year.council.Case(year.assessment).due_provisional);
  // New Year's Day is no working day after all: not Friday, but Monday.
  CHECK(LastDay(year.DueAt()) == "2029-01-08");
  const auto event = year.council.EventsOf("case", year.assessment.value).back();
  CHECK(event.type == "case.looked-again");
  CHECK(event.payload["reason"].Text() == "The bank holidays it was counted without are known now.");
  CHECK(year.Provisional().empty());
  CHECK_FALSE(year.Recount());
  CHECK(year.council.Verify().empty());
}

TEST_CASE("while they are not known a provisional date stays, and no event is kept") {
  YearEnd year;
  const auto events = year.council.Events();
  CHECK_FALSE(year.Recount());
  CHECK(year.council.Case(year.assessment).due_provisional);
  CHECK(year.council.Events() == events);
}

TEST_CASE("a running clock is counted again where the state's own date never needed it") {
  YearEnd year;
  year.council.Set("limit.safeguarding_decision", "2026-01-01", "5 working days");
  year.assessment =
      year.council.RaiseConcern(year.council.AddPerson(APerson("Ivy", "Ward")), Document().Set("safe_now", "yes"));
  const auto decision = [&] {
    ClockRow found;
    year.council.Read([&](Record& record) {
      for (const auto& clock : record.cases().Clocks(year.assessment)) {
        if (clock.id == "decision") found = clock;
      }
    });
    return found;
  };
  REQUIRE(LastDay(decision().due_at) == "2029-01-05");
  REQUIRE(decision().due["provisional"].Truth());
  REQUIRE_FALSE(year.council.Case(year.assessment).due_provisional);
  const Instant due = year.DueAt();
  year.council.Use(KnownFurther());
  year.council.Set("limit.safeguarding_decision", "2026-01-01", "5 working days");
  CHECK(year.Recount());
  CHECK_FALSE(decision().due["provisional"].Truth());
  CHECK(LastDay(decision().due_at) == "2029-01-08");
  CHECK(year.DueAt() == due);
  CHECK(year.council.Verify().empty());
}

TEST_CASE("nobody but the system counts dates again") {
  YearEnd year;
  const auto by_hand = year.council.Do(year.council.As("administrator"), [&](WritableRecord& record, const auto& deed) {
    return casework::RecountDates(record, year.assessment, deed);
  });
  REQUIRE_FALSE(by_hand);
  CHECK(by_hand.error().say == "Dates are counted again by the system.");
}

}  // namespace caseway::tests
