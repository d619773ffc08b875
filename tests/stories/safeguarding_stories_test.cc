// One story for each way a concern can end (B57 to B66; P2 to P5, P29 to P35, P48).
#include <algorithm>
#include <catch2/catch.hpp>

#include "core/casework/case_record.h"
#include "core/casework/people.h"
#include "tests/support/page_test.h"
#include "tests/support/page_way.h"

namespace caseway::tests {
namespace {

Document Rows(std::initializer_list<Document> rows) { return Document(Document::List(rows)); }

// A concern about Amina and the hub that deals with it.
struct Concern : PageTest {
  Actor worker = council.As("safeguarding-worker");
  Actor manager = council.As("safeguarding-manager");
  Actor second = council.As("safeguarding-manager", 2);
  PersonId amina = council.AddPerson(APerson("Amina", "Bront\u00eb"));
  CaseStory story{council, council.RaiseConcern(amina, TheConcern(), "adviser"), ByPages(pages)};

  static Document TheConcern() {
    Document concern;
    concern.Set("safe_now", "yes").Set("what_happened", "Money missing each Friday").Set("feedback", "outcome");
    return concern.Set("allegations", Rows({Document().Set("abuse_type", "financial")}));
  }
  static Document Decided(const std::string& route, const std::string& tests = "yes") {
    Document decision;
    decision.Set("alive", "yes").Set("adult", "yes").Set("in_area", "yes").Set("in_prison", "no");
    decision.Set("needs_care", "yes").Set("abuse_or_risk", "yes").Set("unable_to_protect", tests);
    return decision.Set("route", route).Set("others_at_risk", "no");
  }
  CaseStory& Gathered(const Document& decision) {
    return story.Take(worker, "gather").Write(worker, "gathering").Write(worker, "s42_decision", decision);
  }
  CaseStory& Enquiring(const std::string& done_on = "2026-09-21") {
    Document line = ALine(done_on.empty() ? "" : "accepted");
    if (!done_on.empty()) line.Set("accepted_on", done_on);
    Gathered(Decided("section-42")).Take(worker, "start_enquiry");
    story.Write(worker, "personal", Document().Set("asked", "asked-expressed").Set("outcomes", Outcomes("")));
    story.Write(worker, "enquiry_plan", Document().Set("aim", "Who takes the money").Set("lines", Rows({line})));
    return story.Take(worker, "begin");
  }
  // A line of enquiry whose report has this answer; "" has none yet.
  static Document ALine(const std::string& answer) {
    Document line = Document().Set("about", "The pension").Set("questions", "Who drew it?");
    line.Set("body", ShippedLibrary().codes.at("enquiry-bodies").codes[0].id);
    line.Set("due_on", "2026-10-05");
    if (!answer.empty()) line.Set("answer", answer);
    if (answer == "accepted" || answer == "not-followed") line.Set("accepted_on", "2026-09-21");
    return line;
  }
  static Document Outcomes(const std::string& achieved) {
    Document wish = Document().Set("outcome", "Keep my own money");
    if (!achieved.empty()) wish.Set("achieved", achieved);
    return Rows({wish});
  }
  Document Concluded(const std::string& risk = "identified-action") const {
    Document finding = Document().Set("abuse_type", "financial").Set("source", "known").Set("finding", "confirmed");
    finding.Set("location", council_locations());
    Document conclusion;
    conclusion.Set("concluded_on", "2026-09-21").Set("findings", Rows({finding})).Set("risk_assessment", risk);
    return conclusion.Set("asked", "asked-expressed").Set("others_at_risk", "yes").Set("review_considered", "no");
  }
  std::string council_locations() const { return ShippedLibrary().codes.at("abuse-locations").codes[0].id; }
  CaseStory& AskedToClose(const std::string& risk = "identified-action") {
    story.Write(worker, "conclusion", Concluded(risk));
    story.Write(worker, "personal", Document().Set("outcomes", Outcomes("fully")));
    story.Write(worker, "advocacy", Document().Set("difficulty", "no"));
    return story.Take(worker, "ask_to_close");
  }
  void Died() {
    council.Must(worker, [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::RecordDeath(record, amina, LondonDate(deed.now), "The ward", deed);
    });
  }
  void CheckEnded(const std::string& state, const std::string& ends, const std::string& outcome) {
    CHECK(story.state() == state);
    CHECK_FALSE(story.row().open);
    CHECK(story.row().ends == ends);
    CHECK(story.row().outcome == outcome);
  }
};

SCENARIO_METHOD(Concern, "P3: no enquiry, decided by two people, with a way taken instead") {
  Gathered(Decided("none", "no")).Take(worker, "propose_no_enquiry");
  CHECK(story.row().awaits_decision);
  SECTION("and nobody told") {
    story.Take(manager, "confirm");
    CHECK(story.Letters().empty());
  }
  SECTION("and the reporter told, as was chosen") {
    story.Take(manager, "confirm_and_tell");
    CHECK(story.Letters().size() == 1);
  }
  CheckEnded("no_enquiry", "completed", "no-enquiry");
}

SCENARIO_METHOD(Concern, "P2: who proposes no enquiry does not confirm it") {
  story.Take(manager, "gather").Write(manager, "s42_decision", Decided("none", "no"));
  story.Take(manager, "propose_no_enquiry");
  const auto alone = story.Try(manager, "confirm");
  REQUIRE_FALSE(alone);
  CHECK(alone.error().unmet[0].rule == "four-eyes");
  story.Take(second, "confirm");
  CheckEnded("no_enquiry", "completed", "no-enquiry");
}

SCENARIO_METHOD(Concern, "P2: a duty to enquire is not waived") {
  Gathered(Decided("none", "yes"));
  const auto waived = story.Try(worker, "propose_no_enquiry");
  REQUIRE_FALSE(waived);
  REQUIRE(waived.error().unmet.size() == 1);
  CHECK(waived.error().unmet[0].rule == "SG-15");
}

SCENARIO_METHOD(Concern, "B59, B60, B64, F78, P30: a section 42 enquiry, concluded, closed by a second person") {
  Enquiring().Take(worker, "conclude");
  AskedToClose();
  CHECK_FALSE(story.Try(worker, "close"));
  SECTION("quietly") { story.Take(manager, "close"); }
  SECTION("and the reporter told") { story.Take(manager, "close_and_tell"); }
  CheckEnded("closed", "completed", "section-42-concluded");
}

SCENARIO_METHOD(Concern, "P2: the manager who led an enquiry does not close it") {
  Enquiring().Take(worker, "conclude").Write(manager, "conclusion", Concluded());
  story.Write(worker, "personal", Document().Set("outcomes", Outcomes("partly")));
  story.Write(worker, "advocacy", Document().Set("difficulty", "no")).Take(manager, "ask_to_close");
  const auto alone = story.Try(manager, "close");
  REQUIRE_FALSE(alone);
  CHECK(alone.error().unmet[0].rule == "four-eyes");
  story.Take(council.As("head-of-service"), "close");
  CheckEnded("closed", "completed", "section-42-concluded");
}

SCENARIO_METHOD(Concern, "P3: another enquiry, where section 42(1) is not met") {
  Gathered(Decided("other", "no"));
  CHECK_FALSE(story.Try(worker, "start_enquiry"));
  story.Take(worker, "start_other_enquiry").Write(worker, "personal", Document().Set("asked", "asked-expressed"));
  story.Take(worker, "conclude");
  AskedToClose().Take(manager, "close_other");
  CheckEnded("closed", "completed", "other-concluded");
}

SCENARIO_METHOD(Concern, "P29: stopped at the adult's wish, weighed by a manager and closed by another") {
  Enquiring("").Take(manager, "stop");
  AskedToClose("ceased").Take(second, "close_stopped");
  CheckEnded("closed", "completed", "stopped");
}

SCENARIO_METHOD(Concern, "P31: an enquiry is not concluded while a report is outstanding") {
  Enquiring("");
  std::vector<ItemRow> items;
  council.Read([&](Record& record) { items = record.cases().Items(story.id()); });
  CHECK(std::count_if(items.begin(), items.end(), [](const auto& item) { return item.as == "line of enquiry"; }) == 1);
  const auto early = story.Try(worker, "conclude");
  REQUIRE_FALSE(early);
  CHECK(early.error().unmet[0].rule == "SG-24");
  story.Write(worker, "enquiry_plan", Document().Set("lines", Rows({ALine("accepted")})));
  story.Take(worker, "conclude");
}

SCENARIO_METHOD(Concern, "P31: a returned report is still awaited, whatever dates are written beside it") {
  Enquiring("");
  story.Write(worker, "enquiry_plan", Document().Set("lines", Rows({ALine("returned")})));
  const auto early = story.Try(worker, "conclude");
  REQUIRE_FALSE(early);
  CHECK(early.error().unmet[0].rule == "SG-24");
  std::vector<ItemRow> items;
  council.Read([&](Record& record) { items = record.cases().Items(story.id()); });
  CHECK(std::none_of(items.begin(), items.end(),
                     [](const auto& item) { return item.as == "line of enquiry" && item.done; }));
}

SCENARIO_METHOD(Concern, "P31: each line that is no longer followed says why; one reason does not waive the others") {
  Enquiring("");
  const Document dropped = ALine("not-followed").Set("dropped_why", "The bank closed the account");
  story.Write(worker, "enquiry_plan", Document().Set("lines", Rows({dropped, ALine("")})));
  const auto early = story.Try(worker, "conclude");
  REQUIRE_FALSE(early);
  CHECK(early.error().unmet[0].rule == "SG-24");
  story.Write(worker, "enquiry_plan", Document().Set("lines", Rows({dropped, ALine("accepted")})));
  story.Take(worker, "conclude");
}

SCENARIO_METHOD(Concern,
                "P31: a line of enquiry is not submitted without its body, its questions and what settled it") {
  Gathered(Decided("section-42")).Take(worker, "start_enquiry");
  const auto written = [&](const Document& line) {
    Document plan = Document().Set("aim", "Who takes the money").Set("lines", Rows({line}));
    return council.Do(worker, [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::SubmitForm(record, {.case_id = story.id(), .form = "enquiry_plan", .answers = plan}, deed);
    });
  };
  const auto refused = [&](const Document& line) {
    const auto done = written(line);
    return done ? std::string() : done.error().fields.at(0).field + ": " + done.error().fields.at(0).say;
  };
  CHECK(refused(ALine("").Set("questions", "")) == "lines[0].questions: Write the questions this body is to answer");
  CHECK(refused(ALine("").Set("answer", "not-followed").Set("accepted_on", "2026-09-21")) ==
        "lines[0].dropped_why: Say why this line is no longer followed");
  CHECK(refused(ALine("").Set("answer", "accepted")) ==
        "lines[0].accepted_on: Give the day on which this line was settled");
  CHECK(written(ALine("accepted")));
}

SCENARIO_METHOD(Concern, "P31: an enquiry does not begin without a line of enquiry") {
  Gathered(Decided("section-42")).Take(worker, "start_enquiry");
  story.Write(worker, "personal", Document().Set("asked", "asked-not-expressed"));
  const auto early = story.Try(worker, "begin");
  REQUIRE_FALSE(early);
  REQUIRE(early.error().unmet.size() == 2);
  CHECK(early.error().unmet[0].say == "What the enquiry must find out is written");
  CHECK(early.error().unmet[1].say == "There is a line of enquiry, and each has a body and questions");
  story.Write(worker, "enquiry_plan", Document().Set("lines", Rows({ALine("")})));
  story.Take(worker, "begin");
}

SCENARIO_METHOD(Concern, "B62, B63: a plan with its own date, reviewed, renewed, done") {
  Enquiring();
  Document action =
      Document().Set("what", "Bank card kept by the daughter").Set("owner", "Daughter").Set("due_on", "2026-09-30");
  Document plan = Document().Set("status", "draft").Set("actions", Rows({action})).Set("review_on", "2026-10-12");
  story.Take(worker, "start_plan", plan);
  CHECK(story.state() == "plan");
  CHECK(FormatIso(story.row().due_at) == "2026-10-12T23:00:00Z");
  story.Take(worker, "review", Document().Set("result", "changed"));
  story.Take(worker, "go_on", plan.Set("review_on", "2026-11-16"));
  CHECK(FormatIso(story.row().due_at) == "2026-11-17T00:00:00Z");
  story.Take(worker, "review", Document().Set("result", "no-longer-needed")).Take(worker, "conclude");
  AskedToClose().Take(manager, "close");
  CheckEnded("closed", "completed", "section-42-concluded");
}

SCENARIO_METHOD(Concern, "P34: another report of an incident already in hand") {
  SECTION("at once") {}
  SECTION("while gathering") { story.Take(worker, "gather"); }
  CHECK(story.Try(worker, "same_incident").error().code == ErrorCode::kForbidden);
  const auto unlinked = story.Try(manager, "same_incident");
  REQUIRE_FALSE(unlinked);
  REQUIRE(unlinked.error().unmet.size() == 1);
  CHECK(unlinked.error().unmet[0].say == "The concern it belongs to is linked to this one");
  const CaseId first = council.RaiseConcern(amina, TheConcern());
  council.Must(worker, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::LinkCases(record, story.id(), first, "same incident", deed);
  });
  story.Take(manager, "same_incident");
  CheckEnded("same_incident", "cancelled", "");
  story.Take(worker, "reopen");
  CHECK(story.state() == "information_gathering");
}

SCENARIO_METHOD(Concern, "P34, P2: whoever raised a report does not end it as the same incident") {
  story = CaseStory(council, council.RaiseConcern(amina, TheConcern(), "safeguarding-manager"), ByPages(pages));
  const auto alone = story.Try(manager, "same_incident");
  REQUIRE_FALSE(alone);
  CHECK(alone.error().unmet[0].rule == "four-eyes");
  story.Take(second, "same_incident");
  CheckEnded("same_incident", "cancelled", "");
}

SCENARIO_METHOD(Concern, "P50: recorded in error, by a manager of the hub alone") {
  SECTION("concern") {}
  SECTION("gathering") { story.Take(worker, "gather"); }
  SECTION("enquiry") { Enquiring(); }
  SECTION("awaiting closure") { Enquiring().Take(worker, "conclude"), AskedToClose(); }
  CHECK(story.Try(worker, "mark_in_error").error().code == ErrorCode::kForbidden);
  story.Take(manager, "mark_in_error");
  CheckEnded("in_error", "recorded in error", "");
}

SCENARIO_METHOD(Concern, "P2: acting to protect waits for nobody, in every open state") {
  CHECK(story.Try(manager, "protect"));
  CHECK(story.state() == "not_safe");  // as the story answered
  Gathered(Decided("section-42"));
  CHECK(story.Try(worker, "protect"));
  CHECK(story.state() == "information_gathering");
  story.Take(worker, "start_enquiry");
  CHECK(story.Try(worker, "protect"));
  CHECK(story.state() == "planning");
  story.Write(worker, "personal", Document().Set("asked", "asked-not-expressed")).Take(worker, "conclude");
  CHECK(story.Try(worker, "protect"));
  CHECK(story.state() == "concluding");
}

SCENARIO("P2, P8: every open state of safeguarding can protect and start urgent care, an assessment the latter too") {
  for (const char* pathway : {"safeguarding", "assessment"}) {
    const auto bundle = ShippedLibrary().Live(pathway);
    REQUIRE(bundle);
    const auto& clocks = bundle->definition.clocks;
    CHECK(std::any_of(clocks.begin(), clocks.end(), [](const auto& clock) {
      return clock.answered_by == "urgent_care_approval" && clock.on_worklist;
    }));
    int open = 0;
    for (const auto& state : bundle->definition.states) {
      if (state.end) continue;
      INFO(pathway << " " << state.id);
      const auto offers = [&](const char* id) {
        const auto* action = bundle->definition.Find(state.id, id);
        return action != nullptr && !action->who.empty() && action->requirements.size() <= 1;
      };
      CHECK(offers("start_urgent_care"));
      CHECK((state.id == "not_started" || offers("answer_urgent_care")));  // starting it begins the assessment
      if (std::string(pathway) == "safeguarding") CHECK(offers("protect"));
      ++open;
    }
    CHECK(open >= 7);
  }
}

SCENARIO_METHOD(Concern, "P32: someone in a position of trust: a separate sealed record, closed by another") {
  story.Take(worker, "gather").Take(manager, "open_position_of_trust");
  REQUIRE(story.opened().size() == 1);
  CaseStory sealed(council, story.opened()[0], ByPages(pages));
  CHECK(sealed.row().restriction == Restriction::kSealed);
  CHECK(sealed.Try(second, "act").error().code == ErrorCode::kNotFound);
  sealed.Write(manager, "trust_allegation").Take(manager, "act").Take(manager, "ask_to_close");
  council.Must(manager, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::Restrict(record, sealed.id(), Restriction::kSealed, {second.user}, "Second reader", deed);
  });
  CHECK_FALSE(sealed.Try(manager, "close"));
  sealed.Take(second, "close");
  CHECK(sealed.row().state == "closed");
  CHECK(sealed.row().ends == "none");
}

