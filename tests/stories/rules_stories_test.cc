// What the pathways insist on, a test for each rule practice names: refused without it, let through with it.
#include <algorithm>
#include <catch2/catch.hpp>

#include "core/casework/open_case.h"
#include "tests/support/case_story.h"
#include "tests/support/council_pages.h"

namespace caseway::tests {
namespace {

Document Rows(std::initializer_list<Document> rows) { return Document(Document::List(rows)); }

// The ids of the requirements that stand against the action, one after another.
std::string UnmetBy(CaseStory& story, const Actor& actor, const std::string& action) {
  const auto done = story.Try(actor, action);
  if (done) return "";
  std::string rules;
  for (const auto& unmet : done.error().unmet) rules += unmet.rule + " ";
  return rules.empty() ? InFull(done.error()) : rules;
}

bool Names(const std::string& rules, const std::string& rule) { return rules.find(rule + " ") != std::string::npos; }

struct AdultAssessment {
  Council council;
  Actor worker = council.As("social-worker");
  CaseStory story{council, council.OpenCase("assessment", council.AddPerson(APerson("Amina", "Bront\u00eb")))};
  AdultAssessment() { story.Take(worker, "start"); }
};

SCENARIO_METHOD(AdultAssessment, "F32, B13: not submitted without own words, outcomes, strengths and a look at risk") {
  const std::string rules = UnmetBy(story, worker, "submit_adult");
  for (const char* rule : {"AS-03", "AS-04", "AS-05", "AS-07"}) CHECK(Names(rules, rule));
  story.Write(worker, "assessment_adult").Write(worker, "risk");
  const std::string left = UnmetBy(story, worker, "submit_adult");
  for (const char* rule : {"AS-03", "AS-04", "AS-05", "AS-07"}) CHECK_FALSE(Names(left, rule));
}

SCENARIO_METHOD(AdultAssessment, "F34, B18: not submitted before telecare was considered") {
  CHECK(Names(UnmetBy(story, worker, "submit_adult"), "AS-06"));
  story.Write(worker, "assessment_adult");
  CHECK_FALSE(Names(UnmetBy(story, worker, "submit_adult"), "AS-06"));
}

SCENARIO_METHOD(AdultAssessment,
                "F41, P15: who lacks capacity and has nobody to speak for them needs an advocate first") {
  story.Write(worker, "assessment_adult", Document().Set("capacity_doubt", "yes"));
  CHECK(Names(UnmetBy(story, worker, "submit_adult"), "AS-09"));
  Document record =
      Document().Set("understand", "no").Set("retain", "no").Set("impairment", "yes").Set("result", "lacks");
  story.Write(worker, "capacity", record.Set("someone_to_consult", "no").Set("imca", "no"));
  CHECK(Names(UnmetBy(story, worker, "submit_adult"), "AS-09"));
  story.Write(worker, "capacity", record.Set("imca", "yes").Set("best_interests", "To stay at home with help"));
  CHECK_FALSE(Names(UnmetBy(story, worker, "submit_adult"), "AS-09"));
}

SCENARIO_METHOD(AdultAssessment,
                "B21: a finding of no capacity names the decision, who was consulted, and what was decided for them") {
  story.Write(worker, "assessment_adult", Document().Set("capacity_doubt", "yes"));
  Document record = Document().Set("support", "At home, in the morning").Set("assessed_on", "2026-09-20");
  record.Set("understand", "no").Set("retain", "yes").Set("weigh", "no").Set("communicate", "yes");
  record.Set("impairment", "yes").Set("causal_link", "Cannot hold the risks in mind").Set("result", "lacks");
  record.Set("someone_to_consult", "yes").Set("imca", "no");
  const auto refused = council.Do(worker, [&](WritableRecord& writable, const casework::Deed& deed) {
    return casework::SubmitForm(writable, {.case_id = story.id(), .form = "capacity", .answers = record}, deed);
  });
  REQUIRE_FALSE(refused);
  REQUIRE(refused.error().fields.size() == 2);
  CHECK(refused.error().fields[0].say == "Name the one decision this is about");
  CHECK(refused.error().fields[1].say == "Say who was consulted; the person is one of them wherever possible");
  record.Set("about", "Where to live").Set("consulted", Document(Document::List{"person", "family"}));
  story.Write(worker, "capacity", record);
  CHECK(Names(UnmetBy(story, worker, "submit_adult"), "AS-09"));  // nothing is decided in their best interests yet
  story.Write(worker, "capacity", record.Set("best_interests", "To stay at home with help"));
  CHECK_FALSE(Names(UnmetBy(story, worker, "submit_adult"), "AS-09"));
}

SCENARIO_METHOD(AdultAssessment, "P15: a capacity record is not submitted before its four questions are answered") {
  story.Write(worker, "assessment_adult", Document().Set("capacity_doubt", "yes"));
  const auto written = [&](const Document& answers) {
    return council.Do(worker, [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::SubmitForm(record, {.case_id = story.id(), .form = "capacity", .answers = answers}, deed);
    });
  };
  Document record = Document().Set("about", "Where to live").Set("support", "At home, in the morning");
  record.Set("assessed_on", "2026-09-20").Set("result", "has");
  const auto silent = written(record);
  REQUIRE_FALSE(silent);
  std::string asked;
  for (const auto& fault : silent.error().fields) asked += fault.field + " ";
  CHECK(asked == "understand retain weigh communicate ");
  CHECK(silent.error().fields[0].say == "Say whether they can understand it; not known is an answer");
  record.Set("understand", "yes").Set("retain", "yes").Set("weigh", "yes").Set("communicate", "no");
  const auto unlinked = written(record.Set("impairment", "yes"));
  REQUIRE_FALSE(unlinked);
  CHECK(unlinked.error().fields.at(0).say == "Write how that makes them unable to decide this");
  CHECK(written(record.Set("communicate", "yes")));
  CHECK_FALSE(Names(UnmetBy(story, worker, "submit_adult"), "AS-09"));
}

SCENARIO_METHOD(AdultAssessment, "P15: a result that its answers do not bear out does not go to sign-off") {
  story.Write(worker, "assessment_adult", Document().Set("capacity_doubt", "yes"));
  Document record = Document().Set("understand", "yes").Set("retain", "yes").Set("weigh", "yes");
  record.Set("communicate", "yes").Set("imca", "yes").Set("best_interests", "To stay at home with help");
  story.Write(worker, "capacity", record.Set("result", "lacks"));
  CHECK(Names(UnmetBy(story, worker, "submit_adult"), "AS-09"));
  story.Write(worker, "capacity", record.Set("result", "has"));
  CHECK_FALSE(Names(UnmetBy(story, worker, "submit_adult"), "AS-09"));
}

SCENARIO_METHOD(AdultAssessment, "F95, B89: a needed advocate who is missing blocks the submission") {
  story.Write(worker, "advocacy", Document().Set("difficulty", "yes").Set("appropriate_person", "no"));
  CHECK(Names(UnmetBy(story, worker, "submit_adult"), "AS-08"));
}

SCENARIO_METHOD(AdultAssessment,
                "F35, B19: an eligibility decision is kept with the version of the rules it was made by") {
  Document needs = Document().Set("cause", "yes").Set("nutrition", "assistance").Set("hygiene", "danger");
  needs.Set("impact", "yes").Set("wants_council", "yes").Set("resident", "yes").Set("carer_meets", "no");
  story.Write(worker, "assessment_adult").Write(worker, "risk").Write(worker, "advocacy");
  story.Write(worker, "adult_eligibility", needs).Take(worker, "submit_adult");
  const Document move = story.LastMove();
  CHECK(move["decisions"]["eligibility_adult"]["context"]["eligible"].Text() == "yes");
  CHECK(council.EventsOf("case", story.id().value).back().definition == story.row().bundle);
}

SCENARIO_METHOD(AdultAssessment, "F33: the former NI 132 clock runs from first contact to the end of the 28th day") {
  std::vector<ClockRow> clocks;
  council.Read([&](Record& record) { clocks = record.cases().Clocks(story.id()); });
  const auto clock =
      std::find_if(clocks.begin(), clocks.end(), [](const auto& one) { return one.id == "former_ni_132"; });
  REQUIRE(clock != clocks.end());
  CHECK(clock->rated);
  CHECK(clock->due_at == EndOfLondonDay(*ParseDate("2026-10-19")));
}

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

SCENARIO_METHOD(Hub, "P33: who is not safe stands first on the hub, in words, before those who wait longer") {
  Raised(Document().Set("safe_now", "yes").Set("what_happened", "Money missing"));
  council.Wait(std::chrono::hours{2});
  const PersonId cleo = council.AddPerson(APerson("Cleo", "Quill"));
  council.RaiseConcern(cleo, Document().Set("safe_now", "no").Set("what_happened", "Hit by her son"));
  const std::string words = CouncilPages(council).Words("/safeguarding", worker);
  CHECK(words.find("Not safe, or not known to be: act now") < words.find("Concern received"));
  CHECK(words.find("Cleo Quill") < words.find("Amina"));
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
  meeting.Set("planned_on", "2026-09-28");
  meeting.Set("adult_came", "did-not-come");
  const auto written = [&](const Document& row) {
    return council.Do(worker, [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::SubmitForm(
          record, {.case_id = story.id(), .form = "meetings", .answers = Document().Set("meetings", Rows({row}))},
          deed);
    });
  };
  const auto silent = written(meeting);
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
  council.WaitUntil("2027-03-20T12:00");
  CHECK(hub().find("No safeguarding case has been open for more than 6 months.") != std::string::npos);
  council.WaitUntil("2027-03-23T12:00");
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

SCENARIO("B80: what the carer says is asked and stands in the assessment that is signed off") {
  Council council;
  CouncilPages pages(council);
  const Actor worker = council.As("social-worker");
  CaseStory story(council, council.OpenCase("assessment", council.AddPerson(APerson("Amina", "Bront\u00eb"))));
  story.Take(worker, "start").Write(worker, "risk");
  const std::string form = "/cases/" + PathReference(story.id()) + "/forms/assessment_adult";
  const auto unasked = pages.Post(form, {{"deed", "submit"}, {"has_carer", "yes"}, {"base_version", "0"}}, worker);
  REQUIRE(unasked.status == 303);
  CHECK(pages.Words(unasked.location, worker).find("Write what the carer says, or why they were not asked") !=
        std::string::npos);
  const std::string says = "He sleeps badly since June; she is proud and will say she manages.";
  story.Write(worker, "assessment_adult", Document().Set("has_carer", "yes").Set("carer_view", says));
  const std::string read = pages.Words(form + "/versions/1", council.As("senior"));
  CHECK(read.find("What does the carer say? " + says) != std::string::npos);
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
