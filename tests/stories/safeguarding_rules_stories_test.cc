// What safeguarding insists on, a test for each rule practice names: refused without it, let through with it.
#include <algorithm>
#include <catch2/catch.hpp>

#include "core/casework/advance_case.h"
#include "core/casework/allocate.h"
#include "core/casework/case_record.h"
#include "tests/stories/unmet_rules.h"
#include "tests/support/council_pages.h"

namespace caseway::tests {
namespace {

Document Rows(std::initializer_list<Document> rows) { return Document(Document::List(rows)); }

struct Hub {
  Council council;
  Actor worker = council.As("safeguarding-worker");
  PersonId amina = council.AddPerson(APerson("Amina", "Bront\u00eb"));
  CaseStory Raised(const Document& answers) { return {council, council.RaiseConcern(amina, answers)}; }
};

SCENARIO_METHOD(
    Hub, "P33, F75: one line and whether the adult is safe raise a concern; nothing goes on without the second") {
  CaseStory story = Raised(Document().Set("safe_now", "unknown").Set("what_happened", "Shouting at night"));
  CHECK(story.state() == "not_safe");
  CHECK(UnmetBy(story, worker, "gather").empty());
}

SCENARIO_METHOD(Hub, "P33: what was done to protect says whether the adult is safe now, and the concern goes by it") {
  CaseStory story = Raised(Document().Set("safe_now", "yes").Set("what_happened", "Shouting at night"));
  const auto protect = [&](const char* safe) {
    story.Take(worker, "protect", Document().Set("done", "Somebody went round").Set("safe_now", safe));
  };
  CHECK(story.state() == "concern");
  protect("no");
  CHECK(story.state() == "not_safe");
  CHECK(story.row().due_at == story.row().received);
  protect("unknown");
  CHECK(story.state() == "not_safe");
  protect("yes");
  CHECK(story.state() == "concern");
}

SCENARIO_METHOD(Hub, "P33: that the adult is not safe is heard on the concern too, after all that was said before") {
  CaseStory story = Raised(Document().Set("safe_now", "yes").Set("what_happened", "Shouting at night"));
  const auto follow = [&] {
    council.Must(Council::System(), [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::RunSystemActions(record, story.id(), deed);
    });
  };
  const auto protect = [&](const char* safe) {
    council.Wait(std::chrono::hours{1});
    story.Take(worker, "protect", Document().Set("done", "Somebody went round").Set("safe_now", safe));
  };
  const auto say_again = [&](const char* safe) {
    council.Wait(std::chrono::hours{1});
    story.Write(worker, "concern", Document().Set("safe_now", safe).Set("safe_why", "He came back with a knife"));
    follow();
  };
  protect("yes");
  say_again("no");
  CHECK(story.state() == "not_safe");
  CHECK(story.row().due_at <= council.now());
  SECTION("until it is said that they are safe, on either form") {
    SECTION("what was done to protect says it") { protect("yes"); }
    SECTION("the concern says it") { say_again("yes"); }
    CHECK(story.state() == "concern");
  }
  SECTION("once what was done to protect says no, only that says that they are safe") {
    protect("no");
    say_again("yes");
    CHECK(story.state() == "not_safe");
    protect("yes");
    CHECK(story.state() == "concern");
  }
}

SCENARIO_METHOD(Hub, "P33: who is not safe stands first on the hub, in words, before those who wait longer") {
  Raised(Document().Set("safe_now", "yes").Set("what_happened", "Money missing"));
  council.Wait(std::chrono::hours{2});
  const PersonId cleo = council.AddPerson(APerson("Cleo", "Quill"));
  council.RaiseConcern(cleo, Document().Set("safe_now", "no").Set("what_happened", "Hit by her son"));
  const std::string words = CouncilPages(council).Words("/safeguarding", worker);
  CHECK(words.find("Not safe, or not known to be: act now") < words.find("Concern received"));
  CHECK(words.find("Cleo Quill") < words.find("Amina"));
}

SCENARIO_METHOD(Hub,
                "P33, P40: while the adult is not safe every stage is due at once and heads the hub, and says so") {
  CaseStory story = Raised(Document().Set("safe_now", "no").Set("what_happened", "Hit by her son"));
  const auto due_at_once = [&] { return story.row().due_is_instant && story.row().due_at <= council.now(); };
  const std::string says = "Not safe, or not known to be: act now (Information gathering)";
  const auto hub = [&] { return CouncilPages(council).Words("/safeguarding", worker); };
  story.Take(worker, "gather");
  CHECK(story.state() == "information_gathering");
  CHECK(due_at_once());
  const PersonId cleo = council.AddPerson(APerson("Cleo", "Quill"));
  council.RaiseConcern(cleo, Document().Set("safe_now", "yes").Set("what_happened", "Money missing"));
  std::string words = hub();
  CHECK(words.find(says) != std::string::npos);
  CHECK(words.find(says) < words.find("Cleo Quill"));
  CHECK(words.find("Amina") < words.find("Cleo Quill"));
  CHECK(words.find("Amina", words.find("Cleo Quill")) == std::string::npos);  // there once
  const auto protect = [&](const char* safe) {
    story.Take(worker, "protect", Document().Set("done", "Somebody went round").Set("safe_now", safe));
  };
  protect("unknown");
  CHECK(due_at_once());
  protect("yes");
  CHECK(story.row().due_at == story.row().entered + std::chrono::hours(48));
  council.Wait(std::chrono::hours{24});  // danger told a day into a stage is due from then on
  protect("no");
  const Instant told = story.row().due_at;
  CHECK(council.now() - told < std::chrono::minutes{5});
  council.Wait(std::chrono::hours{2});
  protect("unknown");
  CHECK(story.row().due_at == told);
  protect("yes");
  CHECK(hub().find(says) == std::string::npos);
  protect("no");
  CHECK(due_at_once());
  CHECK(hub().find(says) != std::string::npos);
}

SCENARIO_METHOD(Hub, "P9, P32: a concern about the council's own staff seals itself, and a colleague breaks no glass") {
  const Actor manager = council.As("safeguarding-manager"), colleague = council.As("social-worker");
  CaseStory story = Raised(Document().Set("safe_now", "yes").Set("what_happened", "Kwame Price takes money from her"));
  CouncilPages pages(council);
  const std::string path = "/cases/" + PathReference(story.id());
  REQUIRE(council.Do(colleague, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::BreakGlass(record, story.id(), "Need to know", deed);
  }));
  REQUIRE(pages.Get(path, colleague).status == 200);
  const Document alleged = Document().Set("abuse_type", "financial").Set("relation", "council-staff");
  story.Write(worker, "concern",
              Document()
                  .Set("safe_now", "yes")
                  .Set("what_happened", "Kwame Price takes money from her")
                  .Set("allegations", Document(Document::List{alleged})));
  CHECK(story.row().restriction == Restriction::kSealed);
  CHECK(pages.Get(path, colleague).status == 404);
  const auto again = council.Do(colleague, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::BreakGlass(record, story.id(), "Need to know", deed);
  });
  CHECK(again.error().code == ErrorCode::kNotFound);
  CHECK(pages.Get(path, council.As("emergency-duty-worker")).status == 404);
  CHECK(pages.Get(path, worker).status == 200);
  CHECK(pages.Words(path, manager).find("own staff is alleged to be a risk") != std::string::npos);
  CHECK(council.Verify().empty());
}

