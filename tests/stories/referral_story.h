// Referral: what the stories of referrals begin with: one by telephone, and the people who deal with it.
//
//   SCENARIO_METHOD(Referral, "B4: sent on to the NHS") {
//     Triaged().Take(worker, "redirect_to_nhs");
//     CheckEnded("redirected", "completed", "nhs");
//   }
//
// Every story has a council of its own and goes through its pages. Threads: the test's own.
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "core/casework/case_record.h"
#include "core/casework/people.h"
#include "tests/support/page_test.h"
#include "tests/support/page_way.h"

namespace caseway::tests {

// A referral by telephone and the people who deal with it.
struct Referral : PageTest {
  Actor adviser = council.As("adviser");
  Actor worker = council.As("social-worker");
  Actor senior = council.As("senior");
  Actor manager = council.As("team-manager");
  CaseStory story{council, council.OpenReferral(), ByPages(pages)};

  CaseStory& Screened() {
    return story.Take(adviser, "start_screening")
        .Write(adviser, "screening", Document().Set("safeguarding", "no").Set("who_for", "service-user"));
  }
  CaseStory& Triaged() {
    return Screened()
        .Take(adviser, "send_to_triage")
        .Write(worker, "triage", Document().Set("band", "soon").Set("band_reason", "The carer is away next week"));
  }
  CaseStory& Waiting() { return Triaged().Take(worker, "put_on_waiting_list"); }
  // The person's earlier contact, linked as the one that this repeats.
  CaseId SameRequest() {
    const CaseId first = council.OpenReferral({.subject = story.row().subject});
    council.Must(adviser, [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::LinkCases(record, story.id(), first, "same request", deed);
    });
    return first;
  }
  void Died() {
    council.Must(worker, [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::RecordDeath(record, story.row().subject, LondonDate(deed.now), "The daughter", deed);
    });
  }
  void CheckEnded(const std::string& state, const std::string& ends, const std::string& outcome) {
    const CaseRow row = story.row();
    CHECK(row.state == state);
    CHECK_FALSE(row.open);
    CHECK(row.ends == ends);
    CHECK(row.outcome == outcome);
    CHECK(row.ended == council.now());
    std::vector<ClockRow> clocks;
    council.Read([&](Record& record) { clocks = record.cases().Clocks(row.id); });
    for (const auto& clock : clocks) CHECK_FALSE(clock.stopped.empty());
  }
};

}  // namespace caseway::tests
