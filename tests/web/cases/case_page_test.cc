// The case page and the deeds on it, through the whole frame.
#include <algorithm>
#include <catch2/catch.hpp>

#include "core/casework/allocate.h"
#include "core/casework/people.h"
#include "tests/support/case_story.h"
#include "tests/web/cases/casework.h"

using namespace caseway;
using namespace caseway::tests;
using Catch::Matchers::Contains;

TEST_CASE("the case page says stage, holder, date and why, what can be done and what is missing") {
  Casework c;
  const CaseId id = c.council.OpenReferral({.subject = c.person});
  const auto page = c.pages.Get(Path(id), c.adviser);
  REQUIRE(page.status == 200);
  const std::string words = WordsOf(page.body);
  CHECK_THAT(words, Contains("Amina Test"));
  CHECK_THAT(words, Contains("What you can do now"));
  CHECK_THAT(words, Contains("Why this date?"));
  CHECK_THAT(words, Contains("Where this stage stands in the pathway"));
  CHECK_THAT(words, Contains("Write a note"));
  CHECK_THAT(page.body, Contains("<svg"));
  CHECK(c.pages.faults().empty());
  const auto audit = c.pages.Audit(1);
  REQUIRE(!audit.empty());
  CHECK(audit.front().shown.front() == id.value);
}

TEST_CASE("every shipped action of a first state has its page, ready or with all reasons why not") {
  Casework c;
  for (const CaseId id : {c.council.OpenReferral({.subject = c.person}), c.council.RaiseConcern(c.person)}) {
    const auto bundle = c.council.library().Pinned(c.council.Case(id).bundle);
    for (const auto& action : bundle->definition.Find(c.council.Case(id).state)->actions) {
      if (action.by_system) continue;
      INFO(action.id);
      const auto page = c.pages.Get(Path(id, "/actions/" + action.id), c.worker);
      CHECK((page.status == 200 || page.status == 409));
      if (page.status == 200) CHECK_THAT(WordsOf(page.body), Contains(action.title));
    }
  }
  CHECK(c.pages.faults().empty());
}

TEST_CASE("allegations are on record, not followed; what a caller says of agreement is told in words") {
  Casework c;
  const Document row = Document().Set("abuse_type", "financial");
  const CaseId concern = c.council.RaiseConcern(
      c.person, Document().Set("safe_now", "yes").Set("allegations", Document(Document::List{row})));
  const std::string words = WordsOf(c.pages.Get(Path(concern), c.worker).body);
  CHECK_THAT(words, Contains("Also on record Allegation: "));
  CHECK_THAT(words, !Contains("What is being followed"));
  const CaseId referral = c.council.OpenReferral({.subject = c.person, .consent = "unable-to-consent"});
  const std::string told = WordsOf(c.pages.Get(Path(referral), c.adviser).body);
  CHECK_THAT(told, Contains("They say the person cannot agree"));
  CHECK_THAT(told, !Contains("nable-to-consent"));
}

TEST_CASE("P31, B60: what is being followed says by which body and which named person") {
  Casework c;
  const CaseId concern = c.council.RaiseConcern(c.person, Document().Set("safe_now", "yes"));
  CaseStory story(c.council, concern);
  const auto action = [](const char* what) { return Document().Set("what", what).Set("due_on", "2026-10-01"); };
  story.Take(c.worker, "protect",
             Document()
                 .Set("done", "The locks were changed")
                 .Set("safe_now", "yes")
                 .Set("actions", Document(Document::List{action("Ring each evening").Set("who", "Her daughter Rose"),
                                                         action("Alarm by the door")})));
  const std::string words = WordsOf(c.pages.Get(Path(concern), c.worker).body);
  CHECK_THAT(words, Contains("Ring each evening Her daughter Rose 1 October 2026"));
  CHECK_THAT(words, Contains("Alarm by the door Not said 1 October 2026"));
}

TEST_CASE("a case that was sent back says why under its stage, until it moves on") {
  Casework c;
  const Actor manager = c.council.As("safeguarding-manager");
  CaseStory story(c.council, c.council.OpenCase("position_of_trust", c.person));
  c.council.Must(Council::System(), [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::Allocate(record, {.case_id = story.id(), .worker = manager.user}, deed);
  });
  const auto page = [&] { return WordsOf(c.pages.Get(Path(story.id()), manager).body); };
  story.Write(manager, "trust_allegation").Take(manager, "act").Take(manager, "ask_to_close");
  CHECK_THAT(page(), !Contains("Returned because"));
  story.Take(manager, "return");
  CHECK_THAT(page(), Contains("Returned because As agreed with the team today."));
  story.Take(manager, "ask_to_close");
  CHECK_THAT(page(), !Contains("Returned because"));
}

