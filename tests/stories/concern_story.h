// Concern: what the stories of safeguarding begin with: a concern about Amina, and the hub that deals with it.
//
//   SCENARIO_METHOD(Concern, "P2: who proposes no enquiry does not confirm it") {
//     Gathered(Decided("none", "no")).Take(manager, "propose_no_enquiry");
//     ...
//   }
//
// Every story has a council of its own and goes through its pages. Threads: the test's own.
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "core/casework/people.h"
#include "tests/support/page_test.h"
#include "tests/support/page_way.h"

namespace caseway::tests {

inline Document Rows(std::initializer_list<Document> rows) { return Document(Document::List(rows)); }

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
    return conclusion.Set("others_at_risk", "yes").Set("review_considered", "no");
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

}  // namespace caseway::tests