// A concern about one of the council's own staff.
Document AboutStaff(const std::string& safe, const std::string& name = "") {
  Document alleged = Document().Set("abuse_type", "physical").Set("relation", "council-staff");
  if (!name.empty()) alleged.Set("source_name", name);
  return Document().Set("safe_now", safe).Set("what_happened", "Bruises").Set("allegations", Rows({alleged}));
}

SCENARIO_METHOD(Hub, "P9, P47: a sealed concern about somebody not safe is known to who is on duty at night") {
  const Actor on_duty = council.As("emergency-duty-worker"), manager = council.As("safeguarding-manager");
  CouncilPages pages(council);
  CaseStory story = Raised(AboutStaff("no"));
  REQUIRE(story.row().restriction == Restriction::kSealed);
  council.WaitUntil("2026-09-21T23:00");
  CHECK(pages.Words("/safeguarding", on_duty).find("Not safe, or not known to be: act now") != std::string::npos);
  CHECK(pages.Get("/cases/" + PathReference(story.id()), council.As("safeguarding-worker", 2)).status == 404);
  CHECK(pages.Words("/cases/" + PathReference(story.id()), manager)
            .find("The adult is not known to be safe: who is on duty at night is named too") != std::string::npos);
  story.Take(on_duty, "protect", Document().Set("done", "Somebody went round").Set("safe_now", "yes"));
  CHECK(story.state() == "concern");
  CHECK(council.Verify().empty());
}

