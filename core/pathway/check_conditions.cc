#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/feel/analysis.h"
#include "core/feel/sign.h"
#include "core/forms/answers.h"
#include "core/pathway/bundle_check.h"

namespace caseway::pathway {
namespace {

using feel::Satisfiability;

void AddAction(const State& state, const Action& action, std::vector<ConditionUse>& uses) {
  if (action.when)
    uses.push_back({&*action.when, fmt::format("The condition of “{}”", action.id), false, nullptr, &state});
  for (const Requirement& requirement : action.requirements)
    uses.push_back({&requirement.when, fmt::format("The requirement {} of “{}”", requirement.rule, action.id), false,
                    nullptr, &state});
  for (const Opening& opening : action.opens) {
    if (opening.when) uses.push_back({&*opening.when, fmt::format("The condition to open “{}”", opening.pathway)});
  }
}

void AddQuestion(const forms::Question& question, const forms::Question* group, std::vector<ConditionUse>& uses) {
  if (question.show_when)
    uses.push_back({&*question.show_when, fmt::format("The condition to show “{}”", question.id), true, group});
  if (question.withheld_when)
    uses.push_back({&*question.withheld_when, fmt::format("The condition to keep back “{}”", question.id)});
  for (const forms::Question& inner : question.questions) AddQuestion(inner, &question, uses);
}

// The stable codes of what the type check finds.
std::string CodeOf(const std::string& problem) {
  static const std::map<std::string, std::string> codes = {
      {"unknown-name", "PW-UNKNOWN-NAME"},      {"unknown-member", "PW-UNKNOWN-NAME"},
      {"unlike-types", "PW-UNLIKE-TYPES"},      {"code-not-offered", "PW-UNKNOWN-CODE"},
      {"not-boolean", "PW-NOT-A-CONDITION"},    {"not-a-function", "PW-UNKNOWN-FUNCTION"},
      {"wrong-arguments", "PW-WRONG-ARGUMENTS"}};
  const auto found = codes.find(problem);
  return found == codes.end() ? "PW-CONDITION" : found->second;
}

// Returns whether names and types are right, so that it may be analysed.
bool CheckNamesAndTypes(const BundleCheck& check, const ConditionUse& use, const feel::TypeScope& names) {
  const auto problems = feel::CheckCondition(use.condition->expression, names);
  for (const feel::Problem& problem : problems)
    check.Fault(forms::PlaceWithin(*use.condition, problem.line, problem.column), CodeOf(problem.code),
                fmt::format("{}: {}", use.what, problem.say));
  return problems.empty();
}

// A number or a day asked for that the form would refuse.
void CheckLimits(const BundleCheck& check, const ConditionUse& use, const feel::TypeScope& names) {
  const auto limits = LimitsOf(check, {use.condition}, use.group);
  if (limits.empty() || CanHoldTogether({use.condition}, limits, names).value_or(true)) return;
  const auto& reads = use.condition->reads;
  const bool answers = std::none_of(reads.begin(), reads.end(),
                                    [](const auto& path) { return path[0] == "person" || path[0] == "case"; });
  check.Fault(use.condition->place, use.is_show_when ? "PW-NEVER-SHOWN" : "PW-ALWAYS-FALSE",
              fmt::format("{} never holds: {}.", use.what,
                          answers ? "the form takes no such answer" : "nobody and no case is ever like that"));
}

// A number question whose form takes none below 0; within a group, a list of them.
bool TakesNoneBelowZero(const Bundle& bundle, const feel::NamePath& path) {
  if (path == feel::NamePath{"case", "days_open"}) return true;
  const auto form = path.size() >= 2 ? bundle.forms.find(path[0]) : bundle.forms.end();
  const forms::Question* question = form == bundle.forms.end() ? nullptr : form->second.Find(path[1]);
  if (question != nullptr && path.size() == 3) question = question->Find(path[2]);
  if (question == nullptr || path.size() > 3 || question->min.empty()) return false;
  const auto least = feel::Decimal::Parse(question->min);
  return least && !least->IsNegative();
}

// What holds of every answer there can be, or of none, though an answer may be missing: "count(...) >= 0".
bool CheckSigns(const BundleCheck& check, const ConditionUse& use) {
  const auto held = feel::HeldBySign(
      use.condition->expression, [&](const feel::NamePath& path) { return TakesNoneBelowZero(check.bundle, path); });
  if (!held) return false;
  const char* code = *held ? "PW-ALWAYS-TRUE" : use.is_show_when ? "PW-NEVER-SHOWN" : "PW-ALWAYS-FALSE";
  check.Fault(use.condition->place, code,
              fmt::format("{} {}: what it compares is never below 0.", use.what,
                          *held ? "holds whatever is answered" : "never holds"));
  return true;
}

void CheckConstant(const BundleCheck& check, const ConditionUse& use, const feel::TypeScope& names) {
  switch (feel::Analyse(use.condition->expression, names)) {
    case Satisfiability::kAlwaysTrue:
      check.Fault(use.condition->place, "PW-ALWAYS-TRUE", fmt::format("{} always holds.", use.what));
      break;
    case Satisfiability::kAlwaysFalse:
      check.Fault(use.condition->place, use.is_show_when ? "PW-NEVER-SHOWN" : "PW-ALWAYS-FALSE",
                  fmt::format("{} never holds.", use.what));
      break;
    case Satisfiability::kNotDecided:
      if (CheckSigns(check, use)) break;
      check.Note(use.condition->place, "PW-NOT-DECIDED",
                 fmt::format("{}: whether it can hold was not decided.", use.what));
      break;
    case Satisfiability::kVaries:
      if (!CheckSigns(check, use)) CheckLimits(check, use, names);
      break;
  }
}

}  // namespace

std::vector<ConditionUse> AllConditions(const Bundle& bundle) {
  std::vector<ConditionUse> uses;
  for (const State& state : bundle.definition.states) {
    for (const Action& action : state.actions) AddAction(state, action, uses);
  }
  if (const auto& seals = bundle.definition.seals) {
    uses.push_back({&seals->when, "The condition to seal a case"});
    if (seals->on_duty) uses.push_back({&seals->on_duty->when, "The condition to name who is on duty"});
  }
  for (const auto& [id, letter] : bundle.letters) {
    if (letter.when) uses.push_back({&*letter.when, fmt::format("The condition to write the letter “{}”", id)});
  }
  for (const ClockRule& clock : bundle.definition.clocks) {
    if (clock.when) uses.push_back({&*clock.when, fmt::format("The condition of the clock “{}”", clock.id)});
  }
  for (const auto& [id, form] : bundle.forms) {
    if (form.when) uses.push_back({&*form.when, fmt::format("The condition to offer the form “{}”", id)});
    for (const forms::Question& question : form.questions) AddQuestion(question, nullptr, uses);
  }
  return uses;
}

namespace {

Satisfiability Together(const std::vector<feel::Expression>& expressions, const feel::TypeScope& names) {
  return expressions.empty() ? Satisfiability::kAlwaysTrue : feel::AnalyseTogether(expressions, names);
}

// What excludes each other goes on doing so whatever is added: one condition that cannot be decided hides no conflict.
bool DecidedPartsConflict(std::vector<feel::Expression> expressions, const feel::TypeScope& names) {
  const auto undecided = [&](const feel::Expression& expression) {
    return feel::Analyse(expression, names) == Satisfiability::kNotDecided;
  };
  expressions.erase(std::remove_if(expressions.begin(), expressions.end(), undecided), expressions.end());
  return Together(expressions, names) == Satisfiability::kAlwaysFalse;
}

}  // namespace

std::optional<bool> CanHoldTogether(const std::vector<const Condition*>& conditions,
                                    const std::vector<std::string>& extra, const feel::TypeScope& names) {
  std::vector<feel::Expression> expressions;
  for (const Condition* condition : conditions) {
    if (condition->expression) expressions.push_back(condition->expression);
  }
  for (const std::string& text : extra) {
    if (auto parsed = feel::Parse(text, names)) expressions.push_back(*std::move(parsed));
  }
  const Satisfiability together = Together(expressions, names);
  if (together == Satisfiability::kAlwaysFalse) return false;
  if (together != Satisfiability::kNotDecided) return true;
  if (DecidedPartsConflict(std::move(expressions), names)) return false;
  return std::nullopt;
}

namespace {

std::string WrittenAt(const ConditionUse& use) { return forms::ToString(use.condition->place) + use.condition->text; }

}  // namespace

// A condition that is used by name stands in many places and is written in one: judged once, for its first use, but for
// what its state says of it.
void CheckConditions(const BundleCheck& check) {
  const auto uses = AllConditions(check.bundle);
  std::map<std::string, int> written;
  for (const ConditionUse& use : uses) ++written[WrittenAt(use)];
  std::set<std::string> judged;
  for (const ConditionUse& use : uses) {
    if (!use.condition->expression) continue;
    if (CheckInState(check, use, written[WrittenAt(use)] == 1)) continue;
    if (!judged.insert(WrittenAt(use)).second) continue;
    feel::TypeScope names = check.names;
    if (use.group) names.Set("row", forms::RowTypeOf(*use.group, check.bundle.codes));
    if (CheckNamesAndTypes(check, use, names)) CheckConstant(check, use, names);
  }
  for (const State& state : check.definition.states) {
    for (const Action& action : state.actions) CheckTogether(check, state, action);
  }
}

}  // namespace caseway::pathway
