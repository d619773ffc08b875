// RouteMatrix: tests/matrix/routes.txt, who reaches which page or deed on which records.
//
//   const RouteMatrix matrix;
//   const RouteRule* rule = matrix.Of(route);      // none: the route is not listed
//   rule->roles.count("adviser");  rule->records   // "content"
//
// Throws std::runtime_error, naming the line, for a line that cannot be read or stands twice. Threads: a value.
#pragma once

#include <map>
#include <set>
#include <string>

#include "tests/support/matrix_file.h"
#include "web/route.h"

namespace caseway::tests {

struct RouteRule {
  std::set<std::string> roles;
  std::string records;  // the last word; the head of the file says what each means
  std::string whole;    // what a whole post says
  std::string still;    // what those who may send so that nothing moves

  // Whether one case or person is meant, by the address or by what is said.
  bool NamesCase(const std::string& name) const;
  bool NamesPerson(const std::string& name) const;
};

std::string NameOf(const web::Route& route);  // "GET /cases/{case}"

class RouteMatrix {
 public:
  RouteMatrix();
  const std::map<std::string, RouteRule>& rules() const { return rules_; }
  const RouteRule* Of(const web::Route& route) const;
  // The roles of a group the file names: "givers".
  const std::set<std::string>& Group(const std::string& name) const { return groups_.at(name); }

 private:
  std::set<std::string> RolesOf(const MatrixLine& line, std::size_t from, std::size_t to) const;

  std::map<std::string, std::set<std::string>> groups_;
  std::map<std::string, RouteRule> rules_;
};

}  // namespace caseway::tests
