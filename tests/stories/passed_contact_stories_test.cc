// What comes of a contact passed to the worker of an open case (P17).
#include <algorithm>
#include <catch2/catch.hpp>

#include "core/casework/case_record.h"
#include "core/casework/council.h"
#include "tests/stories/referral_story.h"

namespace caseway::tests {
namespace {

// A contact about somebody whose open assessment a worker holds.
struct Passed : Referral {
  CaseId open = council.OpenCase("assessment", story.row().subject);
  Actor holder = worker;

  Passed() {
    CaseStory(council, open).Take(holder, "start");
    Screened();
  }
  CaseStory& Linked() {
    council.Must(adviser, [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::LinkCases(record, story.id(), open, "same work", deed);
    });
    return story;
  }
  void HolderIsAwayUntil(const std::string& day) {
    council.Must(council.As("administrator"), [&](WritableRecord& record, const casework::Deed& deed) {
      const auto row = record.council().User(holder.user).value();
      return casework::ChangeAccount(
          record, {row.id, row.user_name, row.name, row.email, row.roles, row.teams, row.competences, {}, day}, deed);
    });
  }
  std::string RequestStopped() {
    std::vector<ClockRow> clocks;
    council.Read([&](Record& record) { clocks = record.cases().Clocks(story.id()); });
    return clocks.at(0).stopped;
  }
  // The contact stands on this page, at this stage.
  bool Stands(const std::string& page, const Actor& actor, const std::string& stage) {
    return Has(pages.Words(page, actor), stage);
  }
};

SCENARIO_METHOD(Passed, "P17: a contact is passed only to a case that it is linked with") {
  const auto unlinked = story.Try(adviser, "pass_to_worker");
  REQUIRE_FALSE(unlinked);
  REQUIRE(unlinked.error().unmet.size() == 1);
  CHECK(unlinked.error().unmet[0].say ==
        "The contact is linked to the open case it is passed to; a safeguarding concern is not enough");
}

SCENARIO_METHOD(Passed, "P17: what is passed on stands with the worker of the open case until they have seen it") {
  Linked().Take(adviser, "pass_to_worker");
  CHECK(story.state() == "with_worker");
  CHECK(story.row().owner_user == holder.user);
  CHECK(FormatIso(LondonDate(story.row().due_at - std::chrono::hours{1})) == "2026-09-23");
  const std::string stage = "Passed to the worker, to be seen";
  CHECK(Stands("/work", holder, stage));
  CHECK(Stands(Path(story.row().subject), holder, stage));
  CHECK(Stands(Path(open), holder, stage));
  CHECK_FALSE(Stands("/work", adviser, stage));
  SECTION("seen") {
    story.Take(holder, "seen");
    CheckEnded("passed_to_worker", "completed", "existing-support");
    CHECK_FALSE(Stands("/work", holder, stage));
    const auto events = council.EventsOf("case", story.id().value);
    CHECK(std::any_of(events.begin(), events.end(), [&](const Event& event) {
      return event.payload["action"].Text() == "seen" && event.actor == holder.user;
    }));
  }
  SECTION("sent back") {
    story.Take(holder, "send_back");
    CHECK(story.state() == "triage");
    CHECK(story.row().owner_team == council.Team("access-team"));
    CHECK_FALSE(story.row().owner_user);
    CHECK(story.LastMove()["reason"]["text"].Text() == "As agreed with the team today.");
  }
  const auto audit = pages.Audit(20);
  CHECK(std::any_of(audit.begin(), audit.end(), [&](const AuditEntry& row) {
    return row.deed == AuditDeed::kChanged && row.actor == holder.user && !row.shown.empty() &&
           row.shown.front() == story.id().value;
  }));
}

SCENARIO_METHOD(Passed, "P17: while the worker is away what is passed on stands with their manager") {
  HolderIsAwayUntil("2026-09-21");
  Linked().Take(adviser, "pass_to_worker");
  CHECK(story.state() == "passed_unseen");
  CHECK(story.row().with_managers);
  CHECK(story.row().owner_team == council.Team("locality-north"));
  CHECK(Stands("/decisions", manager, "Passed on, not yet seen"));
  SECTION("the manager has seen it") { story.Take(manager, "seen"); }
  SECTION("the manager gives it to somebody") {
    story.Take(manager, "give_to");
    CHECK(story.state() == "with_worker");
    CHECK(story.row().owner_user == worker.user);
    story.Take(worker, "seen");
  }
  CheckEnded("passed_to_worker", "completed", "existing-support");
}

SCENARIO_METHOD(Passed, "P17: what is passed on goes to the manager at once when its worker is marked away") {
  const CaseId held = open;
  Linked().Take(adviser, "pass_to_worker");
  REQUIRE(story.row().owner_user == holder.user);
  HolderIsAwayUntil("2026-09-20");
  CHECK(story.state() == "with_worker");
  HolderIsAwayUntil("2026-10-02");
  CHECK(story.state() == "passed_unseen");
  CHECK(story.row().with_managers);
  CHECK_FALSE(story.row().owner_user);
  CHECK(story.row().owner_team == council.Team("locality-north"));
  CHECK(council.Case(held).owner_user == holder.user);
  CHECK(Stands("/decisions", manager, "Passed on, not yet seen"));
  CHECK(Has(pages.Words(Path(story.id(), "/history"), manager), "Social worker 1 is away and had not seen it."));
  story.Take(manager, "seen");
  CheckEnded("passed_to_worker", "completed", "existing-support");
  CHECK(council.Verify().empty());
}

SCENARIO_METHOD(Passed, "P17: whoever was away until yesterday has it, and a case that nobody holds has a manager") {
  SECTION("back again") {
    HolderIsAwayUntil("2026-09-20");
    Linked().Take(adviser, "pass_to_worker");
    CHECK(story.state() == "with_worker");
  }
  SECTION("unallocated") {
    open = council.OpenCase("assessment", story.row().subject);
    Linked().Take(adviser, "pass_to_worker");
    CHECK(story.state() == "passed_unseen");
  }
}

SCENARIO_METHOD(Passed, "P17: what nobody says they have seen goes to the manager") {
  Linked().Take(adviser, "pass_to_worker");
  const std::string stopped = RequestStopped();
  REQUIRE_FALSE(stopped.empty());
  council.WaitUntil("2026-09-24T09:00");
  council.Must(Council::System(), [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::RunSystemActions(record, story.id(), deed);
  });
  CHECK(story.state() == "passed_unseen");
  CHECK(Stands("/decisions", manager, "Passed on, not yet seen"));
  story.Take(holder, "seen");
  CheckEnded("passed_to_worker", "completed", "existing-support");
  CHECK(RequestStopped() == stopped);  // when it was passed on: two stopping stages later it is still that
  CHECK(Has(pages.Words(Path(story.id()), manager), "Stopped in time on 21 September 2026"));
}

}  // namespace
}  // namespace caseway::tests
