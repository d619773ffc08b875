// Urgent care before anybody has assessed, from a referral and from an assessment (P2, P8, B57).
#include <catch2/catch.hpp>

#include "tests/stories/assessment_story.h"
#include "tests/stories/concern_story.h"
#include "tests/stories/raised_from.h"
#include "tests/stories/referral_story.h"

namespace caseway::tests {
namespace {

// Its last day is not what is looked at first.
Document ForMonths() { return Document().Set("starts_on", "2026-09-21").Set("ends_on", "2027-01-04"); }

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
  story.Take(worker, "start_urgent_care", ForMonths());
  CHECK(DueDay() == "2026-09-22");
  const std::string case_page = pages.Words(Path(story.id()), worker);
  CHECK(Has(case_page, "Urgent care to be answered"));
  CHECK(Has(case_page, "1 working day from 21 September 2026 (Start urgent care before assessment)"));
  CHECK(Has(pages.Words("/work", worker), "Due tomorrow"));
  council.WaitUntil("2026-09-23T10:00");
  CHECK(Has(pages.Words("/work?due=overdue", worker), "Amina"));
  SECTION("what is done meanwhile leaves it be") {
    story.Take(worker, "start_urgent_care", ForMonths());
    CHECK(DueDay() == "2026-09-22");
  }
  story.Take(senior, "answer_urgent_care");
  CHECK(story.row().due_at == of_state);
  CHECK(Has(pages.Words(Path(story.id()), worker), "Stopped late on 23 September 2026"));
  SECTION("care that starts again is answered again") {
    council.WaitUntil("2026-09-24T10:00");
    story.Take(worker, "start_urgent_care", ForMonths());
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

SCENARIO_METHOD(Assessment, "P52: an answer on urgent care signs nothing off") {
  Written().Take(newly, "submit_adult").Take(worker, "start_urgent_care").Take(senior, "answer_urgent_care");
  council.Read([&](Record& record) {
    for (const auto& form : record.cases().LatestForms(story.id())) CHECK_FALSE(form.signed_off);
  });
}

SCENARIO_METHOD(Assessment, "P8, P43: urgent care stands before whoever may answer it until somebody does") {
  story.Take(worker, "start").Take(worker, "start_urgent_care");
  CHECK(story.row().awaits_decision);
  const std::string asked = "In progress Urgent care to be answered";
  for (const char* role : {"senior", "team-manager", "head-of-service"})
    CHECK(Has(pages.Words("/decisions", council.As(role)), asked));
  CHECK_FALSE(Has(pages.Words("/decisions", worker), asked));
  CHECK(Has(pages.Words("/work", worker), "Amina"));
  story.Take(senior, "answer_urgent_care");
  CHECK_FALSE(story.row().awaits_decision);
  CHECK_FALSE(Has(pages.Words("/decisions", council.As("team-manager")), asked));
}

SCENARIO_METHOD(Assessment,
                "P8: nothing ends while urgent care is unanswered, nor while nobody has said that it ended") {
  story.Take(worker, "start").Take(worker, "start_urgent_care");
  for (const char* end : {"cancel", "refused"}) {
    const auto early = story.Try(worker, end);
    REQUIRE_FALSE(early);
    CHECK(early.error().unmet.at(0).rule == "AS-60");
    CHECK(early.error().unmet.at(0).say == "Urgent care that was started has been answered");
  }
  CHECK(story.Try(senior, "mark_in_error").error().unmet.at(0).rule == "AS-60");
  story.Take(senior, "answer_urgent_care");
  const auto runs = story.Try(worker, "cancel");
  REQUIRE_FALSE(runs);
  REQUIRE(runs.error().unmet.size() == 1);
  CHECK(runs.error().unmet[0].say == "Urgent care has ended, and since when and why is written");
  story.Take(worker, "end_urgent_care").Take(worker, "cancel");
  CheckEnded("cancelled", "cancelled", "");
  const std::string page = pages.Words(Path(story.id()), worker);
  CHECK(Has(page, "Urgent care to be answered Stopped in time on 21 September 2026"));
  CHECK(council.Verify().empty());
}

SCENARIO_METHOD(Assessment, "P8: its last day is looked at again until it is said to have ended or is renewed") {
  story.Take(worker, "start");
  const Instant of_state = story.row().due_at;
  story.Take(worker, "start_urgent_care", Document().Set("starts_on", "2026-09-21").Set("ends_on", "2026-09-24"));
  SECTION("an answer that gives another day counts from then on") {
    story.Take(council.As("team-manager"), "answer_urgent_care",
               Document().Set("answer", "approved-shorter").Set("new_end", "2026-09-23"));
    CHECK(DueDay() == "2026-09-23");
  }
  SECTION("renewed") {
    story.Take(senior, "answer_urgent_care", Document().Set("answer", "approved"));
    CHECK(DueDay() == "2026-09-24");
    story.Take(worker, "renew_urgent_care", Document().Set("until", "2026-09-30"));
    CHECK(DueDay() == "2026-09-30");
    CHECK_FALSE(story.Try(worker, "cancel"));
  }
  CHECK(Has(pages.Words(Path(story.id()), worker), "Urgent care runs until"));
  story.Take(worker, "end_urgent_care");
  CHECK(story.row().due_at == of_state);
  const std::string after = pages.Words(Path(story.id()), senior);
  for (const char* done : {"Urgent care ended Since when", "Urgent care renewed Its new"})
    CHECK_FALSE(Has(after, done));
  CHECK(council.Verify().empty());
}

SCENARIO_METHOD(Referral, "P8: what was answered on a contact is followed on the assessment it opened") {
  Screened().Take(adviser, "send_to_triage");
  story.Take(worker, "start_urgent_care", Document().Set("starts_on", "2026-09-21").Set("ends_on", "2026-09-23"));
  const CaseId assessment = story.opened().at(0);
  story.Take(manager, "answer", Document().Set("answer", "approved"));
  CHECK_FALSE(council.Case(assessment).awaits_decision);
  CHECK(FormatIso(LondonDate(council.Case(assessment).due_at - std::chrono::hours{1})) == "2026-09-23");
  CaseStory care(council, assessment, ByPages(pages));
  CHECK_FALSE(care.Try(worker, "cancel"));
  care.Take(worker, "end_urgent_care").Take(worker, "cancel");
  CHECK(council.Case(assessment).state == "cancelled");
  CHECK(council.Verify().empty());
}

SCENARIO_METHOD(Concern, "P8, P43: urgent care out of a concern is answered before the concern ends") {
  Gathered(Decided("none", "no")).Take(worker, "start_urgent_care").Take(worker, "propose_no_enquiry");
  CHECK(Has(pages.Words("/decisions", manager), "Urgent care to be answered"));
  const auto early = story.Try(manager, "confirm");
  REQUIRE_FALSE(early);
  CHECK(early.error().unmet.at(0).rule == "SG-60");
  story.Take(manager, "answer_urgent_care").Take(manager, "confirm");
  CheckEnded("no_enquiry", "completed", "no-enquiry");
}

}  // namespace
}  // namespace caseway::tests
