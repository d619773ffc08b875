#include <catch2/catch.hpp>

#include "tests/support/page_test.h"

namespace caseway::tests {
namespace {

std::string PageOf(const Actor& actor) { return "/users/" + PathReference(actor.user); }

TEST_CASE_METHOD(PageTest, "Accounts are listed by name and found by role, team and words") {
  const Actor admin = council.As("administrator");
  CHECK(Has(pages.Words("/users", admin), "Access manager 1"));
  const std::string advisers = pages.Words("/users?role=adviser", admin);
  CHECK(Has(advisers, "2 of "));
  CHECK(Has(advisers, "Adviser 2"));
  CHECK(Has(pages.Words("/users?q=nobody.such", admin), "No account fits. Take a filter away."));
  CHECK(pages.Get("/users", council.As("team-manager")).status == 403);
}

TEST_CASE_METHOD(PageTest, "A new user is added and given a set-up link that is shown once") {
  const Actor admin = council.As("administrator");
  const auto done =
      pages.Post("/users", {{"user_name", "Grace.Obi"}, {"name", "Grace Obi"}, {"roles", "social-worker"}}, admin);
  REQUIRE(done.status == 303);
  CHECK(Has(pages.Words(done.location, admin), "Added. Make a set-up link below and hand it over."));
  const std::string at = done.location.substr(0, done.location.find('?'));
  const auto link = pages.Post(at + "/set-up-link", {}, admin);
  CHECK(link.status == 200);
  CHECK(Has(link.body, "/set-up/"));
  CHECK(Has(WordsOf(link.body), "It is shown this once."));
  CHECK_FALSE(Has(pages.Get(at, admin).body, "/set-up/"));
}

TEST_CASE_METHOD(PageTest, "What is wrong with a new user stands beside the field, and the rest stays") {
  const Actor admin = council.As("administrator");
  const auto taken =
      pages.Post("/users", {{"user_name", "adviser.1"}, {"name", "Grace Obi"}, {"roles", "senior"}}, admin);
  CHECK(taken.status == 422);
  CHECK(Has(WordsOf(taken.body), "This user name is taken."));
  CHECK(Has(taken.body, "value=\"Grace Obi\""));
  const auto away =
      pages.Post("/users", {{"user_name", "g.obi"}, {"name", "Grace Obi"}, {"away_until", "31/9/2026"}}, admin);
  CHECK(away.status == 422);
  CHECK(Has(WordsOf(away.body), "September 2026 has 30 days."));
  CHECK(Has(away.body, "value=\"31/9/2026\""));
}

TEST_CASE_METHOD(PageTest, "Nobody gives themselves a role") {
  const Actor admin = council.As("administrator");
  const auto refused = pages.Post(
      PageOf(admin), {{"name", admin.name}, {"roles", "administrator"}, {"roles", "safeguarding-manager"}}, admin);
  CHECK(refused.status == 403);
  CHECK(Has(WordsOf(refused.body), "Nobody can give themselves a role. Ask another administrator."));
  CHECK(council.Again(admin).roles == std::vector<std::string>{"administrator"});
}

TEST_CASE_METHOD(PageTest, "A changed account keeps its team, competences and declared relatives") {
  const PersonId amina = council.AddPerson(APerson("Amina", "Lewis"));
  const Actor admin = council.As("administrator"), worker = council.As("social-worker");
  const auto done = pages.Post(PageOf(worker),
                               {{"name", "Grace Obi"},
                                {"roles", "senior"},
                                {"own_team", PathReference(council.Team("safeguarding-hub"))},
                                {"teams", PathReference(council.Team("locality-north"))},
                                {"declared", Reference(amina)},
                                {"away_until", "1/10/2026"}},
                               admin);
  REQUIRE(done.status == 303);
  const Actor changed = council.Again(worker);
  CHECK(changed.name == "Grace Obi");
  CHECK(changed.roles == std::vector<std::string>{"senior"});
  CHECK(changed.teams == std::vector<TeamId>{council.Team("safeguarding-hub"), council.Team("locality-north")});
  CHECK(changed.declared == std::vector<PersonId>{amina});
  CHECK(Has(pages.Words("/users", admin), "Away until 1 October 2026"));
}

TEST_CASE_METHOD(PageTest,
                 "An account is disabled with a reason, its cases return to the queue, and it is enabled again") {
  const Actor admin = council.As("administrator"), worker = council.As("adviser");
  CHECK(Has(WordsOf(pages.Post(PageOf(worker) + "/disabling", {}, admin).body), "Say why the account is disabled."));
  const auto done = pages.Post(PageOf(worker) + "/disabling", {{"reason", "Left"}}, admin);
  REQUIRE(done.status == 303);
  CHECK(Has(pages.Words(PageOf(worker), admin), "This account is disabled: nobody can sign in with it."));
  CHECK_FALSE(Has(pages.Words("/users", admin), "Adviser 1"));
  CHECK(pages.Post(PageOf(worker) + "/set-up-link", {}, admin).status == 409);
  REQUIRE(pages.Post(PageOf(worker) + "/enabling", {}, admin).status == 303);
  CHECK(Has(pages.Words("/users", admin), "Adviser 1"));
}

// Two administrators and a manager whose account takes both.
struct Two : PageTest {
  Actor ada = council.As("administrator", 1), bob = council.As("administrator", 2);
  Actor manager = council.As("safeguarding-manager"), grace = council.As("social-worker");

