#include <catch2/catch.hpp>

#include "core/calendar/due.h"
#include "tests/core/calendar/calendars_for_tests.h"

namespace caseway {
namespace {

using namespace std::chrono_literals;

Due Example() {
  const DueRule rule{.within = *ParseSpan("3 working days"), .from = "received", .setting = "look_again.triage"};
  return *DueDate(rule, {At("2026-04-01T12:00"), false, "referral received"}, Office());
}

}  // namespace

TEST_CASE("A due date is stored with its whole explanation") {
  CHECK(WriteJson(Example().ToDocument()) ==
        R"({"kind":"look-again","day":"2026-04-08","at":"2026-04-08T23:00:00Z","within":"3 working days",)"
        R"("origin":{"at":"2026-04-01T11:00:00Z","name":"referral received"},"calendar":"office",)"
        R"("setting":"look_again.triage","steps":["2026-04-02",1,"Good Friday","closed","closed","Easter Monday",2]})");
}

TEST_CASE("A stored due date reads back the same") {
  const Due due = Example();
  const auto read = Due::FromDocument(due.ToDocument());
  REQUIRE(read);
  CHECK(read->ToDocument() == due.ToDocument());
  CHECK(read->Sentence() == due.Sentence());
}

TEST_CASE("The date that stands beside another is stored and read back with it") {
  Due due = Example(), other = Example();
  other.kind = DueKind::kLimit;
  other.source = "Local plan";
  due.beside = std::make_shared<const Due>(other);
  const auto read = Due::FromDocument(due.ToDocument());
  REQUIRE(read);
  REQUIRE(read->beside);
  CHECK(read->beside->Sentence() == other.Sentence());
  CHECK(read->ToDocument() == due.ToDocument());
  Document damaged = due.ToDocument();
  damaged.Set("beside", Document().Set("kind", "limit"));
  CHECK(Due::FromDocument(damaged).error().say == "The stored due date has no readable \"day\".");
}

TEST_CASE("Every kind of walk reads back step by step") {
  const Pauses paused = {{At("2026-04-07T12:00"), At("2026-04-10T12:00")}};
  for (const char* within : {"30 working days", "6 weeks", "4 working hours", "48 hours", "1 day"}) {
    for (const Pauses& pauses : {Pauses{}, paused}) {
      CAPTURE(within, pauses.size());
      const DueRule rule{.within = *ParseSpan(within), .from = "received"};
      const Due due = *DueDate(rule, {At("2026-04-01T12:00"), true, "asked"}, Office(), pauses);
      const auto read = Due::FromDocument(due.ToDocument());
      REQUIRE(read);
      CHECK(read->explanation == due.explanation);
      CHECK(read->Sentence() == due.Sentence());
    }
  }
}

TEST_CASE("A day that is closed under the title “closed” is not taken for a weekday") {
  Due due = Example();
  due.explanation = {{2026y / 4 / 3, 2026y / 4 / 3, false, 1, "closed"}, {2026y / 4 / 4, 2026y / 4 / 5, true, 2, ""}};
  const auto read = Due::FromDocument(due.ToDocument());
  REQUIRE(read);
  CHECK(read->explanation == due.explanation);
}

TEST_CASE("Steps as they were written before runs are read as well") {
  Document old = Example().ToDocument();
  old.Set("steps", *ReadJson(R"([{"from":"2026-04-02","to":"2026-04-02","counted":1},)"
                             R"({"from":"2026-04-03","to":"2026-04-03","skipped":1,"why":"Good Friday"},)"
                             R"({"from":"2026-04-04","to":"2026-04-04","skipped":1,"why":"Saturday 4 April, closed"},)"
                             R"({"from":"2026-04-05","to":"2026-04-05","skipped":1,"why":"Sunday 5 April, closed"},)"
                             R"({"from":"2026-04-06","to":"2026-04-06","skipped":1,"why":"Easter Monday"},)"
                             R"({"from":"2026-04-07","to":"2026-04-08","counted":2}])"));
  const auto read = Due::FromDocument(old);
  REQUIRE(read);
  CHECK(read->explanation == Example().explanation);
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

TEST_CASE("Damaged steps are told and never run away") {
  for (const char* steps :
       {R"(["no date",1])", R"(["2026-04-02",0])", R"(["2026-04-02",-5])", R"(["2026-04-02",9223372036854775807])",
        R"(["2026-04-02",{"days":0,"why":"paused"}])", R"([{"from":"2026-04-02"}])"}) {
    CAPTURE(steps);
    Document damaged = Example().ToDocument();
    damaged.Set("steps", *ReadJson(steps));
    const auto read = Due::FromDocument(damaged);
    REQUIRE_FALSE(read);
    CHECK(read.error().say == "The stored due date has no readable \"steps\".");
  }
}

}  // namespace caseway
