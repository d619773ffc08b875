// One story for each way an assessment can end (B12 to B21, B76, B77; P6, P11 to P13, P18, P48, P53).
#include <algorithm>
#include <catch2/catch.hpp>

#include "core/casework/people.h"
#include "tests/support/page_test.h"
#include "tests/support/page_way.h"

namespace caseway::tests {
namespace {

// An assessment of Amina, or of the carer Idris, and those who work on it.
struct Assessment : PageTest {
  Actor worker = council.As("social-worker");
  Actor senior = council.As("senior");
  Actor newly = council.As("newly-qualified");
  PersonId amina = council.AddPerson(APerson("Amina", "Bront\u00eb"));
  CaseStory story{council, council.OpenCase("assessment", amina), ByPages(pages)};

  CaseStory& Written(const std::string& basis = "duty") {
    Document eligibility;
    eligibility.Set("cause", "yes").Set("nutrition", "assistance").Set("hygiene", "danger").Set("impact", "yes");
    eligibility.Set("carer_meets", "no").Set("wants_council", "yes").Set("resident", "yes");
    if (basis == "not-met") eligibility.Set("impact", "no");
    story.Take(newly, "start").Write(newly, "assessment_adult");
    return story.Write(newly, "risk").Write(newly, "advocacy").Write(newly, "adult_eligibility", eligibility);
  }
  CaseStory& SignedOff(const std::string& basis = "duty") {
    Written(basis).Take(newly, "submit_adult");
    return story.Take(senior, "sign_off");
  }
  CaseStory& Given() { return SignedOff().Take(newly, "give_statement"); }
  CaseStory& CarerGiven() {
    Document eligibility;
    eligibility.Set("necessary_care", "yes").Set("health_at_risk", "yes").Set("impact", "yes");
    eligibility.Set("wants_council", "yes").Set("resident", "yes");
    const PersonId idris = council.AddPerson(APerson("Idris", "Bront\u00eb"));
    story = CaseStory(council, council.OpenCase("assessment", idris, "unpaid carer"), ByPages(pages));
    story.Take(newly, "start_carer").Write(newly, "assessment_carer").Write(newly, "advocacy");
    story.Write(newly, "carer_eligibility", eligibility).Take(newly, "submit_carer").Take(senior, "sign_off");
    return story.Take(newly, "give_carer_statement");
  }
  void Died() {
    council.Must(worker, [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::RecordDeath(record, amina, LondonDate(deed.now), "The daughter", deed);
    });
  }
  // The day until whose end it is in time.
  std::string DueDay() { return FormatIso(LondonDate(story.row().due_at - std::chrono::hours{1})); }
  Document DraftOf(const std::string& form) {
    Document answers{Document::Members{}};
    council.Read([&](Record& record) {
      const Draft draft = record.ReadDraft(record.cases().FormOf(story.id(), form)).value();
      for (const auto& answer : draft.answers) answers.Set(answer.question, answer.current.value);
    });
    return answers;
  }
  std::string LettersWritten() {
    std::string names;
    for (const auto& letter : story.Letters()) names += letter.letter + " ";
    return names;
  }
  void CheckEnded(const std::string& state, const std::string& ends, const std::string& outcome) {
    CHECK(story.state() == state);
    CHECK_FALSE(story.row().open);
    CHECK(story.row().ends == ends);
    CHECK(story.row().outcome == outcome);
  }
};

SCENARIO_METHOD(Assessment,
                "B12, B18, B19, B20, F36, P22: assessed, signed off by another, statement given, support planning") {
  Given();
  CHECK(LettersWritten().find("assessment-copy") != std::string::npos);
  CHECK(LettersWritten().find("eligibility-decision") != std::string::npos);
  CHECK(LettersWritten().find("statement-of-needs") != std::string::npos);
  story.Take(newly, "to_support_planning");
  CheckEnded("completed", "completed", "support-planning");
}

SCENARIO_METHOD(Assessment, "P52: what a newly qualified worker wrote is signed by somebody else, and frozen") {
  Written().Take(newly, "submit_adult");
  CHECK(story.row().awaits_decision);
  CHECK_FALSE(story.Try(newly, "sign_off"));
  story.Take(worker, "sign_off");
  std::vector<FormVersion> forms;
  council.Read([&](Record& record) { forms = record.cases().LatestForms(story.id()); });
  REQUIRE(forms.size() >= 5);
  for (const auto& form : forms) CHECK(form.signed_off);
}

SCENARIO_METHOD(Assessment, "P52: returned with reasons, changed, submitted again, signed") {
  Written().Take(newly, "submit_adult").Take(senior, "return");
  CHECK(story.state() == "returned");
  CHECK(story.LastMove()["reason"]["text"].Text() == "As agreed with the team today.");
  story.Write(newly, "risk", Document().Set("summary", "Falls in the evening; rail fitted."));
  story.Take(newly, "submit_again").Take(senior, "sign_off");
  CHECK(story.state() == "signed_off");
}

SCENARIO_METHOD(Assessment, "P52: who submitted takes it back and does not return it; nobody else takes it back") {
  Written().Take(newly, "submit_adult");
  CHECK_FALSE(story.Try(worker, "take_back"));
  story.Take(newly, "take_back");
  CHECK(story.state() == "in_progress");
  story.Write(senior, "risk").Take(senior, "submit_adult");
  const auto own = story.Try(senior, "return");
  REQUIRE_FALSE(own);
  CHECK(InFull(own.error()).find("It is done by someone other than who wrote it or brought it here") !=
        std::string::npos);
  const auto other = story.Try(council.As("team-manager"), "take_back");
  REQUIRE_FALSE(other);
  CHECK(InFull(other.error()).find("It is done by who holds the case or brought it here") != std::string::npos);
  story.Take(council.As("team-manager"), "return");
  CHECK(story.state() == "returned");
}

SCENARIO_METHOD(Assessment, "F36, B20: what is recorded as given with the statement is given, once") {
  Document given;
  given.Set("given_on", FormatIso(LondonDate(council.now())));
  given.Set("to", Document(Document::List{}).Add("person").Add("carer"));
  SignedOff().Take(newly, "give_statement", given);
  REQUIRE(story.Letters().size() == 3);
  for (const auto& letter : story.Letters()) {
    CHECK(letter.given == FormatIso(LondonDate(council.now())));
    INFO(letter.title);
    CHECK_FALSE(Has(pages.Words(Path(story.id(), "/letters/" + PathReference(letter.id)), newly), "Mark as given"));
  }
  const auto events = council.EventsOf("case", story.id().value);
  const auto told =
      std::find_if(events.begin(), events.end(), [](const Event& one) { return one.type == "letter.given"; });
  REQUIRE(told != events.end());
  CHECK(told->payload["how"].Text().find("The person, The carer, at the person's wish") == 0);
}

SCENARIO_METHOD(Assessment, "P46: a letter that was stopped is not given with the others") {
  council.Must(worker, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::AddAlert(record, {.person = amina, .code = "no-letter", .text = "He opens her post"}, deed);
  });
  Given();
  for (const auto& letter : story.Letters()) CHECK(letter.given.empty());
}

SCENARIO_METHOD(Assessment, "P12, P53: no eligible needs: reasons and advice in writing") {
  SignedOff("not-met");
  CHECK_FALSE(story.Try(newly, "give_statement"));
  story.Take(newly, "give_statement_not_met");
  CHECK(LettersWritten().find("not-meeting-needs") != std::string::npos);
  const auto unlawful = story.Try(newly, "to_support_planning");
  REQUIRE_FALSE(unlawful);
  CHECK(unlawful.error().unmet[0].rule == "AS-24");
  story.Take(newly, "advice");
  CheckEnded("completed", "completed", "information-and-advice");
}

SCENARIO_METHOD(Assessment, "P18: each result of a completed assessment") {
  Given();
  std::string outcome;
  SECTION("reablement") { story.Take(newly, "to_reablement"), outcome = "reablement"; }
  SECTION("further assessment") { story.Take(newly, "to_further_assessment"), outcome = "further-assessment"; }
  SECTION("goes on") { story.Take(newly, "continues"), outcome = "continues"; }
  SECTION("hospital") { story.Take(newly, "in_hospital"), outcome = "hospital"; }
  SECTION("another council") { story.Take(newly, "other_council"), outcome = "other-council"; }
  SECTION("the NHS") { story.Take(newly, "nhs"), outcome = "nhs"; }
  SECTION("self-funder") { story.Take(newly, "self_funder"), outcome = "self-funder"; }
  SECTION("advice") { story.Take(newly, "advice"), outcome = "information-and-advice"; }
  SECTION("another service") { story.Take(newly, "other_service"), outcome = "other-council-service"; }
  SECTION("declined") { story.Take(newly, "declined"), outcome = "declined"; }
  SECTION("no service") { story.Take(newly, "no_service"), outcome = "no-service"; }
  SECTION("died") { Died(), story.Take(newly, "person_died"), outcome = "died"; }
  CheckEnded("completed", "completed", outcome);
}

SCENARIO_METHOD(Assessment, "P48: a death after sign-off counts, a death before it is left out") {
  SECTION("before it began") {
    Died(), story.Take(worker, "person_died");
    CheckEnded("died", "cancelled", "");
  }
  SECTION("while it was written") {
    Written(), Died(), story.Take(worker, "person_died");
    CheckEnded("died", "cancelled", "");
  }
  SECTION("after sign-off") {
    SignedOff(), Died(), story.Take(worker, "person_died");
    CheckEnded("completed", "completed", "died");
  }
}

SCENARIO_METHOD(Assessment, "P11: an adult who may refuse does, and may ask again") {
  story.Take(worker, "refused", Document().Set("abuse_risk", "no").Set("able_to_refuse", "yes"));
  CheckEnded("refused", "cancelled", "");
  CHECK(LettersWritten() == "refusal-recorded ");
  story.Take(worker, "reopen");
  CHECK(story.state() == "in_progress");
}

SCENARIO_METHOD(Assessment, "P11: a refusal at risk of abuse does not end the duty") {
  const Document at_risk = Document().Set("abuse_risk", "yes").Set("able_to_refuse", "yes");
  const auto refused = story.Try(worker, "refused", at_risk);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().unmet[0].rule == "AS-01");
  story.Take(worker, "refusal_duty_goes_on", at_risk);
  CHECK(story.state() == "in_progress");
}

