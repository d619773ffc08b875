// The permission matrix of the routes: route x role x relation, written by hand in routes.txt.
#include <catch2/catch.hpp>
#include <set>

#include "tests/support/council.h"
#include "tests/support/route_matrix.h"

namespace caseway::tests {
namespace {

using access::Relation;

const std::set<std::string> kSeeRestricted = {"emergency-duty-worker", "safeguarding-worker", "safeguarding-manager",
                                              "head-of-service"};

bool Reaches(const web::Route& route, const std::string& role, const Relation& relation) {
  Actor actor;
  actor.user = UserId{7};
  actor.roles = {role};
  return access::May(ShippedRoles(), actor, route.permission.value(), relation).has_value();
}

Relation Restricted(Restriction level, bool named = false, bool owner = false) {
  Relation relation;
  relation.restriction = level;
  relation.named = named;
  relation.owner = owner;
  return relation;
}

struct Expected {
  const char* relation;
  Relation given;
  bool may;
};

// What a role on the list may reach, by the kind of record; a role off the list reaches nothing.
std::vector<Expected> ExpectedOf(const RouteRule& rule, const std::string& role) {
  const bool listed = rule.roles.count(role) != 0;
  const bool concern = rule.records == "concern" || rule.records == "raiser";
  const bool hub = kSeeRestricted.count(role) != 0;
  Relation declared;
  declared.declared = true;
  std::vector<Expected> out = {{"nothing in the way", {}, listed}};
  if (rule.records == "any") return out;
  out.push_back({"one's own record", declared, listed && concern});
  if (rule.records == "person" || concern) return out;
  const bool outside = rule.records == "outside" || rule.records == "glass";
  out.push_back({"restricted", Restricted(Restriction::kStandard), listed && (hub || outside)});
  out.push_back({"restricted, named", Restricted(Restriction::kStandard, true), listed});
  out.push_back({"restricted, owner", Restricted(Restriction::kStandard, false, true), listed});
  out.push_back({"sealed", Restricted(Restriction::kSealed), false});
  out.push_back({"sealed, owner but not named", Restricted(Restriction::kSealed, false, true), false});
  out.push_back({"sealed, named", Restricted(Restriction::kSealed, true), listed});
  return out;
}

TEST_CASE("every route is in the matrix, and every line of it is a route") {
  const RouteMatrix matrix;
  std::set<std::string> known;
  for (const auto& route : web::Routes()) {
    known.insert(NameOf(route));
    INFO(NameOf(route) << " is not in tests/matrix/routes.txt");
    CHECK(matrix.Of(route) != nullptr);
  }
  for (const auto& line : matrix.rules()) {
    INFO(line.first << " is no route");
    CHECK(known.count(line.first) == 1);
  }
}

TEST_CASE("each route, role and relation is permitted exactly where the matrix says") {
  const RouteMatrix matrix;
  for (const auto& route : web::Routes()) {
    const auto* rule = matrix.Of(route);
    if (rule == nullptr) continue;  // told by the test above
    INFO(NameOf(route));
    CHECK(route.permission.has_value() == (rule->records != "public"));
    if (!route.permission) continue;
    for (const auto& role : ShippedRoles().Roles()) {
      for (const auto& expected : ExpectedOf(*rule, role)) {
        INFO(role << ", " << expected.relation);
        CHECK(Reaches(route, role, expected.given) == expected.may);
      }
    }
  }
}

}  // namespace
}  // namespace caseway::tests