TEST_CASE("what is followed says by when; a band stands only where the pathway has bands") {
  Casework c;
  const CaseId concern = c.council.RaiseConcern(c.person, Document().Set("safe_now", "yes"));
  const Document row = Document().Set("what", "Change the locks").Set("due_on", "2026-09-28");
  CaseStory(c.council, concern)
      .Take(c.worker, "protect",
            Document().Set("done", "Rang the police").Set("actions", Document(Document::List{row})));
  const std::string words = c.pages.Words(Path(concern), c.worker);
  CHECK_THAT(words, Contains("By when Stands Protection Change the locks Not said 28 September 2026"));
  CHECK_THAT(words, !Contains("Not banded"));
  CHECK_THAT(c.pages.Words(Path(c.council.OpenReferral({.subject = c.person})), c.adviser), Contains("Not banded"));
}

TEST_CASE("an action moves the case once, however often it is sent") {
  Casework c;
  const CaseId id = c.council.OpenReferral({.subject = c.person});
  const http::Fields fields{
      {"deed", "take"}, {"seen_state", c.council.Case(id).state}, {"command", CouncilPages::NewCommand()}};
  const auto first = c.pages.Post(Path(id, "/actions/start_screening"), fields, c.adviser);
  REQUIRE(first.status == 303);
  CHECK(c.council.Case(id).state == "screening");
  const auto events = c.council.Events();
  const auto second = c.pages.Post(Path(id, "/actions/start_screening"), fields, c.adviser);
  CHECK(second.status == 303);
  CHECK(c.council.Events() == events);
}

TEST_CASE("an action that is refused lists every rule that does not hold") {
  Casework c;
  const CaseId id = c.council.OpenReferral({.subject = c.person});
  CaseStory(c.council, id).Take(c.adviser, "start_screening");
  const std::string words = c.pages.Words(Path(id), c.adviser);
  CHECK_THAT(words, Contains("Not possible yet, and why"));
  CHECK_THAT(words, Contains("Not yet:"));
}

TEST_CASE("a page whose post would be refused whatever is typed says why in place of its form") {
  Casework c;
  const CaseId id = c.council.OpenReferral({.subject = c.person});
  const Actor elsewhere = c.council.As("social-worker");
  const auto others = c.pages.Get(Path(id, "/handover"), elsewhere);
  CHECK(others.status == 403);
  CHECK_THAT(WordsOf(others.body),
             Contains("Only whoever holds this case, their team and those who allocate work may offer it to others."));
  CHECK_THAT(others.body, !Contains("name=\"note\""));
  const auto date = c.pages.Get(Path(id, "/look-again"), elsewhere);
  CHECK(date.status == 403);
  CHECK_THAT(WordsOf(date.body),
             Contains("Only whoever holds this case, their team and those who allocate work may move its date."));
  CHECK_THAT(c.pages.Get(Path(id, "/handover"), c.adviser).body, Contains("name=\"note\""));
  const http::Fields offer{{"worker", Reference(c.council.As("adviser", 2).user)}, {"note", "All is done."}};
  REQUIRE(c.pages.Post(Path(id, "/handover"), offer, c.adviser).status == 303);
  const auto again = c.pages.Get(Path(id, "/handover"), c.adviser);
  CHECK(again.status == 409);
  CHECK_THAT(WordsOf(again.body), Contains("A hand-over of this case is offered already and waits for an answer."));
  const auto posted = c.pages.Post(Path(id, "/handover"), offer, c.adviser);
  CHECK(posted.status == 409);
  CHECK_THAT(posted.body, Contains("All is done."));
}

TEST_CASE("an address that leads nowhere speaks of what was typed only where something was") {
  Casework c;
  const auto read = c.pages.Get("/cases/nowhere", c.adviser);
  CHECK(read.status == 404);
  CHECK_THAT(WordsOf(read.body), Contains("Go back, or choose where to go from the links above."));
  CHECK_THAT(WordsOf(read.body), !Contains("typed"));
  const auto posted = c.pages.Post("/cases/nowhere/notes", {{"text", "Rang the daughter."}}, c.adviser);
  CHECK(posted.status == 404);
  CHECK_THAT(WordsOf(posted.body), Contains("Go back in your browser: what you typed still stands in the form there."));
}

TEST_CASE("a note needs its words and nothing else") {
  Casework c;
  const CaseId id = c.council.OpenReferral({.subject = c.person});
  const auto refused = c.pages.Post(Path(id, "/notes"), {{"text", " "}}, c.adviser);
  CHECK(refused.status == 422);
  CHECK_THAT(WordsOf(refused.body), Contains("Write the note."));
  const auto kept = c.pages.Post(Path(id, "/notes"), {{"text", "Rang the daughter."}}, c.adviser);
  CHECK(kept.status == 303);
  CHECK_THAT(c.pages.Words(Path(id), c.adviser), Contains("Rang the daughter."));
}

TEST_CASE("the form that most of what cannot be done yet waits for stands first among the actions") {
  Casework c;
  const CaseId id = c.council.OpenReferral({.subject = c.person});
  CaseStory(c.council, id).Take(c.adviser, "start_screening");
  const std::string page = c.pages.Get(Path(id), c.adviser).body;
  const auto actions = page.find("What you can do now"), first = page.find("Fill in Screening");
  REQUIRE(first != std::string::npos);
  CHECK(actions < first);
  CHECK(first < page.find("Not possible yet, and why"));
  CHECK_THAT(page.substr(actions, first - actions), Contains(Path(id, "/forms/screening")));
  CHECK_THAT(c.pages.Get(Path(id), c.council.As("practice-auditor")).body, !Contains("Fill in Screening"));
}

