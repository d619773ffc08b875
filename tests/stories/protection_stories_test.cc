// Acting to protect at any time, who else is at risk, deaths, and what must be asked before the end (P2, P4, P8, P14,
// P48, P58).
#include <algorithm>
#include <catch2/catch.hpp>

#include "core/casework/allocate.h"
#include "tests/stories/concern_story.h"

namespace caseway::tests {
namespace {

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

SCENARIO_METHOD(Concern,
                "P43, P47: a concern runs by the hour, weekends too, until it is decided; then in working days") {
  council.WaitUntil("2026-09-25T17:00");  // a Friday
  story.Take(worker, "gather");
  const Instant due = story.row().due_at;
  CHECK(story.row().due_is_instant);
  CHECK(due == story.row().entered + std::chrono::hours(48));
  const auto moved = council.Do(manager, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::LookAgain(record, story.id(), LondonDate(due), "Rings back on Monday", deed);
  });
  REQUIRE_FALSE(moved);
  CHECK(moved.error().code == ErrorCode::kNotAllowedInState);
  story.Write(worker, "gathering").Write(worker, "s42_decision", Decided("section-42")).Take(worker, "start_enquiry");
  CHECK_FALSE(story.row().due_is_instant);
  CHECK(LondonDate(story.row().due_at - std::chrono::microseconds(1)) == *ParseDate("2026-10-02"));
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

}  // namespace
}  // namespace caseway::tests
