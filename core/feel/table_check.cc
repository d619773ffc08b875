// Gaps and overlaps of decision tables, by trying sample values that stand for all (core/feel/samples.h).
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/feel/inference.h"
#include "core/feel/logic.h"
#include "core/feel/samples.h"
#include "core/feel/table_limits.h"

namespace caseway::feel {

namespace {

constexpr std::size_t kMostCombinations = 20'000;
constexpr std::size_t kMostReports = 5;

bool IsWithin(const Value& value, const InputLimits& limits) {
  if (!value.Is(Value::Kind::kNumber)) return true;
  const Decimal number = value.number();
  if ((limits.least && number < *limits.least) || (limits.most && number > *limits.most)) return false;
  return !limits.decimals || number.Round(*limits.decimals, Rounding::kFloor) == number;
}

// The numbers between which the tests can tell, when only so many decimals are taken: each bound, what comes right
// after it, and what comes before all. 17 and 18 have nothing between them.
Values SamplesOnGrid(const Values& bounds, int decimals) {
  const Decimal step = Decimal(1) / Decimal(10).Power(Decimal(decimals));
  Values samples;
  std::optional<Decimal> first;
  for (const Value& bound : bounds) {
    if (!bound.Is(Value::Kind::kNumber)) continue;
    const Decimal below = bound.number().Round(decimals, Rounding::kFloor);
    if (!first || below < *first) first = below;
    for (const Decimal& one : {below, below + step}) samples.push_back(Value::Number(one));
  }
  const Decimal least = first.value_or(Decimal(0));
  samples.push_back(Value::Number(least));
  samples.push_back(Value::Number(least - step));
  return samples;
}

class TableCheck {
 public:
  TableCheck(const DecisionTable& table, const TypeScope& scope, const LimitsOfInput& limits)
      : table_(table), scope_(scope), limits_(limits) {}

  std::vector<TableProblem> Run() {
    if (!TakeColumns()) return std::move(problems_);
    Values chosen;
    Try(chosen);
    if (problems_.empty()) ReportUnused();
    return std::move(problems_);
  }

 private:
  void Undecided(const std::string& why) {
    problems_.push_back(
        {"table-not-decided", "whether the table has gaps or overlaps is not decided: " + why, table_.line});
  }

  bool TakeColumns() {
    std::set<std::string> texts;
    std::size_t combinations = 1;
    for (std::size_t i = 0; i < table_.inputs.size(); ++i) {
      const TableInput& input = table_.inputs[i];
      if (!texts.insert(input.expression.text()).second) return Undecided("an input is there twice"), false;
      auto samples = SamplesOfColumn(i);
      if (!samples)
        return Undecided("the tests of \"" + input.label + "\" are more than codes, truths and ranges"), false;
      combinations *= samples->size();
      if (combinations > kMostCombinations) return Undecided("there are too many combinations"), false;
      columns_.push_back(std::move(*samples));
    }
    return true;
  }

  std::optional<Values> SamplesOfColumn(std::size_t at) {
    const TableInput& input = table_.inputs[at];
    Type type = input.type;
    const Type seen = input.expression ? TypeOf(input.expression, scope_) : Type();
    if (type.IsAny() || (type.kind() == seen.kind() && !seen.codes().empty())) type = seen;
    Values constants;
    if (input.allowed && !CollectTestConstants(*input.allowed.root(), constants)) return std::nullopt;
    for (const TableRule& rule : table_.rules) {
      if (at >= rule.tests.size() || !rule.tests[at]) continue;
      if (!CollectTestConstants(*rule.tests[at].root(), constants)) return std::nullopt;
    }
    if (type.IsAny() && !constants.empty() && constants[0].Is(Value::Kind::kText)) type = Type::Text();
    auto samples = SamplesWithin(input, type, constants);
    if (!samples || !input.allowed) return samples;
    const NameTable none;
    samples->erase(
        std::remove_if(samples->begin(), samples->end(),
                       [&](const Value& value) { return EvaluateTests(input.allowed, value, none) != Truth::kTrue; }),
        samples->end());
    return samples;
  }