  // Where the forms of the only proposal that waits lead.
  std::string Proposal(const Actor& who) {
    const std::string page = pages.Get("/users/proposals", who).body;
    const auto from = page.find("/users/proposals/");
    return from == std::string::npos ? "" : page.substr(from, page.find('"', from) - from);
  }
  http::Response Propose(const std::string& role) {
    return pages.Post(PageOf(grace), {{"name", grace.name}, {"roles", "social-worker"}, {"roles", role}}, ada);
  }
};

TEST_CASE("A powerful role waits on a page of its own until another administrator confirms it") {
  Two two;
  CHECK(Has(two.pages.Words("/users/proposals", two.bob), "Nothing waits."));
  const auto done = two.Propose("safeguarding-manager");
  REQUIRE(done.status == 303);
  CHECK(Has(two.pages.Words(done.location, two.ada), "Waits for a second administrator: Safeguarding manager."));
  CHECK(Has(two.pages.Words("/users", two.bob), "1 change waits for a second administrator"));
  CHECK(
      Has(two.pages.Words("/users/proposals", two.ada), "You proposed this: another administrator has to confirm it."));
  CHECK(Has(two.pages.Words("/users/proposals", two.bob),
            "Safeguarding manager for Social worker 1 User name social-worker.1, now Social worker. Proposed by "
            "Administrator 1 on 21 September 2026"));
  const std::string proposal = two.Proposal(two.bob);
  CHECK(two.pages.Post(proposal, {{"answer", "confirmed"}}, two.ada).status == 403);
  const auto confirmed = two.pages.Post(proposal, {{"answer", "confirmed"}}, two.bob);
  CHECK(confirmed.location == "/users/proposals?done=confirmed");
  CHECK(two.council.Again(two.grace).roles == std::vector<std::string>{"social-worker", "safeguarding-manager"});
  const auto row = two.pages.Audit(1).at(0);
  CHECK(row.deed == AuditDeed::kChanged);
  CHECK(row.actor == two.bob.user);
  CHECK(row.shown == std::vector<std::int64_t>{two.grace.user.value});
}

TEST_CASE("A powerful role is refused with a reason, and what was typed stays until there is one") {
  Two two;
  REQUIRE(two.Propose("administrator").status == 303);
  const std::string proposal = two.Proposal(two.bob);
  const auto unsaid = two.pages.Post(proposal, {{"answer", "refused"}, {"reason", " "}}, two.bob);
  CHECK(unsaid.status == 422);
  CHECK(Has(WordsOf(unsaid.body), "Say why it is refused."));
  const std::string long_one = "Nobody " + std::string(4000, 'x');
  const auto too_long = two.pages.Post(proposal, {{"answer", "refused"}, {"reason", long_one}}, two.bob);
  CHECK(too_long.status == 422);
  CHECK(Has(too_long.body, "value=\"" + long_one + "\""));
  const auto refused = two.pages.Post(proposal, {{"answer", "refused"}, {"reason", "Nobody asked for it."}}, two.bob);
  CHECK(refused.location == "/users/proposals?done=refused");
  CHECK(two.council.Again(two.grace).roles == std::vector<std::string>{"social-worker"});
  CHECK(two.pages.Post(proposal, {{"answer", "confirmed"}}, two.bob).status == 404);
}

TEST_CASE("A set-up link for a powerful account is shown to whoever confirms it, and to nobody before") {
  Two two;
  const auto asked = two.pages.Post(PageOf(two.manager) + "/set-up-link", {}, two.ada);
  REQUIRE(asked.status == 303);
  CHECK_FALSE(Has(asked.body, "/set-up/"));
  CHECK(Has(two.pages.Words(asked.location, two.ada),
            "The set-up link waits: another administrator has to confirm it, and hands it over."));
  const auto link = two.pages.Post(two.Proposal(two.bob), {{"answer", "confirmed"}}, two.bob);
  CHECK(link.status == 200);
  CHECK(Has(WordsOf(link.body), "Set-up link for Safeguarding manager 1"));
  const auto from = link.body.find("/set-up/");
  REQUIRE(from != std::string::npos);
  CHECK(two.pages.Get(link.body.substr(from, link.body.find('<', from) - from), Actor{}).status == 200);
}

TEST_CASE("A link that one administrator handed out before is void once the account is given a powerful role") {
  Two two;
  const auto link = two.pages.Post(PageOf(two.grace) + "/set-up-link", {}, two.ada);
  const auto from = link.body.find("/set-up/");
  REQUIRE(from != std::string::npos);
  const std::string address = link.body.substr(from, link.body.find('<', from) - from);
  REQUIRE(two.pages.Get(address, Actor{}).status == 200);
  REQUIRE(two.Propose("administrator").status == 303);
  REQUIRE(two.pages.Post(two.Proposal(two.bob), {{"answer", "confirmed"}}, two.bob).status == 303);
  CHECK(two.pages.Get(address, Actor{}).status == 404);
}

TEST_CASE("Disabling one of three administrators waits until another confirms it") {
  Two two;
  REQUIRE(two.Propose("administrator").status == 303);
  REQUIRE(two.pages.Post(two.Proposal(two.bob), {{"answer", "confirmed"}}, two.bob).status == 303);
  const auto asked = two.pages.Post(PageOf(two.bob) + "/disabling", {{"reason", "Left"}}, two.ada);
  CHECK(Has(two.pages.Words(asked.location, two.ada), "Disabling waits: another administrator has to confirm it."));
  CHECK(Has(two.pages.Words(PageOf(two.bob), two.ada), "Waits for a second administrator: Disabling the account."));
  const Actor grace = two.council.Again(two.grace);
  CHECK(Has(two.pages.Words("/users/proposals", grace), "Disabling the account of Administrator 2"));
  CHECK(Has(two.pages.Words("/users/proposals", grace), ": Left"));
  const auto done = two.pages.Post(two.Proposal(grace), {{"answer", "confirmed"}}, grace);
  CHECK(done.location == "/users/proposals?done=confirmed");
  CHECK(Has(two.pages.Words(PageOf(two.bob), two.ada), "This account is disabled: nobody can sign in with it."));
}

TEST_CASE("Taking the role from one of three administrators waits until another confirms it") {
  Two two;
  REQUIRE(two.Propose("administrator").status == 303);
  REQUIRE(two.pages.Post(two.Proposal(two.bob), {{"answer", "confirmed"}}, two.bob).status == 303);
  const auto asked =
      two.pages.Post(PageOf(two.bob), {{"name", two.bob.name}, {"roles", "senior"}}, two.council.Again(two.ada));
  REQUIRE(asked.status == 303);
  CHECK(Has(two.pages.Words(asked.location, two.ada),
            "Waits for a second administrator: Taking away the role Administrator."));
  const Actor grace = two.council.Again(two.grace);
  CHECK(Has(two.pages.Words("/users/proposals", grace), "Taking away the role Administrator from Administrator 2"));
  REQUIRE(two.pages.Post(two.Proposal(grace), {{"answer", "confirmed"}}, grace).status == 303);
  CHECK(two.council.Again(two.bob).roles == std::vector<std::string>{"senior"});
}

TEST_CASE("Where there is no other administrator the page names the command that serves") {
  Two two;
  REQUIRE(two.pages.Post(PageOf(two.bob) + "/disabling", {{"reason", "Left"}}, two.ada).status == 303);
  REQUIRE(two.Propose("access-manager").status == 303);
  CHECK(Has(two.pages.Words("/users/proposals", two.ada),
            "There is no other administrator to confirm it. On the server, this does: caseway user confirm "
            "social-worker.1"));
}

}  // namespace
}  // namespace caseway::tests
