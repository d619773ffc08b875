// What an action asks, taken together, with what is known where it stands: the state it is taken in, the answers its
// forms take, and the answers by which a decision table gives what it gives.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "core/feel/analysis.h"
#include "core/feel/table_limits.h"
#include "core/pathway/bundle_check.h"
#include "core/pathway/taken.h"

namespace caseway::pathway {
namespace {

using feel::Satisfiability;

using Paths = std::set<feel::NamePath>;

// A table that gives one result, whose inputs are known to the conditions.
const feel::DecisionTable* TableOf(const BundleCheck& check, const std::string& id) {
  const auto found = check.bundle.decisions.find(id);
  if (found == check.bundle.decisions.end()) return nullptr;
  const auto* table = found->second.model.TableOf(found->second.decision);
  const bool one = table != nullptr && table->policy != feel::HitPolicy::kCollect &&
                   table->policy != feel::HitPolicy::kRuleOrder && table->policy != feel::HitPolicy::kOutputOrder;
  return one ? table : nullptr;
}

Paths InputsOf(const feel::DecisionTable& table) {
  Paths paths;
  for (const feel::TableInput& input : table.inputs) {
    for (const feel::NamePath& path : feel::NamesUsed(input.expression)) paths.insert(path);
  }
  return paths;
}

// "null, < 18" without its null, and whether it had one; of "null" alone nothing is left.
std::pair<std::string, bool> WithoutNull(std::string tests) {
  if (tests == "null") return {"", true};
  if (tests.rfind("null,", 0) == 0) return {tests.substr(tests.find_first_not_of(' ', 5)), true};
  const auto end = tests.rfind(',');
  const auto last = end == std::string::npos ? end : tests.find_first_not_of(' ', end + 1);
  if (last != std::string::npos && tests.substr(last) == "null") return {tests.substr(0, end), true};
  return {std::move(tests), false};
}

// "look.hours in (>= 10)", "look.hours = null or look.hours in (< 10)"; nothing for a cell that lets all through or
// that cannot be said, or decided, so.
std::string TestIn(const BundleCheck& check, const feel::TableInput& input, const feel::Expression& cell) {
  const auto [tests, null] = WithoutNull(cell ? cell.text() : "-");
  if (tests == "-" || tests.find("not") == 0 || tests.find('?') != std::string::npos) return "";
  if (tests.find("null") != std::string::npos) return "";
  const std::string& name = input.expression.text();
  std::string text = tests.empty() ? "" : fmt::format("{} in ({})", name, tests);
  if (null) text = text.empty() ? fmt::format("{} = null", name) : fmt::format("({} = null or {})", name, text);
  const auto parsed = feel::Parse(text, check.names);
  return parsed && feel::Analyse(*parsed, check.names) != Satisfiability::kNotDecided ? text : "";
}

// The answers by which a rule is reached, as far as they can be told; "" where that says nothing.
std::string AnswersOf(const BundleCheck& check, const feel::DecisionTable& table, const feel::TableRule& rule) {
  std::string text;
  for (std::size_t i = 0; i < table.inputs.size() && i < rule.tests.size(); ++i) {
    const std::string test = TestIn(check, table.inputs[i], rule.tests[i]);
    if (!test.empty()) text += (text.empty() ? "" : " and ") + test;
  }
  return text;
}

// When the default output is given: where the rules leave nothing out, only when an answer is missing. "" where that
// cannot be told.
std::string AnswersOfDefault(const BundleCheck& check, feel::DecisionTable table) {
  for (feel::TableOutput& output : table.outputs) output.otherwise = {};
  const auto limits = [&](const feel::Expression& input) { return TakenBy(check.bundle, input); };
  for (const feel::TableProblem& problem : feel::CheckTable(table, check.names, limits)) {
    if (problem.code == "table-gap" || problem.code == "table-not-decided") return "";
  }
  std::string text;
  for (const feel::TableInput& input : table.inputs)
    text += fmt::format("{}{} = null", text.empty() ? "" : " or ", input.expression.text());
  return text;
}

// "decision.way != "large" or (look.hours in (>= 10))": of what the column gives, when it does.
void AddGiven(const BundleCheck& check, const feel::DecisionTable& table, std::size_t column, const std::string& path,
              std::vector<std::string>& known) {
  std::map<std::string, std::vector<std::string>> answers;  // by the text given; one that says nothing is ""
  for (const feel::TableRule& rule : table.rules) {
    if (column >= rule.outputs.size() || !feel::IsConstant(rule.outputs[column])) return;
    answers[rule.outputs[column].text()].push_back(AnswersOf(check, table, rule));
  }
  const feel::Expression& otherwise = table.outputs[column].otherwise;
  if (otherwise && !feel::IsConstant(otherwise)) return;
  if (otherwise) answers[otherwise.text()].push_back(AnswersOfDefault(check, table));
  for (const auto& [given, ways] : answers) {
    if (given.empty()) continue;
    if (std::find(ways.begin(), ways.end(), "") != ways.end()) continue;
    std::string text = fmt::format("{} != {}", path, given);
    for (const std::string& way : ways) text += fmt::format(" or ({})", way);
    known.push_back(std::move(text));
  }
}

// How often each answer is read: by the conditions themselves, and by the tables of the decisions they read.
std::vector<std::string> GivenByDecisions(const BundleCheck& check, const std::vector<const Condition*>& conditions) {
  std::multiset<feel::NamePath> read;
  std::set<std::string> decisions;
  for (const Condition* condition : conditions) {
    for (const feel::NamePath& path : condition->reads) {
      read.insert(path);
      if (path.size() > 1 && path[0] == "decision") decisions.insert(path[1]);
    }
  }
  for (const std::string& id : decisions) {
    if (const auto* table = TableOf(check, id)) {
      for (const feel::NamePath& path : InputsOf(*table)) read.insert(path);
    }
  }
  std::vector<std::string> known;
  for (const std::string& id : decisions) {
    const auto* table = TableOf(check, id);
    if (table == nullptr) continue;
    const Paths inputs = InputsOf(*table);
    const bool shares =
        std::any_of(inputs.begin(), inputs.end(), [&](const feel::NamePath& path) { return read.count(path) > 1; });
    for (std::size_t i = 0; shares && i < table->outputs.size(); ++i) {
      const std::string& name = table->outputs[i].name;
      AddGiven(check, *table, i, "decision." + id + (table->outputs.size() > 1 ? "." + name : ""), known);
    }
  }
  return known;
}

bool ReadsState(const Condition& condition) {
  return std::any_of(condition.reads.begin(), condition.reads.end(), [](const feel::NamePath& path) {
    return path == feel::NamePath{"case", "state"};
  });
}

std::string StandsIn(const State& state) { return fmt::format("case.state = \"{}\"", state.id); }

// Never by itself, for one reason or another: told of the condition, not of the action.
bool IsNeverAlone(const BundleCheck& check, const Condition& condition, const State& state) {
  if (!condition.expression) return true;
  if (feel::Analyse(condition.expression, check.names) == Satisfiability::kAlwaysFalse) return true;
  auto known = LimitsOf(check, {&condition});
  if (ReadsState(condition)) known.push_back(StandsIn(state));
  return !known.empty() && !CanHoldTogether({&condition}, known, check.names).value_or(true);
}

// By themselves, by what is known where they stand, and by what the decisions give: each apart and all together,
// because what cannot be decided with one may be decided without it.
std::optional<bool> CanHold(const BundleCheck& check, const State& state,
                            const std::vector<const Condition*>& conditions, const std::vector<std::string>& given) {
  auto known = LimitsOf(check, conditions);
  if (std::any_of(conditions.begin(), conditions.end(), [](const Condition* one) { return ReadsState(*one); }))
    known.push_back(StandsIn(state));
  auto all = known;
  all.insert(all.end(), given.begin(), given.end());
  std::optional<bool> holds;
  for (const std::vector<std::string>* extra : {&std::as_const(all), &std::as_const(known), &given}) {
    if (extra != &all && (extra->empty() || extra->size() == all.size())) continue;
    const auto one = CanHoldTogether(conditions, *extra, check.names);
    if (one && !*one) return false;
    if (extra == &all) holds = one;
  }
  const auto alone = all.empty() ? holds : CanHoldTogether(conditions, {}, check.names);
  return alone && !*alone ? alone : holds;
}

}  // namespace

std::vector<std::string> LimitsOf(const BundleCheck& check, const std::vector<const Condition*>& conditions,
                                  const forms::Question* row) {
  std::vector<std::string> limits;
  for (const Condition* condition : conditions) {
    for (const feel::NamePath& path : condition->reads) {
      std::string limit = TakenAs(check.bundle, path, row);
      const bool is_new = std::find(limits.begin(), limits.end(), limit) == limits.end();
      if (!limit.empty() && is_new) limits.push_back(std::move(limit));
    }
  }
  return limits;
}

// Where it stands the state is no question: it always holds, never, or says nothing.
bool CheckInState(const BundleCheck& check, const ConditionUse& use, bool is_said_once) {
  if (use.state == nullptr || !ReadsState(*use.condition)) return false;
  const auto holds = CanHoldTogether({use.condition}, {StandsIn(*use.state)}, check.names);
  if (holds && !*holds) {
    check.Fault(use.condition->place, "PW-ALWAYS-FALSE",
                fmt::format("{} never holds: it is asked of a case in “{}”.", use.what, use.state->id));
    return true;
  }
  if (!is_said_once || use.condition->reads.size() != 1) return false;
  const std::vector<std::string> otherwise = {"not(" + use.condition->text + ")", StandsIn(*use.state)};
  if (CanHoldTogether({}, otherwise, check.names).value_or(true)) return false;
  check.Fault(use.condition->place, "PW-ALWAYS-TRUE",
              fmt::format("{} always holds: it is asked of a case in “{}”.", use.what, use.state->id));
  return true;
}

void CheckTogether(const BundleCheck& check, const State& state, const Action& action) {
  std::vector<const Condition*> conditions;
  if (action.when) conditions.push_back(&*action.when);
  for (const Requirement& requirement : action.requirements) {
    // Alone it is judged by CheckConstant; drafts and submitted versions are different facts.
    if (!requirement.draft) conditions.push_back(&requirement.when);
  }
  for (const Condition* condition : conditions) {
    if (IsNeverAlone(check, *condition, state)) return;
  }
  const auto given = GivenByDecisions(check, conditions);
  if (conditions.size() < 2 && given.empty()) return;
  const auto holds = CanHold(check, state, conditions, given);
  if (holds && !*holds)
    check.Fault(action.written.header, "PW-NEVER-MET",
                fmt::format("What the action “{}” of “{}” asks can never hold together.", action.id, state.id));
  if (!holds && !given.empty())
    check.Note(action.written.header, "PW-NOT-DECIDED",
               fmt::format("Whether the answers that the action “{}” of “{}” asks for can go with what it asks of "
                           "decisions was not decided.",
                           action.id, state.id));
}

}  // namespace caseway::pathway
