// Assessment: what the stories of assessments begin with: one of Amina, or of the carer Idris, and who works on it.
//
//   SCENARIO_METHOD(Assessment, "P12: no eligible needs") {
//     SignedOff("not-met").Take(newly, "give_statement_not_met");
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

}  // namespace caseway::tests