SCENARIO_METHOD(Hub, "P9, P47: who is on duty is named once a sealed concern turns out not to be safe") {
  const Actor on_duty = council.As("emergency-duty-worker");
  const std::string hub = "/safeguarding";
  CouncilPages pages(council);
  CaseStory story = Raised(AboutStaff("yes"));
  const std::string path = "/cases/" + PathReference(story.id());
  CHECK(pages.Get(path, on_duty).status == 404);
  story.Take(council.As("safeguarding-manager"), "protect", Document().Set("done", "Rang").Set("safe_now", "unknown"));
  CHECK(pages.Get(path, on_duty).status == 200);
  CHECK(pages.Get(path, council.As("safeguarding-manager")).status == 200);
  CHECK(pages.Get(path, council.As("safeguarding-worker", 2)).status == 404);
}

SCENARIO_METHOD(Hub, "P32: nobody is named by itself on a sealed concern who is alleged to be the risk") {
  const Actor alleged = council.As("emergency-duty-worker"), other = council.As("emergency-duty-worker", 2);
  CaseStory story = Raised(AboutStaff("no", alleged.name + ", of the night team"));
  CouncilPages pages(council);
  const std::string path = "/cases/" + PathReference(story.id());
  CHECK(pages.Get(path, alleged).status == 404);
  CHECK(pages.Get(path, other).status == 200);
}

SCENARIO_METHOD(Hub, "P9, P47: nobody seals a concern about somebody not safe by hand from everybody on duty") {
  const Actor on_duty = council.As("emergency-duty-worker"), manager = council.As("safeguarding-manager");
  CaseStory story = Raised(Document().Set("safe_now", "no").Set("what_happened", "Hit by her son"));
  const auto seal = [&](std::vector<UserId> named) {
    return council.Do(manager, [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::Restrict(record, story.id(), Restriction::kSealed, std::move(named), "A witness is at risk",
                                deed);
    });
  };
  const auto alone = seal({worker.user});
  REQUIRE_FALSE(alone);
  CHECK(alone.error().fields.at(0).field == "named");
  CHECK(alone.error().fields.at(0).say ==
        "The adult is not known to be safe: who is on duty at night is named too. Name somebody of “Emergency duty "
        "team”.");
  CHECK(seal({worker.user, on_duty.user}));
}

SCENARIO_METHOD(Hub, "P33: in an enquiry too, by what is written in a form, and the date is not put off") {
  CaseStory story = Raised(Document().Set("safe_now", "yes").Set("what_happened", "Hit by her son"));
  Document decision = Document().Set("alive", "yes").Set("adult", "yes").Set("in_area", "yes").Set("in_prison", "no");
  decision.Set("needs_care", "yes").Set("abuse_or_risk", "yes").Set("unable_to_protect", "yes");
  story.Take(worker, "gather").Write(worker, "s42_decision", decision.Set("route", "section-42"));
  story.Take(worker, "start_enquiry");
  REQUIRE(story.state() == "planning");
  CHECK_FALSE(story.row().due_is_instant);
  const Instant due = story.row().due_at;
  story.Write(worker, "concern", Document().Set("safe_now", "no").Set("what_happened", "Hit by her son"));
  CHECK(story.row().due_is_instant);
  CHECK(story.row().due_at <= council.now());
  const auto moved = council.Do(worker, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::LookAgain(record, story.id(), *ParseDate("2026-12-01"), "After the holidays", deed);
  });
  REQUIRE_FALSE(moved);
  CHECK(moved.error().say ==
        "This date is about safety and runs day and night. It cannot be moved: do what it waits for.");
  story.Write(worker, "concern", Document().Set("safe_now", "yes").Set("what_happened", "Hit by her son"));
  CHECK(story.row().due_at == due);
}

