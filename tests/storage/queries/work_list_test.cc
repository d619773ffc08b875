#include <catch2/catch.hpp>

#include "tests/storage/projections/random_council.h"

namespace caseway::tests {
namespace {

TEST_CASE("My work is in order of date then band, and its counts are those of its filters") {
  FoldedRecord record;
  RandomCouncil council(record, 8, 50);
  council.Step(1200);
  auto& work = record.Get().work();
  const UserId user{RandomCouncil::kFirstUser + 3};
  const WorkClock clock{record.now, EndOfLondonDay(LondonDate(record.now)), record.now + std::chrono::hours(24 * 6)};
  WorkFilter filter;
  filter.pathway = GENERATE("", "assessment");
  filter.limit = 1000;
  const WorkCounts counts = work.Mine(user, filter, clock).counts;
  const auto listed = [&](DueFilter due) {
    filter.due = due;
    return static_cast<int>(work.Mine(user, filter, clock).rows.size());
  };
  CHECK((counts.all > 3 && counts.overdue > 0));
  CHECK(counts.overdue == listed(DueFilter::kOverdue));
  CHECK(counts.today == listed(DueFilter::kToday));
  CHECK(counts.this_week == listed(DueFilter::kThisWeek));
  CHECK(counts.later == listed(DueFilter::kLater));
  CHECK(counts.all == listed(DueFilter::kAll));
  const auto rows = work.Mine(user, filter, clock).rows;
  CHECK(std::is_sorted(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.due_at < b.due_at; }));
  CHECK(std::all_of(rows.begin(), rows.end(), [&](const auto& row) { return row.owner_user == user; }));
  if (filter.pathway.empty()) CHECK(work.OpenCasesOf(user).size() == rows.size());
}

TEST_CASE("What waits for a manager stands apart from what somebody can go on with, and both are counted") {
  FoldedRecord record;
  const auto open = [&](int id, const char* managers, const char* due) {
    record.Append("case/" + std::to_string(id), "case.opened",
                  R"({"pathway":"referral","subject":1,"state":"triage","owner":{"team":1,"user":100,"managers":)" +
                      std::string(managers) + R"(},"due":{"kind":"look-again","at":")" + due + R"("}})");
  };
  open(1, "false", "2026-10-02T07:00:00Z");
  open(2, "true", "2026-10-01T07:00:00Z");
  open(3, "false", "2026-09-01T07:00:00Z");
  auto& work = record.Get().work();
  const WorkClock clock{record.now, record.now, record.now};
  const auto listed = [&](bool with_managers) {
    std::string text;
    for (const auto& row : work.Mine(UserId{100}, {.with_managers = with_managers}, clock).rows)
      text += std::to_string(row.id.value);
    return text;
  };
  CHECK(listed(false) == "31");
  CHECK(listed(true) == "2");
  for (const bool with_managers : {false, true}) {
    const auto own = work.Mine(UserId{100}, {.with_managers = with_managers}, clock);
    CHECK((own.counts.all == 2 && own.with_managers.all == 1));
  }
  CHECK(work.OpenCasesOf(UserId{100}).size() == 3);
}

TEST_CASE("My work is shown a page at a time, with its owner's name and the counts of all") {
  FoldedRecord record;
  record.Append("account/100", "account.created", R"({"user_name":"a","name":"Ann","teams":[1]})");
  for (int id = 1; id <= 5; ++id) {
    record.Append("case/" + std::to_string(id), "case.opened",
                  R"({"pathway":"referral","subject":1,"state":"triage","owner":{"team":1,"user":100},)"
                  R"("due":{"kind":"look-again","at":"2026-10-0)" +
                      std::to_string(6 - id) + R"(T07:00:00Z"}})");
  }
  const auto page = [&](int limit, int offset) {
    const auto own = record.Get().work().Mine(UserId{100}, {.limit = limit, .offset = offset}, {});
    CHECK(own.counts.all == 5);
    std::string text;
    for (const auto& row : own.rows) text += row.owner_name + std::to_string(row.id.value) + " ";
    return text;
  };
  CHECK(page(2, 0) == "Ann5 Ann4 ");
  CHECK(page(2, 4) == "Ann1 ");
  CHECK(page(2, 5).empty());
}