  // The samples that the input's form takes.
  std::optional<Values> SamplesWithin(const TableInput& input, const Type& type, Values& constants) const {
    const auto limits = limits_ && input.expression ? limits_(input.expression) : std::nullopt;
    if (!limits || !type.Is(Type::Kind::kNumber)) return SamplesOf(type, constants);
    for (const auto& limit : {limits->least, limits->most}) {
      if (limit) constants.push_back(Value::Number(*limit));
    }
    auto samples = limits->decimals ? SamplesOnGrid(constants, *limits->decimals) : SamplesOf(type, constants);
    if (!samples) return samples;
    samples->erase(
        std::remove_if(samples->begin(), samples->end(), [&](const Value& value) { return !IsWithin(value, *limits); }),
        samples->end());
    return DropTwins(*std::move(samples));
  }

  static Values DropTwins(Values samples) {
    Values kept;
    for (const Value& one : samples) {
      const bool known =
          std::any_of(kept.begin(), kept.end(), [&](const Value& other) { return Equal(other, one) == Truth::kTrue; });
      if (!known) kept.push_back(one);
    }
    return kept;
  }

  void Try(Values& chosen) {
    if (problems_.size() >= kMostReports) return;
    if (chosen.size() == columns_.size()) return Judge(chosen);
    for (const Value& sample : columns_[chosen.size()]) {
      chosen.push_back(sample);
      Try(chosen);
      chosen.pop_back();
    }
  }

  std::string Words(const Values& chosen) const {
    std::string text;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      const bool other = chosen[i].Is(Value::Kind::kText) && chosen[i].text()[0] == '\x01';
      text += fmt::format("{}{} is {}", i == 0 ? "" : ", ", table_.inputs[i].label,
                          other ? "any other text" : chosen[i].ToString());
    }
    return text;
  }

  bool Matches(const TableRule& rule, const Values& chosen) const {
    const NameTable none;
    for (std::size_t i = 0; i < chosen.size() && i < rule.tests.size(); ++i) {
      if (EvaluateTests(rule.tests[i], chosen[i], none) != Truth::kTrue) return false;
    }
    return true;
  }

  static bool SameOutputs(const TableRule& a, const TableRule& b) {
    return std::equal(a.outputs.begin(), a.outputs.end(), b.outputs.begin(), b.outputs.end(),
                      [](const Expression& x, const Expression& y) { return x.text() == y.text(); });
  }

  void Judge(const Values& chosen) {
    std::vector<std::size_t> matched;
    for (std::size_t i = 0; i < table_.rules.size(); ++i) {
      if (Matches(table_.rules[i], chosen)) matched.push_back(i);
    }
    const bool defaulted = std::all_of(table_.outputs.begin(), table_.outputs.end(),
                                       [](const TableOutput& output) { return bool(output.otherwise); });
    if (matched.empty() && !defaulted && !quiet_) {
      problems_.push_back({"table-gap", "no rule matches when " + Words(chosen), table_.line});
    }
    if (table_.policy == HitPolicy::kFirst && matched.size() > 1) matched.resize(1);
    used_.insert(matched.begin(), matched.end());
    if (matched.size() < 2 || quiet_) return;
    const TableRule& first = table_.rules[matched[0]];
    const TableRule& second = table_.rules[matched[1]];
    const bool clash =
        table_.policy == HitPolicy::kUnique || (table_.policy == HitPolicy::kAny && !SameOutputs(first, second));
    if (!clash || !reported_.insert({matched[0], matched[1]}).second) return;
    problems_.push_back(
        {"table-overlap",
         fmt::format("rules {} and {} both match when {}", matched[0] + 1, matched[1] + 1, Words(chosen)),
         second.line});
  }

  // An answer may also be missing: tried once more with nothing in each column, for what it reaches.
  void TryMissing() {
    std::size_t combinations = 1;
    for (Values& column : columns_) {
      column.push_back(Value());
      combinations *= column.size();
    }
    if (combinations > kMostCombinations) {
      for (std::size_t i = 0; i < table_.rules.size(); ++i) used_.insert(i);  // not decided
      return;
    }
    Values chosen;
    quiet_ = true;
    Try(chosen);
  }

  // A rule that no sample reaches: its tests exclude each other, or rules above it take everything.
  void ReportUnused() {
    if (used_.size() < table_.rules.size()) TryMissing();
    for (std::size_t i = 0; i < table_.rules.size(); ++i) {
      if (!used_.count(i))
        problems_.push_back({"table-rule-unused", fmt::format("rule {} never applies", i + 1), table_.rules[i].line});
    }
  }

