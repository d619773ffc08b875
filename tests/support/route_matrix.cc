#include "tests/support/route_matrix.h"

#include <stdexcept>

namespace caseway::tests {
namespace {

const std::set<std::string> kRecords = {"public",  "any",   "person",  "content", "queue", "mover",
                                        "outside", "glass", "figures", "concern", "raiser"};

bool Says(const std::string& text, const char* what) { return text.find(what) != std::string::npos; }

}  // namespace

bool RouteRule::NamesCase(const std::string& name) const { return Says(name, "{case}") || Says(whole, "{case}"); }

bool RouteRule::NamesPerson(const std::string& name) const {
  return !NamesCase(name) && (Says(name, "{person}") || Says(whole, "{person}"));
}

std::string NameOf(const web::Route& route) {
  return (route.method == http::Method::kPost ? "POST " : "GET ") + std::string(route.pattern);
}

RouteMatrix::RouteMatrix() {
  for (const auto& line : ReadMatrix("routes.txt")) {
    const auto& words = line.words;
    if (words.size() < 3) throw std::runtime_error(line.place + ": who, and on which records?");
    if (words[0] == "=") {
      groups_[words[1]] = RolesOf(line, 2, words.size());
      continue;
    }
    RouteRule rule;
    rule.records = words.back();
    if (kRecords.count(rule.records) == 0) throw std::runtime_error(line.place + ": on which records?");
    if (words[2] != "-") rule.roles = RolesOf(line, 2, words.size() - 1);
    if (!line.said.empty()) rule.whole = line.said[0];
    if (line.said.size() > 1) rule.still = line.said[1];
    if (!rules_.emplace(words[0] + " " + words[1], rule).second)
      throw std::runtime_error(line.place + ": this route is listed already");
  }
}

const RouteRule* RouteMatrix::Of(const web::Route& route) const {
  const auto rule = rules_.find(NameOf(route));
  return rule == rules_.end() ? nullptr : &rule->second;
}

std::set<std::string> RouteMatrix::RolesOf(const MatrixLine& line, std::size_t from, std::size_t to) const {
  std::set<std::string> roles;
  for (std::size_t i = from; i < to; ++i) {
    const auto group = groups_.find(line.words[i]);
    if (group != groups_.end()) roles.insert(group->second.begin(), group->second.end());
    else roles.insert(RoleOf(line.words[i], line.place));
  }
  return roles;
}

}  // namespace caseway::tests