TEST_CASE("the date to look again moves with a reason, the band changes with one") {
  Casework c;
  const CaseId id = c.council.OpenReferral({.subject = c.person});
  const auto bad = c.pages.Post(Path(id, "/look-again"), {{"on", "31/9/2026"}, {"reason", "x"}}, c.adviser);
  CHECK(bad.status == 422);
  CHECK_THAT(WordsOf(bad.body), Contains("September 2026 has 30 days"));
  CHECK_THAT(bad.body, Contains("value=\"31/9/2026\""));
  const auto moved =
      c.pages.Post(Path(id, "/look-again"), {{"on", "30/9/2026"}, {"reason", "Waits for the GP."}}, c.adviser);
  CHECK(moved.status == 303);
  CHECK_THAT(c.pages.Words(Path(id), c.adviser), Contains("Due by 30 September 2026"));
  CHECK(c.pages.Get(Path(id, "/band"), c.adviser).status == 200);
}

TEST_CASE("P40, P47: no page offers to move a date of safety; others it does") {
  Casework c;
  const std::string referral = Path(c.council.OpenReferral({.subject = c.person}));
  CHECK_THAT(c.pages.Get(referral, c.adviser).body, Contains(referral + "/look-again"));
  const std::string concern = Path(c.council.RaiseConcern(c.person));
  const auto page = c.pages.Get(concern, c.council.As("safeguarding-manager"));
  REQUIRE(page.status == 200);
  CHECK_THAT(page.body, Contains(concern + "/owner"));
  CHECK_THAT(page.body, !Contains("/look-again"));
}

TEST_CASE("an open case leaves in error by its pathway's action, an ended one by the page for it, and says so") {
  Casework c;
  const CaseId id = c.council.OpenCase("assessment", c.person);
  const Actor senior = c.council.As("senior");
  CHECK_THAT(c.pages.Words(Path(id), senior), !Contains("Mark this case as recorded in error"));
  const auto open = c.pages.Post(Path(id, "/error"), {{"reason", "Typed twice."}}, senior);
  CHECK(open.status == 409);
  CHECK_THAT(WordsOf(open.body), Contains("This case is open: record it in error by the action of its stage"));
  CaseStory(c.council, id).Take(senior, "cancel");
  CHECK_THAT(c.pages.Words(Path(id), senior), Contains("Mark this case as recorded in error"));
  CHECK(c.pages.Post(Path(id, "/error"), {}, senior).status == 422);
  CHECK(c.pages.Post(Path(id, "/error"), {{"reason", "Typed twice."}}, c.worker).status == 403);
  REQUIRE(c.pages.Post(Path(id, "/error"), {{"reason", "Typed twice."}}, senior).status == 303);
  CHECK_THAT(c.pages.Words(Path(id), senior), Contains("This case was recorded in error."));
}

TEST_CASE("a form closed with its case is not said to be signed off") {
  Casework c;
  CaseStory story(c.council, c.council.OpenReferral({.subject = c.person}));
  story.Take(c.adviser, "start_screening")
      .Write(c.adviser, "screening", Document().Set("safeguarding", "no").Set("who_for", "service-user"));
  CHECK_THAT(c.pages.Words(Path(story.id()), c.adviser), Contains("Submitted by Adviser 1"));
  story.Take(c.adviser, "signpost", Document().Set("given", "The lunch club."));
  const std::string words = c.pages.Words(Path(story.id()), c.adviser);
  CHECK_THAT(words, Contains("Closed with the case"));
  CHECK_THAT(words, !Contains("Signed off"));
  CHECK_THAT(c.pages.Words(Path(story.id(), "/forms/screening"), c.adviser),
             Contains("Closed with the case. Submitted"));
  CHECK_THAT(c.pages.Words(Path(story.id(), "/forms/screening/versions/1"), c.adviser),
             Contains(". Closed with the case."));
  CHECK(c.council.Verify().empty());
}

TEST_CASE("history, print and forms of a case are pages of their own") {
  Casework c;
  const CaseId id = c.council.RaiseConcern(c.person, Document().Set("safe_now", "no").Set("what_happened", "Bruises."));
  CHECK_THAT(c.pages.Words(Path(id, "/history"), c.worker), Contains("Safeguarding"));
  CHECK(c.pages.Get(Path(id, "/history?kind=notes"), c.worker).status == 200);
  CHECK_THAT(c.pages.Words(Path(id, "/print"), c.worker), Contains("Bruises."));
  CHECK_THAT(c.pages.Words(Path(id, "/forms/concern/versions/1"), c.worker), Contains("Bruises."));
  CHECK(c.pages.Get(Path(id, "/forms/nothing"), c.worker).status == 404);
  CHECK(c.pages.faults().empty());
}
