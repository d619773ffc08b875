// The permission matrix of the routes, asked for as a browser would, through the whole Frame: route x role x how
// somebody stands to the record, held against routes.txt.
#include <catch2/catch.hpp>

#include "tests/matrix/matrix_council.h"
#include "tests/support/route_matrix.h"

namespace caseway::tests {
namespace {

const std::set<std::string> kSeeRestricted = {"emergency-duty-worker", "safeguarding-worker", "safeguarding-manager",
                                              "head-of-service"};

// Which of the answers there are for who may and may not. 409 and 422: it was let through, and does not fit now.
std::string KindOf(const std::string& name, const http::Response& answer) {
  const bool is_post = name.rfind("POST", 0) == 0;  // of which one signs out
  if (answer.status == 401) return "to sign-in";
  if (!is_post && answer.status == 303 && answer.location.rfind("/sign-in", 0) == 0) return "to sign-in";
  for (const int shown : {200, 204, 303, 409, 422}) {
    if (answer.status == shown) return "shown";
  }
  if (answer.status == 403) return "refused";
  if (answer.status == 404) return "not there";
  return "status " + std::to_string(answer.status);
}

std::string OnCase(const RouteMatrix& matrix, const RouteRule& rule, const std::string& role, Stands stands) {
  const bool is_restricted = stands == Stands::kRestricted || stands == Stands::kRestrictedNamed;
  if (rule.records == "raiser") return stands == Stands::kRaised ? "shown" : "not there";
  if (rule.records == "glass") return is_restricted ? "shown" : "not there";
  if (stands == Stands::kSealed) return "not there";
  if (stands == Stands::kDeclared) return "refused";
  if (stands == Stands::kRestricted && rule.records != "outside" && kSeeRestricted.count(role) == 0) return "refused";
  const bool moves_any = rule.records == "mover" && matrix.Group("givers").count(role) != 0;
  if (stands == Stands::kOther && (rule.records == "queue" || rule.records == "mover") && !moves_any) return "refused";
  return "shown";
}

std::string ExpectedOf(const RouteMatrix& matrix, const std::string& name, const std::string& role, Stands stands) {
  const RouteRule& rule = matrix.rules().at(name);
  if (rule.roles.count(role) == 0) return "refused";
  if (rule.records == "any" || rule.records == "concern") return "shown";
  if (rule.records == "figures") return matrix.Group("boards").count(role) != 0 ? "shown" : "refused";
  if (rule.NamesCase(name)) return OnCase(matrix, rule, role, stands);
  return stands == Stands::kDeclared ? "refused" : "shown";
}

// Every way to stand to what the route names.
std::vector<Stands> StandsTo(const RouteRule& rule, const std::string& name) {
  std::vector<Stands> all = {Stands::kPlain};
  if (rule.NamesPerson(name)) all.push_back(Stands::kDeclared);
  if (rule.NamesCase(name)) all.assign(std::begin(kStandsToCases), std::end(kStandsToCases));
  if (rule.records == "raiser") all = {Stands::kRaised, Stands::kRaisedByOther};
  return all;
}

// Told in one list: a cell that differs is one line of it.
class Differences {
 public:
  void Say(const std::string& line) { UNSCOPED_INFO(line), ++count_; }
  int count() const { return count_; }

 private:
  int count_ = 0;
};

void CheckCell(MatrixCouncil& all, const RouteMatrix& matrix, const std::string& name, const Actor& actor,
               Stands stands, Differences& differences) {
  const RouteRule& rule = matrix.rules().at(name);
  const bool is_post = name.rfind("POST", 0) == 0;
  const std::string expected = ExpectedOf(matrix, name, actor.roles.front(), stands);
  const bool may = expected == "shown";
  const auto asked = all.Ask(name, is_post && may ? rule.still : rule.whole, actor, stands);
  const std::string cell = name + ", " + actor.roles.front() + ", " + InWords(stands);
  if (KindOf(name, asked.answer) != expected)
    differences.Say(cell + ": " + KindOf(name, asked.answer) + ", and is listed as " + expected);
  if (asked.moved && !(is_post && may)) differences.Say(cell + ": something was kept by it");
}

TEST_CASE("every page and deed answers each role, however it stands to the record, as the matrix says") {
  MatrixCouncil all;
  const RouteMatrix matrix;
  Differences differences;
  for (const auto& route : web::Routes()) {
    const std::string name = NameOf(route);
    const RouteRule* rule = matrix.Of(route);
    if (rule == nullptr) differences.Say(name + " is not in tests/matrix/routes.txt");
    if (rule == nullptr || rule->records == "public") continue;
    for (const Stands stands : StandsTo(*rule, name)) {
      for (const auto& role : ShippedRoles().Roles()) CheckCell(all, matrix, name, all.Of(role), stands, differences);
    }
  }
  CHECK(differences.count() == 0);
  CHECK(all.pages.faults().empty());
}

TEST_CASE("who is not signed in is sent to sign in by every page and deed, and nothing is kept of what was sent") {
  MatrixCouncil all;
  const RouteMatrix matrix;
  for (const auto& route : web::Routes()) {
    const std::string name = NameOf(route);
    const RouteRule* rule = matrix.Of(route);
    INFO(name);
    REQUIRE(rule != nullptr);
    const auto asked = all.Ask(name, rule->whole, Actor(), Stands::kPlain);
    INFO("status " << asked.answer.status);
    if (rule->records == "public") CHECK(asked.answer.status < 500);
    else CHECK(KindOf(name, asked.answer) == "to sign-in");
    CHECK_FALSE(asked.moved);
  }
}

// Let through, and yet nothing to do: what the record would have to be for them is told in tests of their own.
const std::set<std::string> kNothingToDo = {
    "POST /cases/{case}/error",                     // only of a case that has ended
    "POST /cases/{case}/handover/answer",           // nothing is offered
    "POST /cases/{case}/version",                   // it follows the version in use
    "POST /concerns/{case}/receipt",                // only by whoever raised it
    "POST /erasures",                               // asked for already
    "POST /people/{person}/alerts/{alert}/reveal",  // keeps its row in the audit alone
    "POST /people/{person}/unmerge",                // joined to nobody
};

TEST_CASE("what the matrix has sent to be refused is a whole post: somebody who may sends it, and it is kept") {
  MatrixCouncil all;
  const RouteMatrix matrix;
  for (const auto& [name, rule] : matrix.rules()) {
    if (name.rfind("POST", 0) != 0 || (!rule.NamesCase(name) && !rule.NamesPerson(name))) continue;
    bool kept = false;
    std::string said;
    for (const auto& role : rule.roles) {
      if (kept) break;
      const Actor actor = all.Of(role);
      all.MakeAnew(actor);
      const Stands stands = rule.records == "glass" ? Stands::kRestricted : Stands::kPlain;
      const auto asked = all.Ask(name, rule.whole, actor, stands);
      kept = asked.moved && asked.answer.status < 400;
      said += "\n" + role + ": " + std::to_string(asked.answer.status);
    }
    INFO(name << said);
    CHECK(kept == (kNothingToDo.count(name) == 0));
  }
}

}  // namespace
}  // namespace caseway::tests
