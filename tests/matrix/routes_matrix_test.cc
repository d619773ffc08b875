// The permission matrix of the routes: route x role x relation, written by hand in routes.txt.
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "tests/support/council.h"
#include "web/route.h"

namespace caseway::tests {
namespace {

using access::Relation;

const std::map<std::string, std::string> kRoles = {{"AD", "adviser"},
                                                   {"ED", "emergency-duty-worker"},
                                                   {"SW", "social-worker"},
                                                   {"NQ", "newly-qualified"},
                                                   {"UA", "unqualified-assessor"},
                                                   {"OT", "occupational-therapist"},
                                                   {"SN", "senior"},
                                                   {"TM", "team-manager"},
                                                   {"AM", "access-manager"},
                                                   {"SGW", "safeguarding-worker"},
                                                   {"SGM", "safeguarding-manager"},
                                                   {"BS", "business-support"},
                                                   {"HS", "head-of-service"},
                                                   {"PL", "performance-lead"},
                                                   {"PA", "practice-auditor"},
                                                   {"PV", "privacy-auditor"},
                                                   {"ADM", "administrator"}};
const std::set<std::string> kSeeRestricted = {"safeguarding-worker", "safeguarding-manager", "head-of-service"};

struct Written {
  std::set<std::string> roles;
  std::string records;
};

// The lines of the file: "METHOD pattern role-or-group... records".
class Matrix {
 public:
  Matrix() {
    std::ifstream file(CASEWAY_SOURCE_DIR "/tests/matrix/routes.txt");
    REQUIRE(file);
    for (std::string line; std::getline(file, line);) {
      if (!line.empty() && line[0] != '#') Read(line);
    }
  }
  const std::map<std::string, Written>& routes() const { return routes_; }

 private:
  void Read(const std::string& line) {
    std::istringstream words(line);
    std::string method, pattern, word;
    words >> method >> pattern;
    std::vector<std::string> rest;
    while (words >> word) rest.push_back(word);
    INFO(line);
    REQUIRE_FALSE(rest.empty());
    if (method == "=") {
      groups_[pattern] = RolesOf(rest);
      return;
    }
    Written written;
    written.records = rest.back();
    rest.pop_back();
    if (rest.front() != "-") written.roles = RolesOf(rest);
    CHECK(routes_.emplace(method + " " + pattern, written).second);
  }
  std::set<std::string> RolesOf(const std::vector<std::string>& words) const {
    std::set<std::string> roles;
    for (const auto& word : words) {
      const auto group = groups_.find(word);
      if (group != groups_.end()) roles.insert(group->second.begin(), group->second.end());
      else roles.insert(kRoles.at(word));
    }
    return roles;
  }

  std::map<std::string, std::set<std::string>> groups_;
  std::map<std::string, Written> routes_;
};

std::string NameOf(const web::Route& route) {
  return (route.method == http::Method::kPost ? "POST " : "GET ") + std::string(route.pattern);
}

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
std::vector<Expected> ExpectedOf(const Written& written, const std::string& role) {
  const bool listed = written.roles.count(role) != 0;
  const bool concern = written.records == "concern";
  const bool hub = kSeeRestricted.count(role) != 0;
  Relation declared;
  declared.declared = true;
  std::vector<Expected> out = {{"nothing in the way", {}, listed}};
  if (written.records == "any") return out;
  out.push_back({"one's own record", declared, listed && concern});
  if (written.records != "content" && written.records != "outside") return out;
  const bool outside = written.records == "outside";
  out.push_back({"restricted", Restricted(Restriction::kStandard), listed && (hub || outside)});
  out.push_back({"restricted, named", Restricted(Restriction::kStandard, true), listed});
  out.push_back({"restricted, owner", Restricted(Restriction::kStandard, false, true), listed});
  out.push_back({"sealed", Restricted(Restriction::kSealed), false});
  out.push_back({"sealed, owner but not named", Restricted(Restriction::kSealed, false, true), false});
  out.push_back({"sealed, named", Restricted(Restriction::kSealed, true), listed});
  return out;
}

TEST_CASE("every route is in the matrix, and every line of it is a route") {
  const Matrix matrix;
  std::set<std::string> known;
  for (const auto& route : web::Routes()) {
    known.insert(NameOf(route));
    INFO(NameOf(route) << " is not in tests/matrix/routes.txt");
    CHECK(matrix.routes().count(NameOf(route)) == 1);
  }
  for (const auto& line : matrix.routes()) {
    INFO(line.first << " is no route");
    CHECK(known.count(line.first) == 1);
  }
}

TEST_CASE("each route, role and relation is permitted exactly where the matrix says") {
  const Matrix matrix;
  for (const auto& route : web::Routes()) {
    const auto line = matrix.routes().find(NameOf(route));
    if (line == matrix.routes().end()) continue;  // told by the test above
    INFO(NameOf(route));
    CHECK(route.permission.has_value() == (line->second.records != "public"));
    if (!route.permission) continue;
    for (const auto& role : ShippedRoles().Roles()) {
      for (const auto& expected : ExpectedOf(line->second, role)) {
        INFO(role << ", " << expected.relation);
        CHECK(Reaches(route, role, expected.given) == expected.may);
      }
    }
  }
}

}  // namespace
}  // namespace caseway::tests
