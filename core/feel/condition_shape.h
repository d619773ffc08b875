// The shape of a condition: the variables it reads, and the values at which what it says of each one turns.
//
//   Shape shape(scope);
//   if (shape.Take(*condition.root())) shape.variables   // {"person", "age"}: a number, compared with 18
//
// For core/feel only. Threads: one analysis.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "core/feel/ast.h"
#include "core/feel/expression.h"

namespace caseway::feel {

// A variable of the condition: its type, what it is compared with, whether only its being null matters.
struct Variable {
  Type type;
  Values constants;
  Values items;         // what it is asked to contain, for a list
  Values lengths;       // what its count or its length is compared with
  bool valued = false;  // compared with more than null, or a condition itself
  bool on_days = false, on_today = false;
  bool beside = false;  // compared with another variable of its type
};

// A call of the builtin with so many arguments, none by name.
bool IsCall(const Node& node, std::string_view name, std::size_t arguments);

class Shape {
 public:
  explicit Shape(const TypeScope& scope) : scope_(scope) {}
  std::map<NamePath, Variable> variables;

  // False when the condition does more than the analysis decides.
  bool Take(const Node& node);

 private:
  Variable* VariableOf(const Node& node);
  bool TakeComparison(const Node& a, const Node& b);
  bool TakeBeside(const Node& a, const Node& b);
  bool TakeTerm(const Node& term, const Value& value, bool today);
  bool TakeMoved(const Node& term, const Value& value, bool today);
  bool TakePath(const Node& path, const Value& value, bool today);
  bool TakesNull(const Node& term);
  bool TakeLength(const Node& path, const Value& value, Type::Kind kind);
  bool TakeCall(const Node& node);
  bool TakeTests(const Node& path, const std::vector<NodePtr>& tests);
  bool TakeIn(const Node& node);

  const TypeScope& scope_;
};

}  // namespace caseway::feel