SCENARIO_METHOD(Hub, "P33, F76: no enquiry is not proposed of an adult who is not safe and for whom nothing was done") {
  CaseStory story = Raised(Document().Set("safe_now", "no").Set("what_happened", "Hit by her son"));
  Document decision = Document().Set("alive", "yes").Set("adult", "yes").Set("in_area", "yes").Set("in_prison", "no");
  decision.Set("needs_care", "no").Set("route", "none").Set("reasons", "No care needs").Set("others_at_risk", "no");
  story.Take(worker, "gather").Write(worker, "s42_decision", decision);
  CHECK(UnmetBy(story, worker, "propose_no_enquiry") == "SG-13 ");
  story.Take(worker, "protect", Document().Set("done", "The police have him").Set("safe_now", "unknown"));
  CHECK(UnmetBy(story, worker, "propose_no_enquiry").empty());
}

SCENARIO_METHOD(Hub, "P33: the page of a concern says first what was said when it was raised") {
  CaseStory story = Raised(Document().Set("safe_now", "no").Set("what_happened", "Hit by her son"));
  CouncilPages pages(council);
  const std::string words = pages.Words("/cases/" + PathReference(story.id()), worker);
  const auto said = words.find(
      "What was said when it was raised Is the adult safe now? No What are you worried about? "
      "Hit by her son");
  REQUIRE(said != std::string::npos);
  CHECK(said < words.find("Forms"));
}

SCENARIO_METHOD(Hub,
                "P33: what was said at first stays on the page of a concern, what was said since stands before it") {
  CaseStory story = Raised(Document().Set("safe_now", "no").Set("what_happened", "Hit by her son"));
  const auto words = [&] { return CouncilPages(council).Words("/cases/" + PathReference(story.id()), worker); };
  CHECK(words().find("What is known now") == std::string::npos);
  council.Wait(std::chrono::hours{1});
  story.Write(worker, "concern", Document().Set("safe_now", "yes"));
  CHECK(words().find("What is known now Is the adult safe now? Yes Safeguarding concern, " + worker.name) !=
        std::string::npos);
  CHECK(words().find("What was said when it was raised Is the adult safe now? No") != std::string::npos);
}

SCENARIO_METHOD(Hub, "P4, B58, F76: who is elsewhere now is no section 42 enquiry of ours") {
  CaseStory story = Raised(Document().Set("safe_now", "yes"));
  story.Take(worker, "gather");
  Document decision = Document().Set("alive", "yes").Set("adult", "yes").Set("in_area", "no").Set("in_prison", "no");
  decision.Set("needs_care", "yes").Set("abuse_or_risk", "yes").Set("unable_to_protect", "yes");
  story.Write(worker, "s42_decision", decision.Set("route", "section-42").Set("others_at_risk", "no"));
  CHECK(UnmetBy(story, worker, "start_enquiry") == "SG-10 ");
}

