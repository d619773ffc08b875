#include <catch2/catch.hpp>

#include "core/casework/advance_case.h"
#include "core/casework/allocate.h"
#include "core/casework/council.h"
#include "tests/support/page_test.h"

namespace caseway::tests {
namespace {

TEST_CASE_METHOD(PageTest, "A team's page counts what is open and what waits, and lists both") {
  council.OpenReferral({.subject = council.AddPerson(APerson("Amina", "Lewis"))});
  const Actor manager = council.As("access-manager");
  const std::string all = pages.Words("/team", manager);
  CHECK(Has(all, "All open (1)"));
  CHECK(Has(all, "Unallocated (1)"));
  CHECK(Has(all, "Amina Lewis"));
  const std::string waiting = pages.Words("/team?list=unallocated", manager);
  CHECK(Has(waiting, "Allocate those chosen"));
  CHECK(Has(waiting, "Adviser 1: 0 open, 0 overdue"));
}

TEST_CASE_METHOD(PageTest, "Several cases are allocated together and stand in the worker's list") {
  const CaseId one = council.OpenReferral({.subject = council.AddPerson(APerson("Amina", "Lewis"))});
  const CaseId two = council.OpenReferral({.subject = council.AddPerson(APerson("Grace", "Obi"))});
  const Actor manager = council.As("access-manager"), adviser = council.As("adviser");
  const std::string team = PathReference(council.Team("access-team"));
  const auto done = pages.Post("/team/allocation",
                               {{"team", team},
                                {"case", PathReference(one)},
                                {"case", PathReference(two)},
                                {"worker", PathReference(adviser.user)},
                                {"reason", "Has room"}},
                               manager);
  REQUIRE(done.status == 303);
  CHECK(done.location == "/team?team=" + team + "&list=unallocated&done=2");
  CHECK(council.Case(one).owner_user == adviser.user);
  CHECK(council.Case(two).owner_user == adviser.user);
  CHECK(Has(pages.Words(done.location, manager), "2 cases have a new owner."));
  CHECK(Has(pages.Words("/work", adviser), "All (2)"));
}

TEST_CASE_METHOD(PageTest, "Allocating nothing to nobody says both beside the fields and keeps what was typed") {
  council.OpenReferral({.subject = council.AddPerson(APerson("Amina", "Lewis"))});
  const auto refused = pages.Post("/team/allocation", {{"reason", "For the visit"}}, council.As("access-manager"));
  CHECK(refused.status == 422);
  CHECK(Has(WordsOf(refused.body), "Choose at least one case."));
  CHECK(Has(WordsOf(refused.body), "Choose who should work on them."));
  CHECK(Has(refused.body, "value=\"For the visit\""));
}

TEST_CASE_METHOD(PageTest, "A worker who is close to one of the people gets none of the cases") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const CaseId one = council.OpenReferral({.subject = council.AddPerson(APerson("Grace", "Obi"))});
  const CaseId two = council.OpenReferral({.subject = amina});
  const Actor adviser = council.As("adviser");
  council.Must(adviser, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::DeclareRelative(record, amina, deed);
  });
  const auto refused =
      pages.Post("/team/allocation",
                 {{"case", PathReference(one)}, {"case", PathReference(two)}, {"worker", PathReference(adviser.user)}},
                 council.As("access-manager"));
  CHECK(refused.status == 422);
  CHECK(Has(WordsOf(refused.body), "Amina Lewis: This person is close to Adviser 1. Choose somebody else."));
  CHECK_FALSE(council.Case(one).owner_user);
}

TEST_CASE_METHOD(PageTest, "P9: a caseload counts only the cases that its reader may know of") {
  const Actor holder = council.As("safeguarding-worker");
  const CaseId concern = council.RaiseConcern(council.AddPerson(APerson("Amina", "Lewis")));
  council.Must(council.As("safeguarding-manager"), [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::Allocate(record, {.case_id = concern, .worker = holder.user}, deed);
  });
  const std::string hub = "/team?team=" + PathReference(council.Team("safeguarding-hub")) + "&list=caseloads";
  const auto loads = [&](const Actor& reader) { return pages.Words(hub, reader); };
  CHECK(Has(loads(council.As("safeguarding-manager")), "Safeguarding worker 1 1 0 "));
  CHECK(Has(loads(council.As("safeguarding-manager")), "Safeguarding worker 1: 1 open, "));
  CHECK(Has(loads(council.As("team-manager")), "Safeguarding worker 1 0 0 0 "));
  CHECK_FALSE(Has(loads(council.As("team-manager")), "Safeguarding worker 1: 1 open"));
}

TEST_CASE_METHOD(PageTest, "All of a worker's cases move at once, with a reason") {
  const CaseId id = council.OpenReferral({.subject = council.AddPerson(APerson("Amina", "Lewis"))});
  const Actor manager = council.As("access-manager"), from = council.As("adviser"), to = council.As("adviser", 2);
  council.Must(manager, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::Allocate(record, {.case_id = id, .worker = from.user}, deed);
  });
  CHECK(Has(pages.Words("/team?list=caseloads", manager), "Adviser 1 1 0 0"));
  const http::Fields without{{"from", PathReference(from.user)}, {"to", PathReference(to.user)}};
  CHECK(Has(WordsOf(pages.Post("/team/reassignment", without, manager).body), "Say why the cases move."));
  const auto done =
      pages.Post("/team/reassignment",
                 {{"from", PathReference(from.user)}, {"to", PathReference(to.user)}, {"reason", "On leave"}}, manager);
  REQUIRE(done.status == 303);
  CHECK(council.Case(id).owner_user == to.user);
}

