// Logic: how a decision comes to its value: DMN's boxed expressions as a tree.
//
// Built by workflows/dmn, evaluated here. Threads: immutable once built.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/feel/decision.h"
#include "core/feel/session.h"

namespace caseway::feel {

struct Logic {
  enum class Kind {
    kLiteral,     // expression
    kTable,       // table
    kContext,     // parts by name; a part without a name is the result
    kInvocation,  // parts[0] is called; the others are arguments, by name
    kFunction,    // parts[0] is the body; parameters
    kRelation,    // each part a list: one row, by the names of the columns
    kList,        // parts
    kIf,          // condition, then, otherwise
    kFor,         // in, body; names[0] the variable
    kSome,        // in, condition; names[0]
    kEvery,       // in, condition; names[0]
    kFilter       // in, condition about "item"
  };
  Kind kind = Kind::kLiteral;
  Expression expression;
  DecisionTable table;
  std::string label;               // the decision's name, for explanations
  std::vector<std::string> names;  // of the parts
  std::vector<Logic> parts;
  std::vector<Type> types;  // of the parts, where the file says
  std::vector<std::pair<std::string, Type>> parameters;
};

// Names on top of those around.
class Layer : public Environment {
 public:
  explicit Layer(const Environment& around) : around_(around) {}
  void Set(const std::string& name, Value value) { names_.Set(name, std::move(value)); }
  const Value* Find(std::string_view name) const override {
    const Value* own = names_.Find(name);
    return own != nullptr ? own : around_.Find(name);
  }
  const Value* FindMember(std::string_view root, std::string_view member) const override {
    return names_.Find(root) != nullptr ? Environment::FindMember(root, member) : around_.FindMember(root, member);
  }

 private:
  const Environment& around_;
  NameTable names_;
};

Value EvaluateLogic(const Logic& logic, const Environment& environment, Session& session, std::vector<RuleHit>* hits);
// Each rule that matches is added to `hits`, and after them, as rule 0, what the hit policy made of them.
Value EvaluateTable(const DecisionTable& table, const std::string& label, const Environment& environment,
                    Session& session, std::vector<RuleHit>* hits);
// The value as the type has it: an only item out of its list, an item into a list, a date as its midnight; null when it
// is not of the type.
Value Coerced(const Type& type, const Value& value, Session& session);
// Values that the table's lists of input and output values do not have; `gives` is the type of its decision.
void CheckTableValues(const DecisionTable& table, const Type& gives, std::vector<TableProblem>& problems);
// Every expression of the logic, tables included, in order.
void ForEachExpression(const Logic& logic, const std::vector<std::string>& bound,
                       const std::function<void(const Expression&, const std::vector<std::string>& bound)>& visit);

}  // namespace caseway::feel