SCENARIO_METHOD(Concern,
                "P48, P58: a death in the middle of an enquiry: it goes on for others at risk and section 44") {
  Enquiring();
  Died();
  CHECK(story.row().open);
  story.Take(worker, "conclude");
  Document conclusion = Concluded();
  conclusion.Set("others_at_risk", "unknown");
  story.Write(worker, "conclusion", conclusion);
  story.Write(worker, "personal", Document().Set("outcomes", Outcomes("not")));
  const auto early = story.Try(worker, "ask_to_close");
  REQUIRE_FALSE(early);
  REQUIRE(early.error().unmet.size() == 2);
  CHECK(early.error().unmet[0].rule == "SG-33");
  CHECK(early.error().unmet[1].rule == "SG-34");
  story.Take(worker, "refer_for_review");
  story.Write(worker, "conclusion", Concluded().Set("review_considered", "yes"));
  story.Take(worker, "ask_to_close").Take(manager, "close");
  CheckEnded("closed", "completed", "section-42-concluded");
}

SCENARIO_METHOD(Concern, "P14, section 68: no enquiry closes before it was asked who helps the adult take part") {
  Enquiring().Take(worker, "conclude").Write(worker, "conclusion", Concluded());
  story.Write(worker, "personal", Document().Set("outcomes", Outcomes("fully")));
  const auto unmet = [&] {
    const auto asked = story.Try(worker, "ask_to_close");
    return asked ? std::string() : asked.error().unmet.at(0).rule;
  };
  CHECK(unmet() == "SG-59");
  Document taking_part = Document().Set("difficulty", "yes").Set("appropriate_person", "no");
  story.Write(worker, "advocacy", taking_part);
  CHECK(unmet() == "SG-59");
  story.Write(worker, "advocacy", taking_part.Set("met_on", "2026-09-21"));
  CHECK(unmet().empty());
}

