#include <catch2/catch.hpp>

#include "core/calendar/due.h"
#include "tests/core/calendar/calendars_for_tests.h"

namespace caseway {
namespace {

Due Example() {
  const DueRule rule{.within = *ParseSpan("3 working days"), .from = "received", .setting = "look_again.triage"};
  return *DueDate(rule, {At("2026-04-01T12:00"), false, "referral received"}, Office());
}

}  // namespace

TEST_CASE("A due date is stored with its whole explanation") {
  CHECK(
      WriteJson(Example().ToDocument()) ==
      R"({"kind":"look-again","is_instant":false,"day":"2026-04-08","at":"2026-04-08T23:00:00Z","provisional":false,)"
      R"("within":"3 working days","origin":{"at":"2026-04-01T11:00:00Z","only_a_day":false,"name":"referral received"},)"
      R"("calendar":"office","setting":"look_again.triage","steps":[{"from":"2026-04-02","to":"2026-04-02","counted":1},)"
      R"({"from":"2026-04-03","to":"2026-04-03","skipped":1,"why":"Good Friday"},)"
      R"({"from":"2026-04-04","to":"2026-04-04","skipped":1,"why":"Saturday 4 April, closed"},)"
      R"({"from":"2026-04-05","to":"2026-04-05","skipped":1,"why":"Sunday 5 April, closed"},)"
      R"({"from":"2026-04-06","to":"2026-04-06","skipped":1,"why":"Easter Monday"},)"
      R"({"from":"2026-04-07","to":"2026-04-08","counted":2}]})");
}

TEST_CASE("A stored due date reads back the same") {
  const Due due = Example();
  const auto read = Due::FromDocument(due.ToDocument());
  REQUIRE(read);
  CHECK(read->ToDocument() == due.ToDocument());
  CHECK(read->Sentence() == due.Sentence());
}

TEST_CASE("A damaged due date names what cannot be read") {
  for (const char* member : {"kind", "day", "at", "within", "origin"}) {
    Document damaged = Example().ToDocument();
    damaged.Set(member, "nonsense");
    const auto read = Due::FromDocument(damaged);
    REQUIRE_FALSE(read);
    CHECK(read.error().say == std::string("The stored due date has no readable \"") + member + "\".");
  }
}

}  // namespace caseway