  const DecisionTable& table_;
  const TypeScope& scope_;
  const LimitsOfInput& limits_;
  std::set<std::size_t> used_;
  bool quiet_ = false;
  std::vector<Values> columns_;
  std::set<std::pair<std::size_t, std::size_t>> reported_;
  std::vector<TableProblem> problems_;
};

bool IsSingleHit(HitPolicy policy) {
  return policy == HitPolicy::kUnique || policy == HitPolicy::kAny || policy == HitPolicy::kFirst ||
         policy == HitPolicy::kPriority;
}

void AddTypeProblems(const Expression& expression, const TypeScope& scope, const TableInput* input, int line,
                     std::vector<TableProblem>& problems) {
  if (!expression) return;
  std::vector<Problem> found;
  TypeFrame frames;
  if (input != nullptr) {
    const Type seen = input->expression ? TypeOf(input->expression, scope) : Type();
    frames.emplace_back("?", seen.codes().empty() && !input->type.IsAny() ? input->type : seen);
  }
  InferType(*expression.root(), scope, frames, &found);
  for (Problem& problem : found) problems.push_back({problem.code, problem.say + " in " + expression.text(), line});
}

void CheckOutput(const Expression& cell, const TableOutput& output, const TypeScope& scope, int line,
                 std::vector<TableProblem>& problems) {
  if (!cell) {
    problems.push_back({"table-output-missing", "a rule gives nothing: write null where that is meant", line});
    return;
  }
  const Type given = TypeOf(cell, scope);
  if (!Comparable(given, output.type))
    problems.push_back(
        {"unlike-types",
         fmt::format("the column gives a {}, this a {} in {}", output.type.ToString(), given.ToString(), cell.text()),
         line});
}

void CheckLogic(const Logic& logic, const TypeScope& scope, const Type& gives, const LimitsOfInput& limits, int line,
                std::vector<TableProblem>& problems) {
  if (logic.kind == Logic::Kind::kLiteral) return AddTypeProblems(logic.expression, scope, nullptr, line, problems);
  if (logic.kind != Logic::Kind::kTable) {
    TypeScope inner = scope;
    for (const auto& [name, type] : logic.parameters) inner.Set(name, type);
    for (const std::string& name : logic.names) {
      if (!name.empty() && logic.kind != Logic::Kind::kInvocation) inner.Set(name, Type::Any());
    }
    if (logic.kind == Logic::Kind::kFilter) return;  // members of the items are names there
    for (const Logic& part : logic.parts) CheckLogic(part, inner, Type::Any(), limits, line, problems);
    return;
  }
  for (const TableInput& input : logic.table.inputs) {
    AddTypeProblems(input.expression, scope, nullptr, logic.table.line, problems);
  }
  for (const TableRule& rule : logic.table.rules) {
    for (std::size_t i = 0; i < rule.tests.size() && i < logic.table.inputs.size(); ++i) {
      AddTypeProblems(rule.tests[i], scope, &logic.table.inputs[i], rule.line, problems);
    }
    for (std::size_t i = 0; i < rule.outputs.size(); ++i) {
      AddTypeProblems(rule.outputs[i], scope, nullptr, rule.line, problems);
      if (i < logic.table.outputs.size())
        CheckOutput(rule.outputs[i], logic.table.outputs[i], scope, rule.line, problems);
    }
  }
  CheckTableValues(logic.table, gives, problems);
  for (TableProblem& problem : CheckTable(logic.table, scope, limits)) problems.push_back(std::move(problem));
}

}  // namespace

std::vector<TableProblem> CheckTable(const DecisionTable& table, const TypeScope& scope, const LimitsOfInput& limits) {
  return IsSingleHit(table.policy) ? TableCheck(table, scope, limits).Run() : std::vector<TableProblem>();
}

std::vector<TableProblem> CheckTable(const DecisionTable& table, const TypeScope& scope) {
  return CheckTable(table, scope, {});
}

std::vector<TableProblem> CheckModel(const DecisionModel& model, const TypeScope& scope, const LimitsOfInput& limits) {
  std::vector<TableProblem> problems;
  for (const DecisionElement& element : model.elements()) {
    if (!element.logic) continue;
    TypeScope seen = scope;
    for (const std::string& need : element.needs) {
      const bool untyped = model.TypeOf(need).IsAny() && scope.Find(need) != nullptr;
      if (!untyped) seen.Set(need, model.TypeOf(need));
    }
    CheckLogic(*element.logic, seen, element.type, limits, element.line, problems);
  }
  return problems;
}

std::vector<TableProblem> DecisionModel::Check(const TypeScope& scope) const { return CheckModel(*this, scope, {}); }

}  // namespace caseway::feel
