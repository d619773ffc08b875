// Urgent care before anybody has assessed, from a referral and from an assessment (P2, P8, B57).
#include <catch2/catch.hpp>

#include "tests/stories/assessment_story.h"
#include "tests/stories/raised_from.h"
#include "tests/stories/referral_story.h"

namespace caseway::tests {
namespace {

SCENARIO_METHOD(Referral, "P8: urgent care does not end before it starts") {
  Screened().Take(adviser, "send_to_triage");
  const auto back =
      story.Try(worker, "start_urgent_care", Document().Set("starts_on", "2026-09-22").Set("ends_on", "2026-09-21"));
  REQUIRE_FALSE(back);
  CHECK(back.error().unmet.at(0).say == "The last day is not before the first");
  story.Take(worker, "start_urgent_care", Document().Set("starts_on", "2026-09-22").Set("ends_on", "2026-09-22"));
  CHECK(story.state() == "urgent_care");
}

SCENARIO_METHOD(Referral, "P8: urgent care starts before anyone assesses, and somebody else answers for it") {
  Screened().Take(adviser, "send_to_triage").Take(worker, "start_urgent_care");
  CHECK(story.state() == "urgent_care");
  REQUIRE(story.opened().size() == 1);
  const CaseRow assessment = council.Case(story.opened()[0]);
  CHECK(assessment.state == "not_started");
  CHECK(assessment.due_at != Instant{});
  CHECK_FALSE(story.Try(council.As("senior"), "start_urgent_care"));
  story.Take(manager, "answer");
  CheckEnded("referred", "completed", "assessment");
  CHECK(council.Case(assessment.id).open);
}

SCENARIO_METHOD(Referral, "P2, B57: urgent care waits for nothing, but its answer leaves no sign of abuse behind") {
  Screened().Write(adviser, "screening", Document().Set("safeguarding", "yes"));
  story.Take(adviser, "send_to_triage").Take(worker, "start_urgent_care");
  CHECK(story.state() == "urgent_care");
  const auto left = story.Try(manager, "answer");
  REQUIRE_FALSE(left);
  REQUIRE(left.error().unmet.size() == 1);
  CHECK(left.error().unmet[0].rule == "RF-53");
  CHECK(left.error().unmet[0].say ==
        "Whether there is a sign of abuse or neglect is answered, and a sign has a safeguarding concern");
  SECTION("a concern is raised") { RaisedFrom(council, story); }
  SECTION("there was none: the screening is put right here") {
    story.Write(adviser, "screening", Document().Set("safeguarding", "no"));
  }
  story.Take(manager, "answer");
  CheckEnded("referred", "completed", "assessment");
}

SCENARIO_METHOD(Referral, "P8: whoever started urgent care does not approve it") {
  Screened().Take(adviser, "send_to_triage").Take(senior, "start_urgent_care");
  const auto alone = story.Try(senior, "answer");
  REQUIRE_FALSE(alone);
  CHECK(alone.error().unmet[0].rule == "four-eyes");
  story.Take(council.As("head-of-service"), "answer");
  CheckEnded("referred", "completed", "assessment");
}

SCENARIO_METHOD(Assessment, "P8: urgent care during an assessment, answered by another") {
  story.Take(worker, "start_urgent_care");
  CHECK(story.state() == "in_progress");
  CHECK(story.LastMove()["effects"].Items()[0].Text() == "urgent_care");
  story.Take(senior, "answer_urgent_care");
  CHECK(story.state() == "in_progress");
}

SCENARIO_METHOD(Assessment, "P8: urgent care has a date of its own, on the worklist until somebody answers") {
  story.Take(worker, "start");
  const Instant of_state = story.row().due_at;
  story.Take(worker, "start_urgent_care");
  CHECK(DueDay() == "2026-09-22");
  const std::string case_page = pages.Words(Path(story.id()), worker);
  CHECK(Has(case_page, "Urgent care to be answered"));
  CHECK(Has(case_page, "1 working day from 21 September 2026 (Start urgent care before assessment)"));
  CHECK(Has(pages.Words("/work", worker), "Due tomorrow"));
  council.WaitUntil("2026-09-23T10:00");
  CHECK(Has(pages.Words("/work?due=overdue", worker), "Amina"));
  SECTION("what is done meanwhile leaves it be") {
    story.Take(worker, "start_urgent_care");
    CHECK(DueDay() == "2026-09-22");
  }
  story.Take(senior, "answer_urgent_care");
  CHECK(story.row().due_at == of_state);
  CHECK(Has(pages.Words(Path(story.id()), worker), "Stopped late on 23 September 2026"));
  SECTION("care that starts again is answered again") {
    council.WaitUntil("2026-09-24T10:00");
    story.Take(worker, "start_urgent_care");
    CHECK(DueDay() == "2026-09-25");
    story.Take(council.As("team-manager"), "answer_urgent_care");
    CHECK(story.row().due_at == of_state);
  }
  CHECK(council.Verify().empty());
}

SCENARIO_METHOD(Assessment, "P8: urgent care starts while an assessment awaits its signature, and does not move it") {
  Written().Take(newly, "submit_adult").Take(worker, "start_urgent_care");
  CHECK(story.state() == "awaiting_sign_off");
  CHECK_FALSE(story.Try(worker, "answer_urgent_care"));
  story.Take(council.As("team-manager"), "answer_urgent_care").Take(senior, "sign_off");
  CHECK(story.state() == "signed_off");
}

}  // namespace
}  // namespace caseway::tests
