#include "core/casework/second_administrator.h"

#include <catch2/catch.hpp>

#include "core/casework/council.h"
#include "core/casework/events.h"
#include "tests/support/council.h"

namespace caseway::casework {
namespace {

using tests::Council;
using Roles = std::vector<std::string>;

// Two administrators, and a social worker who is to get more.
struct Office {
  Council council;
  Actor ada = council.As("administrator", 1), bob = council.As("administrator", 2), grace = council.As("social-worker");

  Result<Document> Change(const Actor& by, const Actor& whom, const Roles& roles) {
    return council.Do(by, [&](WritableRecord& record, const Deed& deed) {
      AccountCommand account;
      account.user = whom.user, account.name = whom.name, account.roles = roles, account.teams = whom.teams;
      return ChangeAccount(record, account, deed);
    });
  }
  std::vector<ProposalRow> Waiting() {
    std::vector<ProposalRow> rows;
    council.Read([&](Record& record) { rows = record.council().Proposals(); });
    return rows;
  }
  Result<Document> Answer(const Actor& by, ProposalId proposal, bool confirmed, const std::string& reason = "") {
    return council.Do(by, [&](WritableRecord& record, const Deed& deed) {
      return AnswerProposal(record, {proposal, confirmed, reason}, deed);
    });
  }
  Result<Document> Link(const Actor& by, const Actor& whom) {
    return council.Do(
        by, [&](WritableRecord& record, const Deed& deed) { return AskForSetUpLink(record, whom.user, deed); });
  }
  Result<Document> Disable(const Actor& by, const Actor& whom) {
    return council.Do(
        by, [&](WritableRecord& record, const Deed& deed) { return DisableAccount(record, whom.user, "Left", deed); });
  }
  bool IsDisabled(const Actor& whom) {
    bool disabled = false;
    council.Read([&](Record& record) { disabled = record.council().User(whom.user)->disabled; });
    return disabled;
  }
  Roles RolesOf(const Actor& whom) { return council.Again(whom).roles; }
};

TEST_CASE("the roles that take two administrators are those of roles.toml") {
  const Roles powerful = {"access-manager",  "administrator",        "emergency-duty-worker", "head-of-service",
                          "privacy-auditor", "safeguarding-manager", "safeguarding-worker"};
  for (const auto& [id, role] : tests::ShippedLibrary().roles) {
    CAPTURE(id);
    CHECK(TakesTwo(tests::ShippedLibrary(), id) == (std::find(powerful.begin(), powerful.end(), id) != powerful.end()));
  }
}

TEST_CASE("a role that takes two waits until another administrator confirms it") {
  Office office;
  const auto changed = office.Change(office.ada, office.grace, {"senior", "safeguarding-manager"});
  REQUIRE(changed);
  CHECK((*changed)["waits"].Number() == 1);
  CHECK(office.RolesOf(office.grace) == Roles{"senior"});
  const auto waiting = office.Waiting();
  REQUIRE(waiting.size() == 1);
  CHECK(waiting[0].role == "safeguarding-manager");
  CHECK(waiting[0].by == office.ada.user);
  const auto own = office.Answer(office.ada, waiting[0].id, true);
  CHECK(own.error().say == "You proposed this: another administrator has to confirm it.");
  CHECK(office.Answer(office.council.As("team-manager"), waiting[0].id, true).error().code == ErrorCode::kForbidden);
  REQUIRE(office.Answer(office.bob, waiting[0].id, true));
  CHECK(office.RolesOf(office.grace) == Roles{"senior", "safeguarding-manager"});
  CHECK(office.Waiting().empty());
  CHECK(office.Answer(office.bob, waiting[0].id, true).error().say == "This was answered already, or proposed anew.");
  CHECK(office.council.Verify().empty());
}

TEST_CASE("a role that was refused is not given, and the reason stays") {
  Office office;
  REQUIRE(office.Change(office.ada, office.grace, {"social-worker", "administrator"}));
  const ProposalId proposal = office.Waiting().at(0).id;
  CHECK(office.Answer(office.bob, proposal, false).error().say == "Say why it is refused.");
  REQUIRE(office.Answer(office.bob, proposal, false, "She did not ask for it."));
  CHECK(office.RolesOf(office.grace) == Roles{"social-worker"});
  CHECK(office.Waiting().empty());
  const auto said = office.council.EventsOf("account", office.grace.user.value).back();
  CHECK(said.type == events::kAccountProposalAnswered);
  CHECK(said.payload["answer"].Text() == "refused");
  CHECK(said.payload["reason"].Text() == "She did not ask for it.");
  CHECK(said.payload["proposed_by"].Number() == office.ada.user.value);
}

TEST_CASE("who proposed may take it back, and nobody confirms what is for themselves") {
  Office office;
  REQUIRE(office.Change(office.ada, office.bob, {"administrator", "privacy-auditor"}));
  const ProposalId proposal = office.Waiting().at(0).id;
  CHECK(office.Answer(office.bob, proposal, true).error().say ==
        "This is for yourself: another administrator has to confirm it.");
  CHECK(office.Answer(office.ada, proposal, false, "A mistake"));
  CHECK(office.RolesOf(office.bob) == Roles{"administrator"});
}

TEST_CASE("a role that takes two is taken away, and one held already kept, by one administrator") {
  Office office;
  const Actor manager = office.council.As("safeguarding-manager");
  REQUIRE(office.Change(office.ada, manager, {"safeguarding-manager", "senior"}));
  CHECK(office.Waiting().empty());
  CHECK(office.RolesOf(manager) == Roles{"safeguarding-manager", "senior"});
  REQUIRE(office.Change(office.ada, manager, {"senior"}));
  CHECK(office.RolesOf(manager) == Roles{"senior"});
}

TEST_CASE("a new account of such a role has it only once another administrator agreed") {
  Office office;
  const auto made = office.council.Do(office.ada, [](WritableRecord& record, const Deed& deed) {
    AccountCommand account;
    account.user_name = "new.auditor", account.name = "New Auditor", account.roles = {"privacy-auditor"};
    return CreateAccount(record, account, deed);
  });
  REQUIRE(made);
  Actor auditor;
  auditor.user = UserId{(*made)["user"].Number()};
  CHECK(office.RolesOf(auditor).empty());
  CHECK((*office.Link(office.ada, auditor))["waits"].Truth());
  const auto waiting = office.Waiting();
  REQUIRE(waiting.size() == 2);
  REQUIRE(office.Answer(office.bob, waiting[0].id, true));
  REQUIRE(office.Answer(office.bob, waiting[1].id, true));
  CHECK(office.RolesOf(auditor) == Roles{"privacy-auditor"});
}

TEST_CASE("a set-up link for whoever holds such a role waits, for others it does not") {
  Office office;
  CHECK_FALSE((*office.Link(office.ada, office.grace))["waits"].Truth());
  CHECK(office.Waiting().empty());
  CHECK((*office.Link(office.ada, office.council.As("head-of-service")))["waits"].Truth());
  const ProposalRow row = office.Waiting().at(0);
  CHECK(row.role.empty());
  CHECK((*office.Answer(office.bob, row.id, true))["role"].Text().empty());
  CHECK(office.Link(office.council.As("team-manager"), office.grace).error().code == ErrorCode::kForbidden);
}

TEST_CASE("proposed by both it waits for one of them, and ends with the account") {
  Office office;
  const Actor manager = office.council.As("access-manager");
  REQUIRE(office.Link(office.ada, manager));
  REQUIRE(office.Link(office.bob, manager));
  const auto waiting = office.Waiting();
  REQUIRE(waiting.size() == 1);
  CHECK(office.Answer(office.bob, waiting[0].id, true).error().code == ErrorCode::kForbidden);
  office.council.Must(office.ada, [&](WritableRecord& record, const Deed& deed) {
    return DisableAccount(record, manager.user, "Left", deed);
  });
  CHECK(office.Waiting().empty());
  CHECK(office.council.Verify().empty());
}

TEST_CASE("an administrator is disabled by two where there is a third, and nobody refuses their own") {
  Office office;
  REQUIRE(office.Change(Council::System(), office.grace, {"administrator"}));
  CHECK((*office.Disable(office.ada, office.bob))["waits"].Truth());
  CHECK_FALSE(office.IsDisabled(office.bob));
  const ProposalRow row = office.Waiting().at(0);
  CHECK((row.disables && row.user == office.bob.user && row.by == office.ada.user && row.reason == "Left"));
  CHECK(office.Answer(office.ada, row.id, true).error().say ==
        "You proposed this: another administrator has to confirm it.");
  CHECK(office.Answer(office.bob, row.id, true).error().say ==
        "This is for yourself: another administrator has to confirm it.");
  CHECK(office.Answer(office.bob, row.id, false, "I am still here").error().say ==
        "This is about your own account: another administrator has to answer it.");
  CHECK((*office.Answer(office.council.Again(office.grace), row.id, true))["disables"].Truth());
  CHECK(office.IsDisabled(office.bob));
  CHECK(office.Waiting().empty());
  CHECK(office.council.EventsOf("account", office.bob.user.value).back().payload["reason"].Text() == "Left");
  CHECK(office.council.Verify().empty());
}

TEST_CASE("an administrator stays when disabling is refused, and a link that waits beside it stays its own") {
  Office office;
  REQUIRE(office.Change(Council::System(), office.grace, {"administrator"}));
  REQUIRE(office.Disable(office.ada, office.bob));
  REQUIRE(office.Link(office.ada, office.bob));
  REQUIRE(office.Waiting().size() == 2);
  REQUIRE(office.Answer(office.council.Again(office.grace), office.Waiting().at(0).id, false, "He is on leave"));
  CHECK_FALSE(office.IsDisabled(office.bob));
  REQUIRE(office.Waiting().size() == 1);
  CHECK_FALSE(office.Waiting().at(0).disables);
  CHECK(office.council.Verify().empty());
}

TEST_CASE("an administrator is disabled by one where only these two are left, and others always") {
  Office office;
  CHECK_FALSE((*office.Disable(office.ada, office.grace))["waits"].Truth());
  CHECK(office.IsDisabled(office.grace));
  CHECK_FALSE((*office.Disable(office.ada, office.bob))["waits"].Truth());
  CHECK(office.IsDisabled(office.bob));
  CHECK(office.Waiting().empty());
}

TEST_CASE("the role of an administrator is taken away by two where there is a third") {
  Office office;
  REQUIRE(office.Change(Council::System(), office.grace, {"administrator"}));
  CHECK((*office.Change(office.ada, office.bob, {"senior"}))["waits"].Number() == 1);
  CHECK(office.RolesOf(office.bob) == Roles{"senior", "administrator"});
  const ProposalRow row = office.Waiting().at(0);
  CHECK((row.withdraws && row.role == "administrator" && row.user == office.bob.user));
  CHECK(office.Answer(office.ada, row.id, true).error().say ==
        "You proposed this: another administrator has to confirm it.");
  CHECK(office.Answer(office.bob, row.id, false, "I am still here").error().say ==
        "This is about your own account: another administrator has to answer it.");
  SECTION("confirmed") {
    CHECK((*office.Answer(office.council.Again(office.grace), row.id, true))["withdraws"].Truth());
    CHECK(office.RolesOf(office.bob) == Roles{"senior"});
  }
  SECTION("refused") {
    REQUIRE(office.Answer(office.council.Again(office.grace), row.id, false, "He stays"));
    CHECK(office.RolesOf(office.bob) == Roles{"senior", "administrator"});
  }
  CHECK(office.Waiting().empty());
  CHECK(office.council.Verify().empty());
}

TEST_CASE("the role of an administrator is taken away by one where only these two are left, and given up alone") {
  Office office;
  SECTION("only two") {
    CHECK_FALSE((*office.Change(office.ada, office.bob, {"senior"}))["waits"].Truth());
    CHECK(office.RolesOf(office.bob) == Roles{"senior"});
  }
  SECTION("their own") {
    REQUIRE(office.Change(Council::System(), office.grace, {"administrator"}));
    CHECK_FALSE((*office.Change(office.ada, office.ada, {}))["waits"].Truth());
    CHECK(office.RolesOf(office.ada).empty());
  }
  CHECK(office.Waiting().empty());
}

TEST_CASE("a command of this machine stands for both administrators") {
  Office office;
  REQUIRE(office.Change(Council::System(), office.grace, {"administrator"}));
  CHECK(office.RolesOf(office.grace) == Roles{"administrator"});
  REQUIRE(office.Change(office.ada, office.council.As("senior"), {"administrator"}));
  CHECK(office.Answer(Council::System(), office.Waiting().at(0).id, true));
}

}  // namespace
}  // namespace caseway::casework