SCENARIO_METHOD(Assessment, "P11, P58: a carer's refusal stands") {
  story = CaseStory(council, council.OpenCase("assessment", amina, "unpaid carer"), ByPages(pages));
  story.Take(worker, "refused");
  CheckEnded("refused", "cancelled", "");
}

SCENARIO_METHOD(Assessment,
                "B76, B77, F90, P13: a carer's assessment, with rights at the start and a decision at the end") {
  CarerGiven();
  CHECK(LettersWritten() == "carer-decision carer-assessment-copy carer-rights ");  // newest first
  SECTION("support") {
    story.Take(newly, "to_support_planning");
    CheckEnded("completed", "completed", "support-planning");
  }
  SECTION("advice") {
    story.Take(newly, "advice");
    CheckEnded("completed", "completed", "information-and-advice");
  }
}

SCENARIO_METHOD(Assessment, "B76: the carer's assessment is opened from the adult's, on the carer's record") {
  const PersonId idris = council.AddPerson(APerson("Idris", "Bront\u00eb", "1968-02-01"));
  Document around;
  around.Set("has_carer", "yes").Set("carer_offered", "yes").Set("carer", std::to_string(idris.value));
  story.Take(newly, "start").Write(newly, "assessment_adult", around).Take(newly, "open_carer_assessment");
  REQUIRE(story.opened().size() == 1);
  CHECK(council.Case(story.opened()[0]).subject == idris);
  CHECK(council.Case(story.opened()[0]).capacity == "unpaid carer");
}

