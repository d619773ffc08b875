// What referral insists on, a test for each rule practice names: refused without it, let through with it.
#include <catch2/catch.hpp>

#include "tests/stories/unmet_rules.h"

namespace caseway::tests {
namespace {

struct Intake {
  Council council;
  Actor adviser = council.As("adviser");
  Actor worker = council.As("social-worker");
  CaseStory story{council, council.OpenReferral()};
};

SCENARIO_METHOD(Intake, "B2, B5, B6: screened, sent to triage and on, by way of each") {
  story.Take(adviser, "start_screening");
  CHECK(Names(UnmetBy(story, adviser, "send_to_triage"), "RF-06"));
  story.Write(adviser, "screening", Document().Set("safeguarding", "no").Set("who_for", "service-user"));
  story.Take(adviser, "send_to_triage");
  CHECK(story.state() == "triage");
  CHECK(story.row().owner_team == council.Team("access-team"));
}

SCENARIO_METHOD(Intake, "F25: nobody waits without a band and its reason; the band orders the list") {
  story.Take(adviser, "start_screening");
  story.Write(adviser, "screening", Document().Set("safeguarding", "no").Set("who_for", "service-user"));
  story.Take(adviser, "send_to_triage");
  CHECK(Names(UnmetBy(story, worker, "put_on_waiting_list"), "RF-11"));
  story.Write(worker, "triage", Document().Set("band", "urgent").Set("band_reason", "Falls each week"));
  CHECK(UnmetBy(story, worker, "put_on_waiting_list").empty());
  CHECK(story.row().band == "urgent");
}

SCENARIO("P38: a sender's “no” to consent goes to triage, and refuses nothing") {
  Council council;
  const Actor adviser = council.As("adviser");
  CaseStory story(council, council.OpenReferral({.consent = "no"}));
  story.Take(adviser, "start_screening");
  story.Write(adviser, "screening", Document().Set("safeguarding", "no").Set("who_for", "service-user"));
  story.Take(adviser, "send_to_triage");
  CHECK(story.state() == "triage");
}

}  // namespace
}  // namespace caseway::tests
