#include "core/feel/analysis.h"

#include <algorithm>
#include <map>

#include "core/feel/free_names.h"
#include "core/feel/inference.h"
#include "core/feel/samples.h"
#include "core/feel/session.h"

namespace caseway::feel {

namespace {

constexpr std::size_t kMostCombinations = 50'000;

// A variable of the condition: its type, what it is compared with, whether only its being null matters.
struct Variable {
  Type type;
  Values constants;
  bool valued = false;  // compared with more than null, or a condition itself
};

bool IsPath(const Node& node) {
  if (node.op == Op::kName) return node.builtin == nullptr && node.text != "?";
  return node.op == Op::kPath && IsPath(*node.children[0]);
}

// Reads a condition into its variables; Take says false when it does more than this procedure decides.
class Shape {
 public:
  explicit Shape(const TypeScope& scope) : scope_(scope) {}
  std::map<NamePath, Variable> variables;

  bool Take(const Node& node) {
    switch (node.op) {
      case Op::kAnd:
      case Op::kOr:
      case Op::kIf:
        return std::all_of(node.children.begin(), node.children.end(),
                           [&](const NodePtr& child) { return Take(*child); });
      case Op::kEqual:
      case Op::kNotEqual:
      case Op::kLess:
      case Op::kLessEqual:
      case Op::kGreater:
      case Op::kGreaterEqual: return TakeComparison(*node.children[0], *node.children[1]);
      case Op::kBetween:
        return TakeComparison(*node.children[0], *node.children[1]) &&
               TakeComparison(*node.children[0], *node.children[2]);
      case Op::kIn: return TakeIn(node);
      case Op::kCall: {
        const Node& callee = *node.children[0];
        return callee.builtin != nullptr && callee.text == "not" && node.children.size() == 2 &&
               Take(*node.children[1]);
      }
      default: break;
    }
    if (ConstantOf(node)) return true;
    Variable* variable = IsPath(node) ? VariableOf(node) : nullptr;
    if (variable == nullptr || !variable->type.Is(Type::Kind::kBoolean)) return false;
    return variable->valued = true;
  }

 private:
  Variable* VariableOf(const Node& node) {
    const auto paths = FreePaths(node);
    if (paths.size() != 1 || paths[0][0] == "today" || paths[0][0] == "now") return nullptr;
    TypeFrame frames;
    Variable& variable = variables[paths[0]];
    variable.type = InferType(node, scope_, frames);
    return &variable;
  }

  bool TakeComparison(const Node& a, const Node& b) {
    if (ConstantOf(a) && ConstantOf(b)) return true;
    if (ConstantOf(a)) return TakeComparison(b, a);
    const auto constant = ConstantOf(b);
    Variable* variable = constant && IsPath(a) ? VariableOf(a) : nullptr;
    if (variable == nullptr) return false;
    if (constant->IsNull()) return true;
    variable->constants.push_back(*constant);
    return variable->valued = true;
  }

  bool TakeIn(const Node& node) {
    Variable* variable = IsPath(*node.children[0]) ? VariableOf(*node.children[0]) : nullptr;
    if (variable == nullptr) return false;
    variable->valued = true;
    return std::all_of(node.children.begin() + 1, node.children.end(),
                       [&](const NodePtr& test) { return CollectTestConstants(*test, variable->constants); });
  }

  const TypeScope& scope_;
};

// Gives sample values to paths.
class SampleNames : public Environment {
 public:
  void Set(const NamePath& path, const Value& value) { Put(root_, path, 0, value); }
  const Value* Find(std::string_view name) const override { return root_.Member(name); }

 private:
  static void Put(Value& into, const NamePath& path, std::size_t at, const Value& value) {
    if (at == path.size()) {
      into = value;
      return;
    }
    Entries entries = into.Is(Value::Kind::kContext) ? into.entries() : Entries();
    auto found =
        std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.first == path[at]; });
    if (found == entries.end()) found = entries.insert(entries.end(), {path[at], Value()});
    Put(found->second, path, at + 1, value);
    into = Value::Context(std::move(entries));
  }
  Value root_;
};

struct Choice {
  NamePath path;
  Values samples;
};

// The samples of every variable, or nothing when one cannot be decided.
std::optional<std::vector<Choice>> ChoicesOf(const std::map<NamePath, Variable>& variables) {
  std::vector<Choice> choices;
  std::size_t combinations = 1;
  const NamePath* before = nullptr;
  for (const auto& [path, variable] : variables) {
    const bool within =
        before != nullptr && before->size() < path.size() && std::equal(before->begin(), before->end(), path.begin());
    if (within) return std::nullopt;  // a whole and its part depend on each other
    before = &path;
    std::optional<Values> samples = SamplesOf(variable.type, variable.constants);
    if (!samples && variable.valued) return std::nullopt;
    if (!samples) samples = Values{Value::Text("something")};  // only whether it is null matters
    samples->push_back(Value());
    combinations *= samples->size();
    if (combinations > kMostCombinations) return std::nullopt;
    choices.push_back({path, std::move(*samples)});
  }
  return choices;
}

struct Seen {
  bool holds = false;
  bool fails = false;
};

bool HoldAll(const std::vector<Expression>& conditions, const Environment& names) {
  return std::all_of(conditions.begin(), conditions.end(),
                     [&](const Expression& condition) { return Evaluate(condition, names).IsTrue(); });
}

void TryAll(const std::vector<Choice>& choices, std::size_t at, SampleNames& names,
            const std::vector<Expression>& conditions, Seen& seen) {
  if (seen.holds && seen.fails) return;
  if (at == choices.size()) {
    (HoldAll(conditions, names) ? seen.holds : seen.fails) = true;
    return;
  }
  for (const Value& sample : choices[at].samples) {
    names.Set(choices[at].path, sample);
    TryAll(choices, at + 1, names, conditions, seen);
  }
}

}  // namespace

Satisfiability AnalyseTogether(const std::vector<Expression>& conditions, const TypeScope& scope) {
  Shape shape(scope);
  for (const Expression& condition : conditions) {
    if (!condition || !shape.Take(*condition.root())) return Satisfiability::kNotDecided;
  }
  const auto choices = ChoicesOf(shape.variables);
  if (!choices) return Satisfiability::kNotDecided;
  SampleNames names;
  Seen seen;
  TryAll(*choices, 0, names, conditions, seen);
  if (seen.holds && seen.fails) return Satisfiability::kVaries;
  return seen.holds ? Satisfiability::kAlwaysTrue : Satisfiability::kAlwaysFalse;
}

Satisfiability Analyse(const Expression& condition, const TypeScope& scope) {
  return AnalyseTogether({condition}, scope);
}

bool IsConstant(const Expression& expression) { return !expression || FreePaths(*expression.root()).empty(); }

}  // namespace caseway::feel
