// Who may know of a case: each rule of P9 and P32 with both answers.
#include <catch2/catch.hpp>

#include "tests/storage/projections/folded_record.h"

namespace caseway::tests {
namespace {

// Ivy (41) has a safeguarding case 77 held by user 100 in team 1; Omar (43) is its source of risk.
struct Restricted {
  explicit Restricted(int restriction) {
    record.Append("team/1", "team.created", R"({"key":"hub","title":"Safeguarding hub"})");
    record.Append("account/100", "account.created", R"({"user_name":"grace","name":"Grace Obi"})");
    record.Append("person/41", "person.registered", R"({"person":{"first_names":"Ivy","last_name":"Ward"}})");
    record.Append("person/43", "person.registered", R"({"person":{"first_names":"Omar","last_name":"Khan"}})");
    record.Append("case/77", "case.opened",
                  R"({"pathway":"safeguarding","subject":41,"received":"2026-10-01T08:00:00Z","state":"concern",)"
                  R"("owner":{"team":1,"user":100},"due":{"kind":"look-again","at":"2026-10-01T12:00:00Z"},)"
                  R"("restriction":)" +
                      std::to_string(restriction) +
                      R"(,"parties":[{"person":43,"role":"source of risk"}],"access":[102]})");
    record.Append("case/77", "case.form-submitted",
                  R"({"form_id":9,"form":"concern","version":1,"title":"Concern","answers":{},"items":[{"row":1,)"
                  R"("as":"meeting","label":"Strategy","due":"2026-10-02","done":false}],"facts":{"safe_now":"no"}})");
    record.Append("case/77", "case.access-taken", R"({"user":103,"until":"2026-10-01T20:00:00Z"})");
  }
  // Where the case is told of: list, team, chronology, facts, hub, hub's items, search count, board, board's cases.
  std::string Told(const Viewer& viewer) {
    auto& work = record.Get().work();
    auto& people = record.Get().people();
    const Date day = *ParseDate("2026-10-01");
    const BoardQuery query{TeamId{}, "", record.now, day, day};
    const HubQuery hub{
        .pathway = "safeguarding", .undecided = {"concern"}, .meetings = {"meeting"}, .long_since = record.now};
    const Hub listed = work.SafeguardingHub(hub, viewer);
    CHECK(listed.all_undecided == static_cast<int>(listed.undecided.size()));
    CHECK(listed.all_meetings == static_cast<int>(listed.meetings.size()));
    CHECK(listed.all_long_open == static_cast<int>(listed.long_open.size()));
    const auto hits = people.Search(Named("ward"), viewer);
    int open = 0;
    for (const auto& figure : work.Board(query, viewer)) {
      if (figure.state.empty() && figure.figure == "open") open += figure.count;
    }
    std::string told;
    for (const std::size_t count :
         {record.Get().cases().OfPerson(PersonId{41}, viewer).size(),
          work.OfTeam(TeamId{1}, false, {}, {record.now, record.now, record.now}, viewer).size(),
          people.Chronology(PersonId{41}, viewer, 0, 9, "form").size(),
          record.Get().cases().Facts(PersonId{41}, viewer).size(), listed.undecided.size(), listed.meetings.size(),
          hits.empty() ? 0 : static_cast<std::size_t>(hits[0].open_cases), static_cast<std::size_t>(open),
          work.BoardCasesOf(query, {"safeguarding", "", "open"}, viewer, 9, 0).size()}) {
      told += std::to_string(count);
    }
    return told;
  }
  Viewer As(std::int64_t user) {
    Viewer viewer;
    viewer.user = UserId{user};
    viewer.now = record.now;
    return viewer;
  }
  FoldedRecord record;
};

constexpr char kAll[] = "111111111", kNothing[] = "000000000";

TEST_CASE("An unrestricted case is told everyone") {
  Restricted council(0);
  CHECK(council.Told(council.As(999)) == kAll);
}

TEST_CASE("A restricted case is told those who see them, its holder and those named, and nobody else") {
  Restricted council(1);
  CHECK(council.Told(council.As(999)) == kNothing);
  CHECK(council.Told(Viewer{}) == kNothing);
  CHECK(council.Told(council.As(100)) == kAll);
  CHECK(council.Told(council.As(102)) == kAll);
  Viewer safeguarding = council.As(999);
  safeguarding.sees_restricted = true;
  CHECK(council.Told(safeguarding) == kAll);
}

TEST_CASE("A sealed case is told only its holder, those named, and the system") {
  Restricted council(2);
  Viewer safeguarding = council.As(999);
  safeguarding.sees_restricted = true;
  CHECK(council.Told(safeguarding) == kNothing);
  CHECK(council.Told(council.As(102)) == kAll);
  Viewer system;
  system.is_system = true;
  CHECK(council.Told(system) == kAll);
}

TEST_CASE("A break-glass tells until its hour, and not a viewer whose hour is not known") {
  Restricted council(1);
  Viewer night = council.As(103);
  CHECK(council.Told(night) == kAll);
  night.now = At("2026-10-01T21:01");
  CHECK(council.Told(night) == kNothing);
  night.now = Instant::max();
  CHECK(council.Told(night) == kNothing);
}

TEST_CASE("Nothing is told where the viewer has declared the subject or the source of risk") {
  const std::int64_t declared = GENERATE(41, 43);
  Restricted council(1);
  Viewer relative = council.As(999);
  relative.sees_restricted = true;
  relative.declared = {PersonId{declared}};
  CHECK(council.Told(relative) == kNothing);
  relative.declared = {PersonId{44}};
  CHECK(council.Told(relative) == kAll);
}

TEST_CASE("Others learn of a restricted enquiry only whom to speak to, and of a sealed one nothing") {
  auto marker = Restricted(1).record.Get().cases().SafeguardingMarker(PersonId{41}, Viewer{});
  REQUIRE(marker);
  CHECK(marker->owner_name + ", " + marker->team_title == "Grace Obi, Safeguarding hub");
  CHECK_FALSE(Restricted(2).record.Get().cases().SafeguardingMarker(PersonId{41}, Viewer{}));
  CHECK_FALSE(Restricted(0).record.Get().cases().SafeguardingMarker(PersonId{41}, Viewer{}));
}

}  // namespace
}  // namespace caseway::tests
