// Decision tables and decision models (DMN): rules as tables that a manager can read, evaluated and explained.
//
//   DecisionModel model = ...;                       // from workflows/dmn: ReadDmn(text, "eligibility.dmn", scope)
//   Outcome outcome = model.Evaluate("Eligibility", answers, {now});
//   outcome.value.ToString()   -> "eligible"
//   outcome.rules[0].say       -> "Eligibility: rule 3 (line 48): needs >= 1 met, impact significant"
//
// A model holds decisions, business knowledge (functions) and decision services, and says which inputs it needs. No
// recursion: a decision that needs itself is refused when the model is built. Threads: immutable, safe to share.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/feel/expression.h"

namespace caseway::feel {

enum class HitPolicy { kUnique, kAny, kPriority, kFirst, kCollect, kRuleOrder, kOutputOrder };
enum class Aggregation { kNone, kSum, kCount, kMin, kMax };

struct TableInput {
  std::string label;
  Expression expression;
  Expression allowed;  // unary tests, or nothing
  Type type;
};

struct TableOutput {
  std::string name;  // empty for a single output
  Type type;
  Expression allowed;              // unary tests, or nothing
  std::vector<Expression> ranked;  // the allowed values one by one, first is highest, for priority and output order
  Expression otherwise;            // default output, or nothing
};

struct TableRule {
  std::vector<Expression> tests;    // one per input
  std::vector<Expression> outputs;  // one per output
  std::string note;                 // the rule's description or annotation
  int line = 0;
};

struct DecisionTable {
  HitPolicy policy = HitPolicy::kUnique;
  Aggregation aggregation = Aggregation::kNone;
  std::vector<TableInput> inputs;
  std::vector<TableOutput> outputs;
  std::vector<TableRule> rules;
  int line = 0;
};

// A rule that matched: which (from 1), where, and in words.
struct RuleHit {
  std::string decision;
  int rule = 0;
  int line = 0;
  std::string say;
};

struct Outcome {
  Value value;
  std::vector<RuleHit> rules;
  std::vector<std::string> notes;  // what went wrong and gave null
};

Outcome EvaluateTable(const DecisionTable& table, const Environment& environment, const Settings& settings);

// A gap, an overlap or a rule without use. Codes: table-gap, table-overlap, table-rule-unused, table-output-missing,
// table-not-decided (why is in the sentence), and those of Problem for its expressions.
struct TableProblem {
  std::string code;
  std::string say;
  int line = 0;
};
// For single-hit tables over codes, truths and ranges of numbers; inputs get their types from the scope when the table
// has none. A table that is incomplete on purpose has a default output.
std::vector<TableProblem> CheckTable(const DecisionTable& table, const TypeScope& scope);

struct Logic;  // a literal expression, a table, a boxed context ... (core/feel/logic.h)

struct DecisionElement {
  enum class Kind { kInput, kDecision, kKnowledge, kService };
  Kind kind = Kind::kDecision;
  std::string id;
  std::string name;
  Type type;
  std::vector<std::string> needs;                        // names of the elements it requires
  std::shared_ptr<const Logic> logic;                    // none for an input
  std::vector<std::pair<std::string, Type>> parameters;  // of knowledge and services
  std::vector<std::string> outputs;                      // of a service: the decisions it gives
  std::vector<std::string> inner;                        // of a service: the decisions it works out itself
  int line = 0;
};

class DecisionModel {
 public:
  // Errors: two elements of one name, a requirement that is absent, a decision that needs itself.
  static Result<DecisionModel> Build(std::string name, std::vector<DecisionElement> elements);

  const std::string& name() const { return name_; }
  const std::vector<DecisionElement>& elements() const { return elements_; }
  const DecisionElement* Find(std::string_view name) const;
  // Names of the input data that the decision needs, itself or through others.
  std::vector<std::string> InputsOf(std::string_view decision) const;
  // What a decision gives; Any when the file does not say.
  Type TypeOf(std::string_view decision) const;
  // Every root path used by the decision's own expressions and tables and those below it ("concern.safe_now").
  std::vector<NamePath> NamesUsed(std::string_view decision) const;
  // The decision's table when its logic is one, for showing and checking; else nullptr.
  const DecisionTable* TableOf(std::string_view decision) const;

  // Inputs come by name from the environment, asked for only when needed. An unknown decision gives null and a note.
  Outcome Evaluate(std::string_view decision, const Environment& inputs, const Settings& settings) const;
  // Calls a decision service or a business knowledge model with values in the order of its parameters.
  Outcome Invoke(std::string_view name, const Values& arguments, const Environment& inputs,
                 const Settings& settings) const;
  // Types of all expressions and gaps and overlaps of all tables; `scope` adds names to those of the model.
  std::vector<TableProblem> Check(const TypeScope& scope) const;

 private:
  std::string name_;
  std::vector<DecisionElement> elements_;
};

}  // namespace caseway::feel