SCENARIO_METHOD(Hub, "P4: not knowing whether the adult is in prison does not hold up an enquiry; knowing it does") {
  CaseStory story = Raised(Document().Set("safe_now", "yes"));
  story.Take(worker, "gather");
  Document decision = Document().Set("alive", "yes").Set("adult", "yes").Set("in_area", "yes");
  decision.Set("needs_care", "yes").Set("abuse_or_risk", "yes").Set("unable_to_protect", "yes");
  decision.Set("route", "section-42").Set("others_at_risk", "no");
  story.Write(worker, "s42_decision", decision.Set("in_prison", "yes"));
  CHECK(UnmetBy(story, worker, "start_enquiry") == "SG-10 ");
  story.Write(worker, "s42_decision", decision.Set("in_prison", "unknown"));
  CHECK(UnmetBy(story, worker, "start_enquiry").empty());
}

// P40: a concern out of a file comes with its safety unanswered.
CaseId ConcernFromFile(Council& council, PersonId person) {
  const auto raised =
      council.Must(council.As("access-manager"), [&](WritableRecord& record, const casework::Deed& deed) {
        casework::RaiseConcernCommand concern;
        concern.subject = person;
        concern.source = "file";
        return casework::RaiseConcern(record, concern, deed);
      });
  return CaseId{raised["case"].Number()};
}

SCENARIO_METHOD(Hub, "P40, F75: what was done to protect says whether the adult is safe, and that counts") {
  CaseStory story(council, ConcernFromFile(council, amina));
  REQUIRE(story.state() == "safety_unanswered");
  story.Take(worker, "protect", Document().Set("done", "Her sister is with her").Set("safe_now", "yes"));
  CHECK(story.state() == "concern");
  CHECK(UnmetBy(story, worker, "gather").empty());
}

SCENARIO_METHOD(Hub, "F83, B66, B69: a score of 14, or judgement with its reason, refers to MARAC") {
  CaseStory story = Raised(Document().Set("safe_now", "no"));
  const auto refer = [&](const Document& answers) { return story.Try(worker, "refer_to_marac", answers); };
  CHECK_FALSE(
      refer(Document().Set("score", "13").Set("judgement", "no").Set("call_outs", "0").Set("marac_before", "no")));
  CHECK(refer(Document().Set("score", "14").Set("judgement", "no").Set("call_outs", "0").Set("marac_before", "no")));
  const Document move = story.LastMove();
  CHECK(move["effects"].Items().front().Text() == "marac_referral");
  CHECK(refer(Document().Set("score", "3").Set("judgement", "yes").Set("judgement_reason", "He has a key")));
}

SCENARIO_METHOD(Hub, "F77, F79, F80, B61: a meeting says whether the adult came, or why not") {
  CaseStory story = Raised(Document().Set("safe_now", "yes"));
  story.Take(worker, "gather");
  Document meeting = Document().Set("number", "1").Set("kind", council.library().codes.at("meeting-kinds").codes[0].id);
  meeting.Set("planned_on", "2026-09-20");
  const Document guests = Rows({Document().Set("meeting", "1").Set("name", "The ward sister")});
  Document invited;
  int version = 0;
  const auto written = [&](const Document& row) {
    return council.Do(worker, [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::SubmitForm(record,
                                  {.case_id = story.id(),
                                   .form = "meetings",
                                   .answers = Document().Set("meetings", Rows({row})).Set("invited", invited),
                                   .base_version = version},
                                  deed);
    });
  };
  CHECK(written(meeting));  // planned: nothing is asked of it yet
  version = 1;
  const auto bare = written(meeting.Set("held_on", "2026-09-20"));
  REQUIRE_FALSE(bare);
  std::string asked;
  for (const auto& fault : bare.error().fields) asked += fault.field + " ";
  CHECK(asked == "meetings[0].adult_came meetings[0].outcome nobody_invited ");
  CHECK(bare.error().fields.back().say ==
        "List who was invited to each meeting that was held, with its number, or say why nobody is listed");
  invited = guests;
  const auto silent = written(meeting.Set("adult_came", "did-not-come").Set("outcome", "The enquiry goes on"));
  REQUIRE_FALSE(silent);
  CHECK(silent.error().fields.at(0).field == "meetings[0].absence_reason");
  CHECK(written(meeting.Set("absence_reason", "In hospital that day")));
}

