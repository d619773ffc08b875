#include <catch2/catch.hpp>

#include "tests/support/council_pages.h"

namespace caseway {
namespace {

using tests::APerson;
using tests::Council;
using tests::CouncilPages;
using tests::WordsOf;

bool Has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string PageOf(const Actor& actor) { return "/users/" + PathReference(actor.user); }

TEST_CASE("Accounts are listed by name and found by role, team and words") {
  Council council;
  CouncilPages pages(council);
  const Actor admin = council.As("administrator");
  CHECK(Has(pages.Words("/users", admin), "Access manager 1"));
  const std::string advisers = pages.Words("/users?role=adviser", admin);
  CHECK(Has(advisers, "2 of "));
  CHECK(Has(advisers, "Adviser 2"));
  CHECK(Has(pages.Words("/users?q=nobody.such", admin), "No account fits. Take a filter away."));
  CHECK(pages.Get("/users", council.As("team-manager")).status == 403);
}

TEST_CASE("A new user is added and given a set-up link that is shown once") {
  Council council;
  CouncilPages pages(council);
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

TEST_CASE("What is wrong with a new user stands beside the field, and the rest stays") {
  Council council;
  CouncilPages pages(council);
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

TEST_CASE("Nobody gives themselves a role") {
  Council council;
  CouncilPages pages(council);
  const Actor admin = council.As("administrator");
  const auto refused = pages.Post(
      PageOf(admin), {{"name", admin.name}, {"roles", "administrator"}, {"roles", "safeguarding-manager"}}, admin);
  CHECK(refused.status == 403);
  CHECK(Has(WordsOf(refused.body), "Nobody can give themselves a role. Ask another administrator."));
  CHECK(council.Again(admin).roles == std::vector<std::string>{"administrator"});
}

TEST_CASE("A changed account keeps its team, competences and declared relatives") {
  Council council;
  CouncilPages pages(council);
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

TEST_CASE("An account is disabled with a reason, its cases return to the queue, and it is enabled again") {
  Council council;
  CouncilPages pages(council);
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

}  // namespace
}  // namespace caseway