SCENARIO_METHOD(Concern, "P4, P48: who else is at risk is found out before the end; to know of nobody is an answer") {
  Enquiring().Take(worker, "conclude").Write(worker, "advocacy", Document().Set("difficulty", "no"));
  story.Write(worker, "personal", Document().Set("outcomes", Outcomes("fully")));
  const auto may_close = [&](const std::string& others) {
    story.Write(worker, "conclusion", Concluded().Set("others_at_risk", others));
    return bool(story.Try(worker, "ask_to_close"));
  };
  CHECK_FALSE(may_close("unknown"));
  SECTION("nobody else") { CHECK(may_close("no")); }
  SECTION("somebody, and what was done for them") { CHECK(may_close("yes")); }
}

SCENARIO_METHOD(Concern, "P48, section 44: after a death the review must have been considered, and why is written") {
  Enquiring();
  Died();
  story.Take(worker, "conclude").Write(worker, "personal", Document().Set("outcomes", Outcomes("not")));
  const auto may_close = [&](const std::string& considered) {
    story.Write(worker, "conclusion", Concluded().Set("review_considered", considered));
    return bool(story.Try(worker, "ask_to_close"));
  };
  CHECK_FALSE(may_close("unknown"));
  CHECK_FALSE(may_close("no"));
  CHECK(may_close("yes"));
}