SCENARIO_METHOD(Hub, "F81, B65: a second concern within the year is linked to the first without asking") {
  const CaseId first = council.RaiseConcern(amina, Document().Set("safe_now", "yes"));
  CaseStory again = Raised(Document().Set("safe_now", "no"));
  Viewer everything;
  everything.is_system = true;
  council.Read([&](Record& record) {
    const auto linked = record.cases().Linked(again.id(), everything);
    CHECK(std::any_of(linked.begin(), linked.end(),
                      [&](const LinkedCase& one) { return one.id == first && one.how == "repeat"; }));
  });
}

SCENARIO_METHOD(Hub, "F82: an enquiry open over six months is listed on the hub, not a day sooner") {
  CaseStory story = Raised(Document().Set("safe_now", "yes"));
  CouncilPages pages(council);
  const auto hub = [&] { return pages.Words("/safeguarding", council.As("safeguarding-manager")); };
  council.WaitUntil("2027-03-21T23:30");
  CHECK(hub().find("No safeguarding case has been open for more than 6 months.") != std::string::npos);
  council.WaitUntil("2027-03-22T00:30");
  CHECK(hub().find("Open over 6 months (1)") != std::string::npos);
}

SCENARIO_METHOD(Hub, "B70: with children at risk a concern is not closed down before children's services are told") {
  Document concern = Document().Set("safe_now", "yes").Set("children", "yes");
  CaseStory story = Raised(concern);
  Document decision = Document().Set("alive", "yes").Set("adult", "yes").Set("in_area", "yes").Set("in_prison", "no");
  decision.Set("needs_care", "no").Set("route", "none").Set("reasons", "No care needs").Set("others_at_risk", "yes");
  story.Take(worker, "protect").Take(worker, "gather").Write(worker, "s42_decision", decision);
  CHECK(UnmetBy(story, worker, "propose_no_enquiry") == "SG-16 SG-35 ");
  story.Write(worker, "s42_decision", decision.Set("others_done", "Her sister is told"));
  CHECK(UnmetBy(story, worker, "propose_no_enquiry") == "SG-35 ");
  SECTION("told: it goes on, and the answer stands on the record") {
    story.Write(worker, "concern", concern.Set("children_told", "yes"));
    story.Take(worker, "propose_no_enquiry");
    CHECK(story.state() == "no_enquiry_proposed");
    CouncilPages pages(council);
    const std::string form = "/cases/" + PathReference(story.id()) + "/forms/concern/versions/2";
    CHECK(pages.Words(form, worker).find("services been told? Yes") != std::string::npos);
  }
  SECTION("not told, or not known, is not told") {
    story.Write(worker, "concern", concern.Set("children_told", "unknown"));
    CHECK(UnmetBy(story, worker, "propose_no_enquiry") == "SG-35 ");
  }
}

SCENARIO_METHOD(Hub, "F82, P55: how long is long on the hub is the council's to set") {
  CaseStory story = Raised(Document().Set("safe_now", "yes"));
  council.Set("safeguarding.long_enquiry", "2026-09-01", "6 weeks");
  CouncilPages pages(council);
  const auto hub = [&] { return pages.Words("/safeguarding", council.As("safeguarding-manager")); };
  council.WaitUntil("2026-11-01T12:00");
  CHECK(hub().find("No safeguarding case has been open for more than 6 weeks.") != std::string::npos);
  council.WaitUntil("2026-11-04T12:00");
  CHECK(hub().find("Open over 6 weeks (1)") != std::string::npos);
}

SCENARIO_METHOD(Hub, "P7: a stage of safeguarding has a date to look again, never a limit the council has not set") {
  CaseStory story = Raised(Document().Set("safe_now", "yes"));
  CHECK(story.row().due_kind == "look-again");
  std::vector<ClockRow> clocks;
  council.Read([&](Record& record) { clocks = record.cases().Clocks(story.id()); });
  CHECK(std::none_of(clocks.begin(), clocks.end(), [](const ClockRow& clock) { return clock.rated; }));
}

}  // namespace
}  // namespace caseway::tests