TEST_CASE_METHOD(PageTest, "Who may see a team's work but not allocate is offered no form") {
  council.OpenReferral({.subject = council.AddPerson(APerson("Amina", "Lewis"))});
  const std::string words = pages.Words("/team?list=unallocated", council.As("adviser"));
  CHECK(Has(words, "Amina Lewis"));
  CHECK_FALSE(Has(words, "Allocate those chosen"));
  CHECK(pages.Post("/team/allocation", {}, council.As("adviser")).status == 403);
}

TEST_CASE_METHOD(PageTest, "The queue counts all that wait and is read by pages") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  for (int i = 0; i < 27; ++i) council.OpenReferral({.subject = amina, .urgency = "routine"});
  const Actor manager = council.As("access-manager");
  const std::string team = "/team?team=" + PathReference(council.Team("access-team")) + "&list=unallocated";
  CHECK(Has(pages.Words(team, manager), "Showing 1 to 25 of 27"));
  CHECK(Has(pages.Words(team + "&offset=25", manager), "Showing 26 to 27 of 27"));
  const auto refused = pages.Post("/team/allocation", {{"offset", "25"}}, manager);
  CHECK(Has(WordsOf(refused.body), "Showing 26 to 27 of 27"));
}

TEST_CASE_METHOD(PageTest, "What came out of hours is counted whole and read by pages") {
  council.WaitUntil("2026-09-21T23:00");
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  for (int i = 0; i < 27; ++i) council.OpenReferral({.subject = amina});
  const Actor manager = council.As("access-manager");
  const std::string team = "/team?team=" + PathReference(council.Team("access-team")) + "&list=out-of-hours";
  CHECK(Has(pages.Words(team, manager), "Out of hours (27)"));
  CHECK(Has(pages.Words(team, manager), "Showing 1 to 25 of 27"));
  CHECK(Has(pages.Words(team + "&offset=25", manager), "Showing 26 to 27 of 27"));
}

TEST_CASE_METHOD(PageTest, "What nobody took over in time stays on the list of what came out of hours (F30)") {
  council.WaitUntil("2026-09-21T23:00");
  const CaseId id = council.OpenReferral({.subject = council.AddPerson(APerson("Amina", "Lewis"))});
  council.WaitUntil("2026-09-22T10:01");
  council.Must(Council::System(), [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::RunSystemActions(record, id, deed);
  });
  REQUIRE(council.Case(id).state == "out_of_hours_late");
  const std::string team = "/team?team=" + PathReference(council.Team("access-team")) + "&list=out-of-hours";
  const std::string words = pages.Words(team, council.As("access-manager"));
  CHECK(Has(words, "Out of hours (1)"));
  CHECK(Has(words, "Out-of-hours contact, late to be taken over"));
  const std::string waits = pages.Words("/decisions", council.As("access-manager"));
  CHECK(Has(waits, "Sign-offs, approvals and closures (1)"));
  CHECK(Has(waits, "Out-of-hours contact, late to be taken over"));
}

TEST_CASE_METHOD(PageTest, "Until it is banded a contact stands by its sender's urgency, above what is Routine (F25)") {
  const auto open = [&](const char* name, const char* urgency) {
    return council.OpenReferral({.subject = council.AddPerson(APerson("Amina", name)), .urgency = urgency});
  };
  const CaseId steady = open("Steady", "routine");
  council.Must(council.As("access-manager"), [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::SetBand(record, steady, "routine", "Care is in place", deed);
  });
  council.Wait(std::chrono::hours(1));
  open("Routine", "routine"), open("Soon", "soon"), open("Urgent", "urgent"), open("Unsaid", "");
  const std::string words = pages.Words("/team?list=unallocated", council.As("access-manager"));
  const auto at = [&](const char* name) { return words.find(std::string("Amina ") + name); };
  CHECK(at("Urgent") < at("Soon"));
  CHECK(at("Soon") < at("Routine"));
  CHECK(at("Routine") < at("Unsaid"));
  CHECK(at("Unsaid") < at("Steady"));
}

TEST_CASE_METHOD(PageTest, "Only those whose role could go on with the work are offered it") {
  council.OpenReferral({.subject = council.AddPerson(APerson("Amina", "Lewis"))});
  const Actor manager = council.As("access-manager");
  const Actor auditor = council.As("privacy-auditor");
  council.Must(Council::System(), [&](WritableRecord& record, const casework::Deed& deed) {
    casework::AccountCommand account;
    account.user = auditor.user, account.name = auditor.name, account.roles = auditor.roles;
    account.teams = {council.Team("access-team")};
    return casework::ChangeAccount(record, account, deed);
  });
  for (const char* list : {"unallocated", "caseloads"}) {
    const std::string words = pages.Words(std::string("/team?list=") + list, manager);
    CHECK(Has(words, "Adviser 1: 0 open, 0 overdue"));
    CHECK_FALSE(Has(words, auditor.name));
  }
}

}  // namespace
}  // namespace caseway::tests
