// Every statement a page asks is answered through an index, never by reading a table from end to end.
#include <sqlite3.h>

#include <catch2/catch.hpp>
#include <set>

#include "tests/storage/projections/random_council.h"
#include "tests/storage/queries/every_question.h"

namespace caseway::tests {
namespace {

// Tables that hold a few hundred rows in the largest council, however long it runs; "b" is possible_breach, read from
// its newest row up to a page.
const std::set<std::string> kSmall = {"staff_user", "u", "team", "setting", "board_open", "board_done", "p", "b"};

// Partial indexes that hold only what waits, read in their order up to a page; and what is no table.
const std::set<std::string> kWaiting = {"duplicate_waiting", "import_exception_waiting", "import_exception_by_urgency",
                                        "case_awaiting",     "broken_glass_unseen",      "case_provisional"};
const std::set<std::string> kNoTable = {"CONSTANT", "l", "held", "t", "json_each"};

std::vector<std::string> StatementsOf(sqlite3* handle) {
  std::vector<std::string> all;
  for (auto* at = sqlite3_next_stmt(handle, nullptr); at != nullptr; at = sqlite3_next_stmt(handle, at)) {
    const std::string sql = sqlite3_sql(at);
    if (sql.rfind("SELECT", 0) == 0) all.push_back(sql);
  }
  return all;
}

// The tables the plan reads whole; a range of an index says SEARCH, one made for the query is a list in memory.
std::vector<std::string> ScannedBy(storage::Connection& db, const std::string& sql) {
  std::vector<std::string> scanned;
  for (auto plan = db.Prepare("EXPLAIN QUERY PLAN " + sql); plan.Step();) {
    const std::string step = plan.String(3);
    if (step.rfind("SCAN ", 0) != 0) continue;
    const std::string table = step.substr(5, step.find(' ', 5) - 5);
    const std::string index = step.substr(step.rfind(' ') + 1);
    if (kSmall.count(table) + kWaiting.count(index) + kNoTable.count(table) == 0) scanned.push_back(step);
  }
  return scanned;
}

TEST_CASE("No question reads a growing table from end to end") {
  FoldedRecord record;
  RandomCouncil council(record, 4, 60);
  council.Step(300);
  Viewer viewer;
  viewer.user = UserId{RandomCouncil::kFirstUser};
  viewer.declared = {PersonId{RandomCouncil::kFirstPerson + 1}};
  viewer.now = record.now;
  storage::Connection& db = record.db();
  std::set<std::string> before;
  for (const auto& sql : StatementsOf(db.handle())) before.insert(sql);
  AskPeople(record.Get().people(), PersonId{RandomCouncil::kFirstPerson}, viewer, LondonDate(record.now));
  AskCases(record.Get().cases(), CaseId{council.cases()[0]}, PersonId{RandomCouncil::kFirstPerson}, viewer, record.now);
  AskWork(record.Get().work(), TeamId{RandomCouncil::kFirstTeam}, viewer, record.now);
  AskCouncil(record.Get().council(), viewer.user, TeamId{RandomCouncil::kFirstTeam});
  int asked = 0;
  for (const auto& sql : StatementsOf(db.handle())) {
    if (before.count(sql) != 0) continue;
    ++asked;
    INFO(sql);
    CHECK(ScannedBy(db, sql).empty());
  }
  CHECK(asked > 70);
}

}  // namespace
}  // namespace caseway::tests
