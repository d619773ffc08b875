#include "core/feel/analysis.h"

#include <algorithm>
#include <map>

#include "core/feel/condition_shape.h"
#include "core/feel/free_names.h"
#include "core/feel/samples.h"
#include "core/feel/session.h"

namespace caseway::feel {

namespace {

constexpr std::size_t kMostCombinations = 50'000;

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

// What comes right after each text in their order, and the empty text, which comes before all: a text may also be asked
// to be less or more.
void AddJustAfter(Values& texts) {
  const std::size_t count = texts.size();
  for (std::size_t i = 0; i < count; ++i) texts.push_back(Value::Text(texts[i].text() + "\x01"));
  texts.push_back(Value::Text(""));
}

// As many as there may be variables beside each other: every order of them can then be had.
constexpr std::size_t kMostBeside = 4;

std::optional<Values> SamplesBeside(const Variable& variable) {
  if (!variable.constants.empty() || !variable.lengths.empty()) return std::nullopt;
  Values samples;
  for (std::int64_t i = 1; i <= static_cast<std::int64_t>(kMostBeside); ++i) {
    switch (variable.type.kind()) {
      case Type::Kind::kNumber: samples.push_back(Value::Number(i)); break;
      case Type::Kind::kDate: samples.push_back(Value::Date(FromDayNumber(i))); break;
      default: samples.push_back(Value::Moment(Instant{} + std::chrono::hours{i})); break;
    }
  }
  return samples;
}

std::optional<Values> SamplesOf(const Variable& variable) {
  if (variable.beside) return SamplesBeside(variable);
  if (variable.on_days && variable.on_today) return std::nullopt;  // today stands in no fixed order with a written day
  if (variable.type.Is(Type::Kind::kList)) {
    if (!variable.constants.empty()) return std::nullopt;
    return ListSamples(variable.type.element(), variable.items, variable.lengths);
  }
  auto samples = SamplesOf(variable.type, variable.constants);
  if (samples && variable.type.Is(Type::Kind::kText) && variable.type.codes().empty()) AddJustAfter(*samples);
  if (!samples || variable.lengths.empty()) return samples;
  const auto long_ones = LengthSamples(variable.lengths);
  if (!long_ones) return std::nullopt;
  if (variable.type.codes().empty()) samples->insert(samples->end(), long_ones->begin(), long_ones->end());
  return samples;
}

// The samples of every variable, or nothing when one cannot be decided.
std::optional<std::vector<Choice>> ChoicesOf(const std::map<NamePath, Variable>& variables) {
  std::vector<Choice> choices;
  std::size_t combinations = 1;
  const NamePath* before = nullptr;
  const auto beside =
      std::count_if(variables.begin(), variables.end(), [](const auto& one) { return one.second.beside; });
  if (beside > static_cast<std::ptrdiff_t>(kMostBeside)) return std::nullopt;
  for (const auto& [path, variable] : variables) {
    const bool within =
        before != nullptr && before->size() < path.size() && std::equal(before->begin(), before->end(), path.begin());
    if (within) return std::nullopt;  // a whole and its part depend on each other
    before = &path;
    std::optional<Values> samples = SamplesOf(variable);
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

Satisfiability Decide(const std::vector<Expression>& conditions, const TypeScope& scope) {
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

// The parts of "a and (b and c)", or of "a or (b or c)".
void Split(Op op, const NodePtr& node, std::vector<Expression>& parts) {
  if (node->op != op) return parts.emplace_back(node, std::make_shared<const std::string>()), void();
  for (const NodePtr& child : node->children) Split(op, child, parts);
}

// "count(...) < 0": never, whatever is counted.
bool IsNeverByNature(const Node& node) {
  if (node.op != Op::kLess && node.op != Op::kLessEqual && node.op != Op::kEqual) return false;
  const Node& counted = *node.children[0];
  const auto bound = ConstantOf(*node.children[1]);
  const bool counts = IsCall(counted, "count", 1) || IsCall(counted, "string length", 1) || IsCall(counted, "abs", 1);
  if (!counts || !bound || !bound->Is(Value::Kind::kNumber)) return false;
  return bound->number().IsNegative() || (node.op == Op::kLess && bound->number().IsZero());
}

bool Within(const NamePath& whole, const NamePath& part) {
  return whole.size() <= part.size() && std::equal(whole.begin(), whole.end(), part.begin());
}

bool ShareNames(const Expression& a, const Expression& b) {
  for (const NamePath& one : FreePaths(*a.root())) {
    for (const NamePath& other : FreePaths(*b.root())) {
      if (Within(one, other) || Within(other, one)) return true;
    }
  }
  return false;
}

using Parts = std::vector<Expression>;

// Parts that read no name in common stand apart: what one says changes nothing for the other.
std::vector<Parts> Apart(const Parts& parts) {
  std::vector<Parts> groups;
  for (const Expression& part : parts) {
    Parts joined = {part};
    const auto shares = [&](const Parts& group) {
      return std::any_of(group.begin(), group.end(), [&](const Expression& other) { return ShareNames(part, other); });
    };
    for (auto group = groups.begin(); group != groups.end();) {
      if (!shares(*group)) {
        ++group;
        continue;
      }
      joined.insert(joined.end(), group->begin(), group->end());
      group = groups.erase(group);
    }
    groups.push_back(std::move(joined));
  }
  return groups;
}

// Parts that exclude each other do so whatever is added: one that cannot be decided hides no conflict.
Satisfiability DecideGroup(const Parts& group, const TypeScope& scope) {
  const Satisfiability whole = Decide(group, scope);
  if (whole != Satisfiability::kNotDecided) return whole;
  Parts decided;
  for (const Expression& part : group) {
    if (IsNeverByNature(*part.root())) return Satisfiability::kAlwaysFalse;
    if (Shape(scope).Take(*part.root())) decided.push_back(part);
  }
  const bool never = !decided.empty() && Decide(decided, scope) == Satisfiability::kAlwaysFalse;
  return never ? Satisfiability::kAlwaysFalse : Satisfiability::kNotDecided;
}

Satisfiability DecideConjunction(const Parts& conditions, const TypeScope& scope) {
  Parts parts;
  for (const Expression& condition : conditions) {
    if (!condition) return Satisfiability::kNotDecided;
    Split(Op::kAnd, condition.shared_root(), parts);
  }
  Satisfiability all = Satisfiability::kAlwaysTrue;
  for (const Parts& group : Apart(parts)) {
    const Satisfiability one = DecideGroup(group, scope);
    if (one == Satisfiability::kAlwaysFalse) return one;
    if (one == Satisfiability::kNotDecided || all == Satisfiability::kAlwaysTrue) all = one;
  }
  return all;
}

// What always holds does so whatever else would do.
bool HasPartThatAlwaysHolds(const Expression& condition, const TypeScope& scope) {
  Parts parts;
  Split(Op::kOr, condition.shared_root(), parts);
  return std::any_of(parts.begin(), parts.end(),
                     [&](const Expression& part) { return Decide({part}, scope) == Satisfiability::kAlwaysTrue; });
}

}  // namespace

Satisfiability AnalyseTogether(const std::vector<Expression>& conditions, const TypeScope& scope) {
  const Satisfiability together = DecideConjunction(conditions, scope);
  if (together != Satisfiability::kNotDecided || conditions.size() != 1 || !conditions[0]) return together;
  return HasPartThatAlwaysHolds(conditions[0], scope) ? Satisfiability::kAlwaysTrue : together;
}

Satisfiability Analyse(const Expression& condition, const TypeScope& scope) {
  return AnalyseTogether({condition}, scope);
}

bool IsConstant(const Expression& expression) { return !expression || FreePaths(*expression.root()).empty(); }

}  // namespace caseway::feel