SCENARIO_METHOD(Assessment, "P18: stopped, from each state in which it can be") {
  SECTION("not started") {}
  SECTION("in progress") { story.Take(worker, "start"); }
  SECTION("waiting") { story.Take(worker, "start").Take(worker, "pause"); }
  SECTION("returned") { Written().Take(newly, "submit_adult").Take(senior, "return"); }
  story.Take(worker, "cancel");
  CheckEnded("cancelled", "cancelled", "");
}

SCENARIO_METHOD(Assessment, "P50: recorded in error") {
  SECTION("not started") {}
  SECTION("in progress") { story.Take(worker, "start"); }
  SECTION("statement given") { Given(); }
  story.Take(senior, "mark_in_error");
  CheckEnded("in_error", "recorded in error", "");
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

SCENARIO_METHOD(Assessment,
                "P56: a further assessment shows what the last one said, and takes over nothing by itself") {
  Written();
  Document last;
  council.Read([&](Record& record) {
    for (const auto& form : record.cases().LatestForms(story.id())) {
      if (form.form == "assessment_adult") last = form.answers;
    }
  });
  council.WaitUntil("2027-03-15T10:00");
  story = CaseStory(council, council.OpenCase("assessment", amina), ByPages(pages));
  story.Take(newly, "start");
  const std::string form = Path(story.id(), "/forms/assessment_adult");
  const std::string page = pages.Words(form, newly);
  CHECK(Has(page, "From “Needs assessment” of 21 September 2026, to confirm or change: " + last["needs"].Text()));
  CHECK(Has(page, "This still holds : What needs did you find, whoever meets them now?"));
  CHECK_FALSE(Has(page, "This still holds : Was telecare considered?"));

  const auto check = pages.Post(form, {{"deed", "submit"}, {"confirm", "strengths"}}, newly);
  REQUIRE(check.status == 303);
  const std::string refused = pages.Words(check.location, newly);
  CHECK(Has(refused, "Write the needs found, including those a carer meets now"));
  CHECK_FALSE(Has(refused, "Write what the person can do and what helps"));

  pages.Post(form, {{"deed", "save"}, {"confirm", "needs"}, {"needs", "Help to get up."}}, newly);
  pages.Post(form, {{"deed", "use:outcomes_wanted"}}, newly);
  CHECK(Has(pages.Get(form, newly).body, "Help to get up."));
  const Document draft = DraftOf("assessment_adult");
  CHECK(draft["strengths"] == last["strengths"]);
  CHECK(draft["needs"].Text() == "Help to get up.");
  CHECK(draft["outcomes_wanted"] == last["outcomes_wanted"]);
  CHECK_FALSE(draft.Contains("own_words"));
}

SCENARIO_METHOD(Assessment, "P56: rows of the last assessment are confirmed one by one, or taken all to be changed") {
  const auto risk = [](const char* hazard, const char* controls) {
    return Document().Set("hazard", hazard).Set("likelihood", "likely").Set("controls", controls);
  };
  const Document stairs = risk("A fall on the stairs", "A second rail"), stove = risk("The gas left on", "A cut-off");
  Written().Write(newly, "risk", Document().Set("risks", Document(Document::List{stairs, stove})));
  council.WaitUntil("2027-03-15T10:00");
  story = CaseStory(council, council.OpenCase("assessment", amina), ByPages(pages));
  story.Take(newly, "start");
  const std::string form = Path(story.id(), "/forms/risk");
  const std::string page = pages.Words(form, newly);
  CHECK(Has(page, "From “Risk” of 21 September 2026, to confirm or change: What could happen: A fall on the stairs"));
  CHECK(Has(page, "This still holds : entry 2 of: Risks one by one"));
  SECTION("one row holds still; what is typed beside it stands after it") {
    pages.Post(form, {{"deed", "save"}, {"confirm", "risks[1]"}, {"risks[0].hazard", "The dog"}}, newly);
    const auto rows = DraftOf("risk")["risks"].Items();
    REQUIRE(rows.size() == 2);
    CHECK(rows[0]["hazard"].Text() == "The gas left on");
    CHECK(rows[0]["controls"].Text() == "A cut-off");
    CHECK(rows[1]["hazard"].Text() == "The dog");
    pages.Post(form, {{"deed", "save"}, {"confirm", "risks[1]"}}, newly);
    CHECK(DraftOf("risk")["risks"].Items().size() == 2);
    CHECK_FALSE(Has(pages.Words(form, newly), "This still holds : entry 2 of: Risks one by one"));
  }
  SECTION("all of them to be changed") {
    pages.Post(form, {{"deed", "use:risks"}}, newly);
    const auto rows = DraftOf("risk")["risks"].Items();
    REQUIRE(rows.size() == 2);
    CHECK(rows[0]["hazard"].Text() == "A fall on the stairs");
    CHECK(Has(pages.Get(form, newly).body, "value=\"A second rail\""));
  }
  SECTION("nothing is taken over by itself") {
    pages.Post(form, {{"deed", "save"}, {"summary", "Looked at each room."}}, newly);
    CHECK_FALSE(DraftOf("risk").Contains("risks"));
  }
}

SCENARIO_METHOD(Assessment, "B57: a sign of abuse goes to sign-off with a safeguarding concern, or not at all") {
  Written().Write(newly, "assessment_adult", Document().Set("safeguarding_sign", "yes"));
  const auto alone = story.Try(newly, "submit_adult");
  REQUIRE_FALSE(alone);
  REQUIRE(alone.error().unmet.size() == 1);
  CHECK(alone.error().unmet[0].rule == "AS-11");
  CHECK(story.Try(worker, "cancel").error().unmet.at(0).say ==
        "No sign of abuse or neglect is left without a safeguarding concern");
  council.RaiseConcern(amina, Document().Set("safe_now", "yes"));
  story.Take(newly, "submit_adult");
}

SCENARIO_METHOD(Assessment, "P52: what was returned is held to all that was asked the first time") {
  Written().Take(newly, "submit_adult").Take(senior, "return");
  story.Write(newly, "assessment_adult", Document().Set("safeguarding_sign", "yes"));
  const auto early = story.Try(newly, "submit_again");
  REQUIRE_FALSE(early);
  std::string rules;
  for (const auto& unmet : early.error().unmet) rules += unmet.rule + " ";
  CHECK(rules == "AS-40 ");
  story.Write(newly, "assessment_adult", Document().Set("safeguarding_sign", "no"));
  story.Take(newly, "submit_again");
}

SCENARIO_METHOD(Assessment, "B57, B76: a carer's assessment asks for the concern too, the first time and again") {
  const PersonId idris = council.AddPerson(APerson("Idris", "Wells"));
  story = CaseStory(council, council.OpenCase("assessment", idris, "unpaid carer"), ByPages(pages));
  Document eligibility;
  eligibility.Set("necessary_care", "yes").Set("health_at_risk", "yes").Set("impact", "yes");
  eligibility.Set("wants_council", "yes").Set("resident", "yes");
  story.Take(newly, "start_carer").Write(newly, "assessment_carer", Document().Set("safeguarding_sign", "yes"));
  story.Write(newly, "advocacy").Write(newly, "carer_eligibility", eligibility);
  const auto alone = story.Try(newly, "submit_carer");
  REQUIRE_FALSE(alone);
  CHECK(alone.error().unmet.at(0).rule == "AS-33");
  council.RaiseConcern(idris, Document().Set("safe_now", "yes"));
  story.Take(newly, "submit_carer").Take(senior, "return").Take(newly, "submit_carer_again");
  CHECK(story.state() == "awaiting_sign_off");
}

SCENARIO_METHOD(Assessment, "P8: urgent care starts while an assessment awaits its signature, and does not move it") {
  Written().Take(newly, "submit_adult").Take(worker, "start_urgent_care");
  CHECK(story.state() == "awaiting_sign_off");
  CHECK_FALSE(story.Try(worker, "answer_urgent_care"));
  story.Take(council.As("team-manager"), "answer_urgent_care").Take(senior, "sign_off");
  CHECK(story.state() == "signed_off");
}

SCENARIO_METHOD(Assessment, "P14: without an advocate where one is needed nothing is signed off") {
  Written();
  story.Write(newly, "advocacy",
              Document().Set("difficulty", "yes").Set("appropriate_person", "no").Set("asked_on", "2026-09-20"));
  const auto refused = story.Try(newly, "submit_adult");
  REQUIRE_FALSE(refused);
  REQUIRE(refused.error().unmet.size() == 1);
  CHECK(refused.error().unmet[0].rule == "AS-08");
  story.Write(newly, "advocacy", Document().Set("met_on", "2026-09-21"));
  story.Take(newly, "submit_adult");
}

}  // namespace
}  // namespace caseway::tests