SCENARIO_METHOD(Concern, "P4: no enquiry is not proposed while nobody knows whether others are at risk") {
  const auto unmet = [&](const Document& decision) {
    story.Write(worker, "s42_decision", decision);
    const auto proposed = story.Try(worker, "propose_no_enquiry");
    return proposed ? std::string() : proposed.error().unmet.at(0).rule;
  };
  story.Take(worker, "gather");
  CHECK(unmet(Decided("none", "no").Set("others_at_risk", "unknown")) == "SG-16");
  CHECK(unmet(Decided("none", "no").Set("others_at_risk", "yes")) == "SG-16");
  CHECK(unmet(Decided("none", "no").Set("others_at_risk", "yes").Set("others_done", "The ward is told")).empty());
}

SCENARIO_METHOD(Concern, "section 42: whether somebody is 18 is asked only where no birth date says it") {
  story.Take(worker, "gather");
  CHECK(pages.Words(Path(story.id(), "/forms/s42_decision"), worker).find("18 or over") == std::string::npos);
  const PersonId unknown = council.AddPerson(APerson("Cleo", "Quill", ""));
  const CaseId other = council.RaiseConcern(unknown, TheConcern(), "adviser");
  CHECK(pages.Words(Path(other, "/forms/s42_decision"), worker).find("18 or over") != std::string::npos);
}

