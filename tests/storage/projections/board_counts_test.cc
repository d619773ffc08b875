// The board's kept counts against a scan of every case, for every kind of viewer.
#include <catch2/catch.hpp>
#include <map>
#include <tuple>

#include "storage/sqlite/projections/case_counts.h"
#include "storage/sqlite/projections/case_state.h"
#include "storage/sqlite/queries/board_splits.h"
#include "tests/storage/projections/random_council.h"

namespace caseway::tests {
namespace {

using storage::CaseState;

std::int64_t DayNumber(Date date) { return Days(date).time_since_epoch().count(); }

// One case, as a viewer would be asked about it, by the words of P9 and P32.
bool MayKnow(FoldedRecord& record, const CaseState& state, const Viewer& viewer) {
  if (viewer.is_system) return true;
  for (const auto declared : viewer.declared) {
    const PersonId person = record.Get().people().Find(declared)->id;
    if (person.value == state.subject_root) return false;
    for (const auto& party : record.Get().cases().Parties(CaseId{state.id})) {
      if (party.person == person && party.role == kSourceOfRisk) return false;
    }
  }
  if (state.restriction == 0 || state.owner_user == viewer.user.value) return true;
  if (state.restriction == 1 && viewer.sees_restricted) return true;
  return record.Get().cases().HasAccess(CaseId{state.id}, viewer.user, viewer.now - std::chrono::microseconds(1));
}

struct Scanned {
  std::map<std::tuple<std::string, std::string, std::string>, int> counts;
  std::map<std::string, std::vector<std::int64_t>> ages, taken;
};

void ScanOpen(const CaseState& state, const BoardQuery& query, Scanned& scanned) {
  for (const std::string& at : {std::string(), state.state}) {
    const auto add = [&](const char* figure, bool holds) {
      scanned.counts[{state.pathway, at, figure}] += holds ? 1 : 0;
    };
    add("open", true);
    add("overdue", state.due_at <= query.now.time_since_epoch().count());
    add("unallocated", state.owner_user == 0);
    add("awaiting", state.awaits_decision != 0);
    add("paused", state.paused != 0);
  }
  const auto split = [&](const std::string& figure) { ++scanned.counts[{state.pathway, "", figure}]; };
  if (state.owner_user == 0) split("unallocated:" + state.band);
  if (state.paused != 0) split("paused:" + state.pause_reason);
  if (state.returned != 0) split("returned");
  if (state.contact_week <= storage::SilentUntil(query)) split("silent");
  scanned.ages[state.pathway].push_back(
      std::max<std::int64_t>(0, DayNumber(LondonDate(query.now)) - storage::LondonDayNumber(state.received)));
}

Scanned Scan(FoldedRecord& record, const RandomCouncil& council, const BoardQuery& query, const Viewer& viewer) {
  Scanned scanned;
  for (const auto id : council.cases()) {
    const auto state = storage::LoadCaseState(record.db(), id);
    if (query.team && state->owner_team != query.team.value) continue;
    if (!MayKnow(record, *state, viewer)) continue;
    if (state->open != 0) ScanOpen(*state, query, scanned);
    const std::int64_t ended = storage::LondonDayNumber(state->ended);
    if (state->open != 0 || state->ends != "completed" || ended < DayNumber(query.from) || ended > DayNumber(query.to))
      continue;
    ++scanned.counts[{state->pathway, "", "completed"}];
    scanned.taken[state->pathway].push_back(
        std::max<std::int64_t>(0, ended - storage::LondonDayNumber(state->received)));
  }
  return scanned;
}

int AtShare(std::vector<std::int64_t> days, std::size_t percent) {
  if (days.empty()) return 0;
  std::sort(days.begin(), days.end());
  return static_cast<int>(days[(days.size() * percent + 99) / 100 - 1]);
}

void CheckBoard(FoldedRecord& record, const RandomCouncil& council, const BoardQuery& query, const Viewer& viewer) {
  Scanned scanned = Scan(record, council, query, viewer);
  int shown = 0;
  for (const auto& figure : record.Get().work().Board(query, viewer)) {
    INFO(figure.pathway << " " << figure.state << " " << figure.figure << " team " << query.team.value);
    CHECK(figure.count == scanned.counts[{figure.pathway, figure.state, figure.figure}]);
    const BoardCases which{figure.pathway, figure.state, figure.figure};
    CHECK(static_cast<int>(record.Get().work().BoardCasesOf(query, which, viewer, 100000, 0).size()) == figure.count);
    shown += figure.count;
    if (figure.state.empty() && (figure.figure == "open" || figure.figure == "completed")) {
      const auto& days = (figure.figure == "open" ? scanned.ages : scanned.taken)[figure.pathway];
      CHECK(figure.days_median == AtShare(days, 50));
      CHECK(figure.days_90 == AtShare(days, 90));
    }
  }
  int expected = 0;
  for (const auto& count : scanned.counts) expected += count.second;
  CHECK(shown == expected);
}

std::vector<Viewer> Viewers(RandomCouncil& council, Instant now) {
  Viewer system, manager, adviser, relative;
  system.is_system = true;
  manager.user = UserId{RandomCouncil::kFirstUser};
  manager.sees_restricted = true;
  adviser.user = UserId{RandomCouncil::kFirstUser + 1};
  relative.user = UserId{RandomCouncil::kFirstUser + 2};
  for (int i = 0; i < 4; ++i) relative.declared.push_back(PersonId{council.AnyPerson()});
  for (auto* viewer : {&manager, &adviser, &relative}) viewer->now = now;
  return {system, manager, adviser, relative};
}

TEST_CASE("The board equals a scan of every case after 2,000 random events, for each viewer, team and period") {
  const unsigned seed = GENERATE(1U, 2U, 3U);
  FoldedRecord record;
  RandomCouncil council(record, seed, 80);
  council.Step(2000);
  const Date today = LondonDate(record.now);
  for (const auto& viewer : Viewers(council, record.now)) {
    for (const std::int64_t team : {0, 2}) {
      BoardQuery query{TeamId{team}, "", record.now, Date{Days(today) - std::chrono::days(45)}, today, 2};
      CheckBoard(record, council, query, viewer);
      query.from = Date{Days(today) - std::chrono::days(9)};
      query.to = Date{Days(today) - std::chrono::days(3)};
      CheckBoard(record, council, query, viewer);
    }
  }
}

// The cases whose clock stopped in the month, first of their pathway for whom they are about, by a scan of all.
struct ClockScan {
  int completed = 0;
  std::vector<std::int64_t> late;
};

std::optional<Instant> StoppedClock(FoldedRecord& record, std::int64_t id) {
  for (const auto& clock : record.Get().cases().Clocks(CaseId{id})) {
    if (clock.id == "to_end" && !clock.stopped.empty()) return At(clock.stopped);
  }
  return std::nullopt;
}

ClockScan ScanClocks(FoldedRecord& record, const RandomCouncil& council, const BoardQuery& query,
                     const Viewer& viewer) {
  std::vector<std::pair<CaseState, Instant>> done;
  for (const auto id : council.cases()) {
    const auto state = storage::LoadCaseState(record.db(), id);
    const auto stopped = StoppedClock(record, id);
    if (stopped && (state->open == 1 || state->ends == "completed") && state->pathway == query.pathway)
      done.emplace_back(*state, *stopped);
  }
  ClockScan scan;
  for (const auto& [state, stopped] : done) {
    const bool first =
        std::none_of(done.begin(), done.end(), [&, root = state.subject_root, at = stopped](auto& other) {
          return other.first.subject_root == root && other.second < at;
        });
    const Date day = LondonDate(stopped);
    const bool in_month = day >= query.from && day <= query.to;
    if (!first || !in_month || (query.team && state.owner_team != query.team.value)) continue;
    if (!MayKnow(record, state, viewer)) continue;
    ++scan.completed;
    if (state.id % 3 == 0) scan.late.push_back(state.id);
  }
  std::sort(scan.late.begin(), scan.late.end());
  return scan;
}

void CheckClock(FoldedRecord& record, const RandomCouncil& council, const BoardQuery& query, const Viewer& viewer) {
  const ClockScan scan = ScanClocks(record, council, query, viewer);
  const ClockFigure figure = record.Get().work().ClockTimes(query, "to_end", viewer);
  std::vector<std::int64_t> late;
  int listed = 0;
  constexpr int kPage = 7;
  for (int offset = 0;; offset += kPage) {
    const auto cases = record.Get().work().CasesByClock(query, "to_end", viewer, kPage, offset);
    for (const auto& one : cases) {
      ++listed;
      CHECK(one.stopped - one.from == std::chrono::hours(90));
      CHECK(one.late == (listed <= figure.late));  // those that are late come first
      if (one.late) late.push_back(one.row.id.value);
    }
    if (cases.size() < kPage) break;
  }
  std::sort(late.begin(), late.end());
  INFO(query.pathway << " team " << query.team.value << " user " << viewer.user.value);
  CHECK(figure.completed == scan.completed);
  CHECK(listed == scan.completed);
  CHECK(figure.late == static_cast<int>(scan.late.size()));
  CHECK(late == scan.late);
}

TEST_CASE("P44: a clock's figure equals a scan of every case, for each viewer and team, also as records are joined") {
  const unsigned seed = GENERATE(11U, 12U);
  FoldedRecord record;
  RandomCouncil council(record, seed, 90);
  council.Step(1500);
  const auto check_all = [&] {
    const Date today = LondonDate(record.now);
    BoardQuery query;
    query.now = record.now;
    query.from = today.year() / today.month() / std::chrono::day{1};
    query.to = today.year() / today.month() / std::chrono::last;
    for (const auto& viewer : Viewers(council, record.now)) {
      for (const char* pathway : {"referral", "assessment", "safeguarding"}) {
        for (const std::int64_t team : {0, 2}) {
          query.team = TeamId{team}, query.pathway = pathway;
          CheckClock(record, council, query, viewer);
        }
      }
    }
  };
  check_all();
  for (int i = 0; i < 20; ++i) {
    Document into;
    into.Set("into", council.people()[static_cast<std::size_t>(i)]).Set("reason", "one person");
    record.Append({"person", council.people()[static_cast<std::size_t>(40 + i)]}, events::kPersonMerged,
                  std::move(into));
  }
  check_all();
  for (int i = 0; i < 10; ++i)
    record.Append({"person", council.people()[static_cast<std::size_t>(40 + i)]}, events::kPersonUnmerged,
                  Document().Set("reason", "two people"));
  council.Step(300);
  check_all();
}

TEST_CASE("A team's counts equal its list, for each viewer") {
  FoldedRecord record;
  RandomCouncil council(record, 5, 60);
  council.Step(1500);
  const WorkClock clock{record.now, EndOfLondonDay(LondonDate(record.now)), record.now + std::chrono::hours(24 * 6)};
  for (const auto& viewer : Viewers(council, record.now)) {
    for (const bool unallocated : {false, true}) {
      auto& work = record.Get().work();
      const WorkCounts counts = work.TeamCounts(TeamId{2}, unallocated, {}, clock, viewer);
      const auto listed = [&](DueFilter due) {
        WorkFilter filter;
        filter.due = due;
        filter.limit = 100000;
        return static_cast<int>(work.OfTeam(TeamId{2}, unallocated, filter, clock, viewer).size());
      };
      CHECK(counts.all == listed(DueFilter::kAll));
      CHECK(counts.overdue == listed(DueFilter::kOverdue));
      CHECK(counts.today == listed(DueFilter::kToday));
      CHECK(counts.this_week == listed(DueFilter::kThisWeek));
      CHECK(counts.later == listed(DueFilter::kLater));
      CHECK(counts.all > 0);
      WorkFilter of_state{.pathway = "referral", .state = "state_1", .limit = 100000};
      CHECK(work.TeamCounts(TeamId{2}, unallocated, of_state, clock, viewer).all ==
            static_cast<int>(work.OfTeam(TeamId{2}, unallocated, of_state, clock, viewer).size()));
    }
  }
}

}  // namespace
}  // namespace caseway::tests