TEST_CASE("What awaits a decision that is not the holder's stands apart too: never theirs, or brought there by them") {
  FoldedRecord record;
  const auto open = [&](int id, const char* state) {
    record.Append("case/" + std::to_string(id), "case.opened",
                  R"({"pathway":"assessment","subject":1,"state":")" + std::string(state) +
                      R"(","owner":{"team":1,"user":100},"due":{"kind":"look-again","at":"2026-10-0)" +
                      std::to_string(id) + R"(T07:00:00Z"}})");
  };
  open(1, "in_progress"), open(2, "awaiting_sign_off"), open(3, "awaiting_closure");
  auto& work = record.Get().work();
  const WorkClock clock{record.now, record.now, record.now};
  const auto listed = [&](NotTheirs not_theirs, bool with_managers) {
    const WorkFilter filter{.with_managers = with_managers, .not_theirs = std::move(not_theirs)};
    std::string text;
    const auto own = work.Mine(UserId{100}, filter, clock);
    for (const auto& row : own.rows) text += std::to_string(row.id.value);
    CHECK((with_managers ? own.with_managers : own.counts).all == static_cast<int>(text.size()));
    return text;
  };
  CHECK(listed({}, false) == "123");
  CHECK(listed({.ever = {"assessment/awaiting_sign_off"}}, false) == "13");
  CHECK(listed({.ever = {"assessment/awaiting_sign_off"}}, true) == "2");
  // Nobody by name brought them there: what they did not bring is theirs to settle.
  CHECK(listed({.brought = {"assessment/awaiting_closure"}}, false) == "123");
  record.Append("case/3", "case.advanced", R"({"to":"awaiting_closure","moves":true})", 100);
  CHECK(listed({.brought = {"assessment/awaiting_closure"}}, true) == "3");
}

TEST_CASE("The queue is by band then age, and awaiting and offered cases are found by team") {
  FoldedRecord record;
  const auto open = [&](int id, const char* rest) {
    record.Append(
        "case/" + std::to_string(id), "case.opened",
        R"({"pathway":"referral","subject":1,"state":"triage","owner":{"team":1},)" + std::string(rest) + "}");
  };
  open(1, R"("received":"2026-09-03T08:00:00Z","band":"green","band_rank":3)");
  open(2, R"("received":"2026-09-02T08:00:00Z","band":"red","band_rank":1)");
  open(3, R"("received":"2026-09-01T08:00:00Z","band":"red","band_rank":1,"awaits_decision":true)");
  const auto ids = [](const std::vector<WorkRow>& rows) {
    std::string text;
    for (const auto& row : rows) text += std::to_string(row.id.value);
    return text;
  };
  auto& work = record.Get().work();
  CHECK(ids(work.OfTeam(TeamId{1}, true, {}, {}, {})) == "321");
  CHECK(ids(work.Awaiting({TeamId{1}}, {}, {}, {})) == "3");
  CHECK(ids(work.Awaiting({TeamId{2}}, {}, {}, {})).empty());
  CHECK(ids(work.Awaiting({}, {}, {}, {})) == "3");
  record.Append("case/1", "case.handover-offered", R"({"team":2,"note":"x"})");
  record.Append("case/2", "case.handover-offered", R"({"team":2,"user":100,"note":"x"})");
  CHECK(ids(work.OfferedTo({TeamId{2}}, UserId{101}, {})) == "1");
  CHECK(ids(work.OfferedTo({TeamId{2}}, UserId{100}, {})) == "12");
  const Instant later = record.now + std::chrono::hours(1);
  const auto first = work.DueForSystem("referral", "triage", later, CaseId{}, 2);
  REQUIRE(first.size() == 2);
  CHECK(first[0] < first[1]);
  for (const CaseId id : work.DueForSystem("referral", "triage", later, first[1], 2)) CHECK(first[1] < id);
  CHECK(work.DueForSystem("referral", "triage", record.now, CaseId{}, 2).empty());
}

TEST_CASE("A caseload counts open and overdue work, apart what waits for a manager, and says who is away") {
  FoldedRecord record;
  record.Append("account/100", "account.created",
                R"({"user_name":"a","name":"Ann","teams":[1],"competences":["dols"],"away_until":"2026-10-01"})");
  record.Append("account/101", "account.created", R"({"user_name":"b","name":"Ben","teams":[1]})");
  record.Append("account/101", "account.disabled", "{}");
  record.Append("case/1", "case.opened",
                R"({"pathway":"referral","subject":1,"state":"t","owner":{"team":1,"user":100},)"
                R"("due":{"kind":"look-again","at":"2026-10-01T07:00:00Z"}})");
  record.Append("case/2", "case.opened",
                R"({"pathway":"referral","subject":1,"state":"t","owner":{"team":1,"user":100,"managers":true},)"
                R"("due":{"kind":"look-again","at":"2026-10-01T07:00:00Z"}})");
  const auto rows = record.Get().work().Caseloads(TeamId{1}, record.now);
  REQUIRE(rows.size() == 1);
  CHECK((rows[0].name == "Ann" && rows[0].open == 2 && rows[0].with_managers == 1));
  CHECK((rows[0].overdue == 1 && rows[0].away));
  CHECK(rows[0].competences == std::vector<std::string>{"dols"});
}

}  // namespace
}  // namespace caseway::tests
