// One story for each way a referral can end (B1 to B8, B94; F22 to F30).
#include <catch2/catch.hpp>

#include "core/casework/case_record.h"
#include "tests/stories/raised_from.h"
#include "tests/stories/referral_story.h"

namespace caseway::tests {
namespace {

SCENARIO_METHOD(Referral, "B3: settled in the first conversation, counted once, nothing left open") {
  story.Take(adviser, "resolve_at_source", Document().Set("given", "Rang the surgery together; a visit is booked."));
  CheckEnded("resolved", "completed", "information-and-advice");
  CHECK(story.LastMove()["effects"].Items()[0].Text() == "resolved_at_source");
}

SCENARIO_METHOD(Referral,
                "F22: by whatever channel it came, a contact settled at once counts once and leaves no case open") {
  int channels = 0;
  for (const auto* channel : council.library().codes.at("channels").Offered(LondonDate(council.now()))) {
    CAPTURE(channel->id);
    story = CaseStory(
        council, council.OpenReferral({.person = APerson("Rose", "Quill " + channel->label), .channel = channel->id}),
        ByPages(pages));
    CHECK(Has(pages.Words(Path(story.id()), adviser), "By " + channel->label));
    story.Take(adviser, "resolve_at_source", Document().Set("given", "The lunch club on Thursdays."));
    CheckEnded("resolved", "completed", "information-and-advice");
    council.Read([&](Record& record) {
      const PersonId subject = story.row().subject;
      CHECK(record.people().ContactsInTwelveMonths(subject, LondonDate(council.now())) == 1);
      CHECK(record.cases().OpenPathways(subject).empty());
    });
    ++channels;
  }
  CHECK(channels >= 5);
}

SCENARIO_METHOD(Referral, "B1, F23: advice given, with a letter that says what was given") {
  Screened().Take(adviser, "signpost", Document().Set("given", "The lunch club on Thursdays."));
  CheckEnded("signposted", "completed", "information-and-advice");
  REQUIRE(story.Letters().size() == 1);
  CHECK(story.Letters()[0].html.find("The lunch club on Thursdays.") != std::string::npos);
}

SCENARIO_METHOD(Referral, "B57, P36: a sign of abuse does not end without a concern, whatever the end") {
  Screened().Write(adviser, "screening", Document().Set("safeguarding", "yes"));
  const auto stands = [&](const Actor& actor, const std::string& action) {
    INFO(action);
    const auto done = story.Try(actor, action);
    REQUIRE_FALSE(done);
    REQUIRE(done.error().unmet.size() == 1);
    CHECK(done.error().unmet[0].say ==
          "Whether there is a sign of abuse or neglect is answered, and a sign has a safeguarding concern");
  };
  for (const char* action : {"resolve_at_source", "signpost", "redirect", "withdraw"}) stands(adviser, action);
  SECTION("at screening") {}
  SECTION("at triage") {
    story.Take(adviser, "send_to_triage");
    for (const char* action : {"signpost", "redirect_to_nhs", "redirect", "withdraw", "start_assessment"})
      stands(worker, action);
  }
  council.RaiseConcern(story.row().subject, Document().Set("safe_now", "yes"));
  stands(worker, "signpost");  // P34: about something else
  RaisedFrom(council, story);
  story.Take(worker, "signpost");
  CheckEnded("signposted", "completed", "information-and-advice");
}

SCENARIO_METHOD(Referral, "B57: a question about abuse that nobody answered is asked before the case ends") {
  story.Take(adviser, "start_screening");
  const auto silent = story.Try(adviser, "resolve_at_source");
  REQUIRE_FALSE(silent);
  CHECK(silent.error().unmet[0].rule == "RF-03");
  story.Write(adviser, "screening", Document().Set("safeguarding", "unknown").Set("who_for", "service-user"));
  story.Take(adviser, "resolve_at_source");
  CheckEnded("resolved", "completed", "information-and-advice");
}

SCENARIO_METHOD(Referral, "B12: taken on, with an assessment opened") {
  Triaged().Take(worker, "start_assessment");
  CheckEnded("referred", "completed", "assessment");
  REQUIRE(story.opened().size() == 1);
  const CaseRow assessment = council.Case(story.opened()[0]);
  CHECK(assessment.pathway == "assessment");
  // Of the worker's own team: the access team takes no assessments.
  CHECK(assessment.owner_user == worker.user);
  CHECK(assessment.owner_team == worker.teams.front());
}

SCENARIO_METHOD(Referral, "F24: not taken, by two people, with a coded reason and a letter") {
  Triaged().Take(worker, "propose_rejection", Document().Set("explain", "This is for the housing department."));
  story.Take(senior, "reject");
  CheckEnded("rejected", "completed", "no-service");
  REQUIRE(story.Letters().size() == 1);
  CHECK(story.Letters()[0].html.find("This is for the housing department.") != std::string::npos);
}

SCENARIO_METHOD(Referral, "F24: proposed not to be taken, and taken after all") {
  Triaged().Take(worker, "propose_rejection").Take(senior, "take_after_all");
  CHECK(story.state() == "triage");
  CHECK(story.row().open);
}

SCENARIO_METHOD(Referral, "P49: sent on to the council that is responsible") {
  Triaged().Write(worker, "triage", Document().Set("residence", "Eastshire")).Take(worker, "redirect_to_council");
  CheckEnded("redirected", "completed", "other-council");
}

SCENARIO_METHOD(Referral, "B4: sent on to the NHS") {
  Triaged().Take(worker, "redirect_to_nhs");
  CheckEnded("redirected", "completed", "nhs");
}

SCENARIO_METHOD(Referral, "B4: sent on to another service of the council, at screening and at triage") {
  SECTION("screening") { Screened().Take(adviser, "redirect"); }
  SECTION("triage") { Triaged().Take(worker, "redirect"); }
  CheckEnded("redirected", "completed", "other-council-service");
  CHECK(story.Letters().size() == 1);
}

SCENARIO_METHOD(Referral, "B4: withdrawn, from wherever it stands") {
  SECTION("screening") { Screened().Take(adviser, "withdraw"); }
  SECTION("triage") { Triaged().Take(worker, "withdraw"); }
  SECTION("the waiting list") { Waiting().Take(worker, "withdraw"); }
  SECTION("the queue") { Triaged().Take(worker, "send_for_allocation").Take(worker, "withdraw"); }
  SECTION("the worker") {
    Triaged().Take(worker, "send_for_allocation").Take(senior, "allocate").Take(worker, "withdraw");
  }
  CheckEnded("withdrawn", "completed", "declined");
}

SCENARIO_METHOD(Referral, "P36: ended because the person cannot be reached, never on silence alone") {
  Waiting();
  const auto silent = story.Try(manager, "end_unreachable");
  REQUIRE_FALSE(silent);
  CHECK(silent.error().unmet.size() == 3);
  const Document tried = Document().Set("on", "2026-09-21").Set("reached", "no-answer");
  const auto& answers = council.library().codes.at("reached-answers").codes;
  const auto& steps = council.library().codes.at("unreachable-steps").codes;
  Document attempt = tried;
  attempt.Set("reached", answers.back().id);
  Document check;
  check.Set("risk_change", "no").Set("attempts", Document(Document::List{attempt, attempt, attempt}));
  check.Set("unreachable_steps", Document(Document::List{steps[0].id, steps[1].id}));
  check.Set("safe_without_contact", "The daughter says she is well and with her in Spain.");
  story.Take(worker, "check", check).Take(manager, "end_unreachable");
  CheckEnded("unreachable", "completed", "no-service");
  CHECK(story.Letters().size() == 1);
}

SCENARIO_METHOD(Referral, "P36: a risk check on the waiting list sets the next date by the band") {
  Waiting();
  const Instant first = story.row().due_at;
  council.Wait(std::chrono::hours{24 * 5});
  story.Take(worker, "check", Document().Set("risk_change", "no"));
  CHECK(story.state() == "waiting");
  CHECK(story.row().due_at > first);
  const Instant soon = story.row().due_at;
  story.Take(worker, "reband", Document().Set("band", "urgent"));
  CHECK(story.row().band == "urgent");
  CHECK(story.row().due_at < soon);
}

SCENARIO_METHOD(Referral, "P48: the person dies, and the case offers its ending") {
  const auto early = story.Try(worker, "person_died");
  REQUIRE_FALSE(early);
  SECTION("new") {}
  SECTION("screening") { Screened(); }
  SECTION("waiting") { Waiting(); }
  Died();
  story.Take(worker, "person_died");
  CheckEnded("died", "completed", "died");
}

SCENARIO_METHOD(Referral, "P34: the same request a second time names the first, and each shows the other") {
  const auto without = story.Try(adviser, "mark_duplicate");
  REQUIRE_FALSE(without);
  CHECK(without.error().unmet[0].say == "The contact it repeats is linked to this one");
  const CaseId first = SameRequest();
  SECTION("at once") { story.Take(adviser, "mark_duplicate"); }
  SECTION("in triage") { Triaged().Take(senior, "mark_duplicate"); }
  CheckEnded("duplicate", "cancelled", "");
  const std::string second_page = pages.Words(Path(story.id()), adviser);
  CHECK(Has(second_page, "Same request: Contact and referral"));
  CHECK(Has(pages.Words(Path(first), adviser), "Same request: Contact and referral"));
  CHECK_FALSE(Has(second_page, "recorded in error"));
  story.Take(adviser, "reopen");
  CHECK((story.state() == "screening" && story.row().open));
}

SCENARIO_METHOD(Referral, "B57, P34: what shows a sign of abuse is not put away as the same request again") {
  Screened().Write(adviser, "screening", Document().Set("safeguarding", "yes"));
  SECTION("at screening") {}
  SECTION("in triage") { story.Take(adviser, "send_to_triage"); }
  SameRequest();
  const auto put_away = story.Try(senior, "mark_duplicate");
  REQUIRE_FALSE(put_away);
  REQUIRE(put_away.error().unmet.size() == 1);
  CHECK(put_away.error().unmet[0].say ==
        "Whether there is a sign of abuse or neglect is answered, and a sign has a safeguarding concern");
  RaisedFrom(council, story);
  story.Take(senior, "mark_duplicate");
  CheckEnded("duplicate", "cancelled", "");
}

SCENARIO_METHOD(Referral, "P9, P34: a sign of abuse tells nobody that a sealed concern is open") {
  Screened().Write(adviser, "screening", Document().Set("safeguarding", "yes"));
  const auto page = [&] { return pages.Words(Path(story.id()), adviser); };
  const std::string before = page();
  const CaseId sealed = council.RaiseConcern(story.row().subject, Document().Set("safe_now", "yes"));
  council.Must(council.As("safeguarding-manager"), [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::Restrict(record, sealed, Restriction::kSealed, {}, "A member of staff", deed);
  });
  CHECK(page() == before);
  CHECK_FALSE(story.Try(adviser, "resolve_at_source"));
}

SCENARIO_METHOD(Referral, "P50: recorded in error, from every open state it can be in") {
  SECTION("new") {}
  SECTION("screening") { Screened(); }
  SECTION("triage") { Triaged(); }
  SECTION("waiting") { Waiting(); }
  SECTION("queue") { Triaged().Take(worker, "send_for_allocation"); }
  SECTION("allocated") { Triaged().Take(worker, "send_for_allocation").Take(senior, "allocate"); }
  SECTION("urgent care") { Triaged().Take(worker, "start_urgent_care"); }
  SECTION("proposed") { Triaged().Take(worker, "propose_rejection"); }
  story.Take(council.As("senior", 2), "mark_in_error");
  CheckEnded("in_error", "recorded in error", "");
}

SCENARIO_METHOD(Referral, "P48, B57: a death ends no contact whose sign of abuse has no concern") {
  Screened().Write(adviser, "screening", Document().Set("safeguarding", "yes"));
  Died();
  const auto held = story.Try(adviser, "person_died");
  REQUIRE_FALSE(held);
  CHECK(held.error().unmet.at(0).say ==
        "Whether there is a sign of abuse or neglect is answered, and a sign has a safeguarding concern");
  RaisedFrom(council, story);
  story.Take(adviser, "person_died");
  CheckEnded("died", "completed", "died");
}

SCENARIO_METHOD(Referral, "P48, P40: a death ends no contact of which nobody has said whether somebody is at risk") {
  CaseStory unanswered(council, council.OpenReferral({.safeguarding = "unknown"}), ByPages(pages));
  REQUIRE(unanswered.state() == "risk_unanswered");
  council.Must(worker, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::RecordDeath(record, unanswered.row().subject, LondonDate(deed.now), "The daughter", deed);
  });
  CHECK_FALSE(unanswered.Try(adviser, "person_died"));
  unanswered.Write(adviser, "screening", Document().Set("safeguarding", "no"));
  unanswered.Take(adviser, "person_died");
  CHECK(unanswered.state() == "died");
}

SCENARIO_METHOD(Referral, "P2: a contact with a sign of abuse, or a risk nobody knows, is struck out by two") {
  const std::string sign = GENERATE("yes", "unknown");
  Screened().Write(adviser, "screening", Document().Set("safeguarding", sign));
  const auto alone = story.Try(senior, "mark_in_error");
  REQUIRE_FALSE(alone);
  CHECK(alone.error().say == "“Recorded in error” does not apply to this case as it stands.");
  story.Take(senior, "propose_in_error");
  CHECK_FALSE(story.Try(senior, "confirm_in_error"));
  SECTION("returned, with its stage") {
    story.Take(manager, "return_to_screening");
    CHECK(story.state() == "screening");
  }
  SECTION("confirmed, and opened again") {
    story.Take(manager, "confirm_in_error");
    CheckEnded("in_error", "recorded in error", "");
    story.Take(manager, "reopen");
    CHECK(story.state() == "screening");
  }
}

SCENARIO_METHOD(Referral, "B94: what ended can be opened again, with a reason, an owner and a date") {
  story.Take(adviser, "resolve_at_source").Take(adviser, "reopen");
  CHECK(story.state() == "screening");
  CHECK(story.row().open);
  CHECK(story.row().owner_team);
  CHECK(story.row().due_at != Instant{});
}

SCENARIO_METHOD(Referral, "B7, B10: through the queue to a worker, given back and allocated again") {
  Triaged().Take(worker, "send_for_allocation").Take(senior, "allocate");
  CHECK(story.row().owner_user == worker.user);
  story.Take(worker, "give_back");
  CHECK(story.state() == "awaiting_allocation");
  story.Take(council.As("social-worker", 2), "take");
  CHECK(story.row().owner_user == council.As("social-worker", 2).user);
}

}  // namespace
}  // namespace caseway::tests
