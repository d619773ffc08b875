// The 28 days from first contact on the worklists (F33, former NI 132): beside the day to look again, the earlier
// first.
#include <catch2/catch.hpp>

#include "core/casework/allocate.h"
#include "core/casework/change_version.h"
#include "tests/stories/assessment_story.h"
#include "tests/support/next_version.h"

namespace caseway::tests {
namespace {

const char* const kMine = "/work";

// Opened on 21 September 2026, the day of the first contact: day 28 is 19 October.
struct Timeliness : Assessment {
  static std::string DayOf(const Document& due) { return due["day"].Text(); }
  std::string Dates() {
    const Document due = story.row().due, &beside = due["beside"];
    std::string text = due["kind"].Text() + " " + DayOf(due);
    return beside.IsMembers() ? text + ", " + beside["kind"].Text() + " " + DayOf(beside) : text;
  }
  Result<Document> ChangeAfterwards(const std::string& form, const std::string& question, const std::string& answer) {
    casework::SubmitFormCommand change{.case_id = story.id(), .form = form, .reason = "Second thoughts"};
    council.Read([&](Record& record) {
      for (const auto& version : record.cases().LatestForms(story.id())) {
        if (version.form == form) change.answers = version.answers, change.base_version = version.version;
      }
    });
    change.answers.Set(question, answer);
    return council.Do(newly, [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::SubmitForm(record, change, deed);
    });
  }
  Result<Document> LookAgainOn(const std::string& day) {
    return council.Do(worker, [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::LookAgain(record, story.id(), *ParseDate(day), "They are away until then", deed);
    });
  }
};

SCENARIO_METHOD(Timeliness, "F33: while the 28 days run, the earlier of two dates is the case's, the other beside it") {
  CHECK(Dates() == "look-again 2026-09-28, limit 2026-10-19");
  story.Take(worker, "start");
  CHECK(Dates() == "limit 2026-10-19, look-again 2026-10-19");  // 20 working days: the same day
  REQUIRE(LookAgainOn("2026-11-02"));
  CHECK(Dates() == "limit 2026-10-19, look-again 2026-11-02");
  REQUIRE(LookAgainOn("2026-10-05"));
  CHECK(Dates() == "look-again 2026-10-05, limit 2026-10-19");
  CHECK(story.row().due["by_hand"].Truth());
  CHECK(council.Verify().empty());
}

SCENARIO_METHOD(Timeliness,
                "F33: my work lists and filters by the limit where it comes first, and shows both in words") {
  story.Take(worker, "start");
  REQUIRE(LookAgainOn("2026-11-02"));
  council.WaitUntil("2026-10-19T10:00");
  CHECK(Has(pages.Words(kMine, worker), "Due today a limit Look again: due by 2 November 2026"));
  CHECK(Has(pages.Words("/work?due=overdue", worker), "Overdue (0)"));
  council.WaitUntil("2026-10-21T10:00");
  const std::string overdue = pages.Words("/work?due=overdue", worker);
  CHECK(Has(overdue, "Overdue (1)"));
  CHECK(Has(overdue, "Overdue by 2 days a limit Look again: due by 2 November 2026"));
  const std::string page = pages.Words(Path(story.id()), worker);
  CHECK(Has(page, "Due Overdue by 2 days a limit"));
  CHECK(Has(page, "28 days from 21 September 2026 (first contact)"));
  CHECK(Has(page, "Look again Due by 2 November 2026 look again"));
}

SCENARIO_METHOD(Timeliness, "F33: before the limit the day to look again stands first, and the limit beside it") {
  story.Take(worker, "start");
  REQUIRE(LookAgainOn("2026-10-05"));
  CHECK(Has(pages.Words(kMine, worker), "Due by 5 October 2026 Limit: due by 19 October 2026"));
  CHECK(Has(pages.Words(Path(story.id()), worker), "Limit Due by 19 October 2026 a limit"));
}

SCENARIO_METHOD(Timeliness,
                "P6: waiting stops the day to look again and not the 28 days: the chase date stands beside them") {
  story.Take(worker, "start");
  council.WaitUntil("2026-10-12T10:00");
  story.Take(worker, "pause");
  CHECK(Dates() == "limit 2026-10-19, look-again 2026-10-26");
  CHECK(
      Has(pages.Words(kMine, worker), "Due by 19 October 2026 a limit Look again: waiting, chase by 26 October 2026"));
}

SCENARIO_METHOD(Timeliness,
                "F33: signed off, the 28 days are over for good, also when it comes back to be signed again") {
  Written().Take(newly, "submit_adult");
  CHECK(Dates() == "look-again 2026-09-24, limit 2026-10-19");
  story.Take(senior, "sign_off");
  CHECK(Dates() == "look-again 2026-09-28");
  REQUIRE(ChangeAfterwards("risk", "summary", "Falls in the evening; rail fitted."));
  CHECK(story.state() == "awaiting_sign_off");
  CHECK(Dates() == "look-again 2026-09-24");
  CHECK(council.Verify().empty());
}

SCENARIO_METHOD(Timeliness, "F33: a carer's limit is on the worklist where the council sets one") {
  council.Set("limit.carer_assessment", "2026-09-01", "28 days");
  const PersonId idris = council.AddPerson(APerson("Idris", "Wells"));
  story = CaseStory(council, council.OpenCase("assessment", idris, "unpaid carer"), ByPages(pages));
  CHECK(Dates() == "look-again 2026-09-28, limit 2026-10-19");
}

SCENARIO_METHOD(Timeliness,
                "F4, F33: a case of a version without it keeps its one date until it is taken to this one") {
  pathway::Library shipped = council.library(), before = council.library();
  before.Add(
      NextVersion(before, "assessment", "pathway.toml", {{"on_board = true\non_worklist = true", "on_board = true"}}));
  council.Use(before);
  story = CaseStory(council, council.OpenCase("assessment", council.AddPerson(APerson("Bertie", "Wells"))));
  CHECK(Dates() == "look-again 2026-09-28");
  before.Add(
      NextVersion(before, "assessment", "pathway.toml", {{"on_board = true", "on_board = true\non_worklist = true"}}));
  council.Use(std::move(before));
  council.Must(council.As("team-manager"), [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::ChangeVersion(record, story.id(), "The limit is to be on the list.", deed);
  });
  CHECK(Dates() == "look-again 2026-09-28, limit 2026-10-19");
}

}  // namespace
}  // namespace caseway::tests
