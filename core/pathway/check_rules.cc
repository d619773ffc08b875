#include <fmt/format.h>

#include <cctype>
#include <map>
#include <set>

#include "core/pathway/bundle_check.h"

namespace caseway::pathway {
namespace {

// "SG-01", "AS-12a": capitals, a hyphen, a number.
bool IsRuleId(const std::string& rule) {
  const auto hyphen = rule.find('-');
  if (hyphen == std::string::npos || hyphen < 2 || hyphen + 1 >= rule.size()) return false;
  for (std::size_t i = 0; i < hyphen; ++i) {
    if (!std::isupper(static_cast<unsigned char>(rule[i]))) return false;
  }
  return std::isdigit(static_cast<unsigned char>(rule[hyphen + 1])) != 0;
}

bool SameRule(const Requirement& a, const Requirement& b) {
  return a.say == b.say && a.when.text == b.when.text && a.draft == b.draft;
}

// One id is one rule: it may stand in several actions, always with the same sentence and condition.
class RuleBook {
 public:
  explicit RuleBook(const BundleCheck& check) : check_(check) {}

  void Add(const Action& action) {
    std::set<std::string> here;
    std::map<std::pair<std::string, bool>, std::string> asked;  // by condition, drafts apart
    for (const Requirement& requirement : action.requirements) {
      const Place& place = requirement.written.Of("rule");
      if (!requirement.rule.empty() && !IsRuleId(requirement.rule))
        check_.Fault(place, "PW-BAD-ID", fmt::format("“{}” is no rule id such as \"SG-01\".", requirement.rule));
      if (!here.insert(requirement.rule).second) Refuse(place, requirement.rule, "twice in one action");
      else if (const auto [known, added] = rules_.emplace(requirement.rule, &requirement);
               !added && !SameRule(*known->second, requirement))
        Refuse(place, requirement.rule,
               fmt::format("with another sentence or condition than on line {}", known->second->written.header.line));
      const auto [same, first] = asked.emplace(std::pair(requirement.when.text, requirement.draft), requirement.rule);
      if (!first && same->second != requirement.rule && !requirement.when.text.empty())
        check_.Fault(requirement.when.place, "PW-RULE-TWICE",
                     fmt::format("The rule {} asks what {} of the same action asks.", requirement.rule, same->second));
    }
  }

 private:
  void Refuse(const Place& place, const std::string& rule, const std::string& how) const {
    check_.Fault(place, "PW-RULE-TWICE", fmt::format("The rule id {} is used {}.", rule, how));
  }

  const BundleCheck& check_;
  std::map<std::string, const Requirement*> rules_;
};

}  // namespace

void CheckSharedRules(const Library& library, Report& report) {
  std::map<std::string, std::pair<std::string, const Requirement*>> known;
  for (const auto& [id, bundle] : library.live()) {
    for (const State& state : bundle->definition.states) {
      for (const Action& action : state.actions) {
        for (const Requirement& requirement : action.requirements) {
          const auto [first, added] = known.emplace(requirement.rule, std::pair(id, &requirement));
          if (added || first->second.first == id || SameRule(*first->second.second, requirement)) continue;
          report.faults.push_back(
              {requirement.written.Of("rule"),
               "PW-RULE-TWICE",
               fmt::format("The rule id {} is another rule in “{}”.", requirement.rule, first->second.first),
               {}});
        }
      }
    }
  }
}

void CheckRules(const BundleCheck& check) {
  RuleBook book(check);
  for (const State& state : check.definition.states) {
    for (const Action& action : state.actions) book.Add(action);
  }
}

}  // namespace caseway::pathway