SCENARIO_METHOD(Concern, "P31: a line of enquiry has the day its report is due, a meeting its day") {
  Gathered(Decided("section-42")).Take(worker, "start_enquiry");
  const auto faults = [&](const std::string& form, const Document& answers) {
    const auto written = council.Do(worker, [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::SubmitForm(record, {.case_id = story.id(), .form = form, .answers = answers}, deed);
    });
    std::string say;
    if (!written)
      for (const auto& field : written.error().fields) say += field.say + " ";
    return say;
  };
  Document plan = Document().Set("aim", "Who takes the money");
  CHECK(faults("enquiry_plan", plan).find("Write at least one line of enquiry") != std::string::npos);
  CHECK(faults("enquiry_plan", Document(plan).Set("lines", Rows({ALine("").Set("due_on", "")})))
            .find("Give the day on which this body's report is due") != std::string::npos);
  CHECK(faults("enquiry_plan", Document(plan).Set("lines", Rows({ALine("").Set("due_on", "2026-10-05")}))).empty());
  const Document meeting =
      Document().Set("number", "1").Set("kind", council.library().codes.at("meeting-kinds").codes[0].id);
  CHECK(faults("meetings", Document().Set("meetings", Rows({meeting}))).find("Give the day of the meeting") !=
        std::string::npos);
  CHECK(faults("meetings", Document().Set("meetings", Rows({Document(meeting).Set("planned_on", "2026-10-05")})))
            .empty());
}

}  // namespace
}  // namespace caseway::tests
