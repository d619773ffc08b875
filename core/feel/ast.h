// The tree behind an Expression; for core/feel only.
//
// One node type with an operator and children keeps the walkers (evaluation, checking, analysis) plain. Children by
// operator are listed beside it. Threads: immutable after parsing.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/feel/type.h"
#include "core/feel/value.h"

namespace caseway::feel {

struct Builtin;
struct Node;
using NodePtr = std::shared_ptr<const Node>;  // shared: a function value keeps its body

enum class Op {
  kLiteral,       // value
  kName,          // text; builtin when it names one
  kPath,          // [of], text is the member
  kNegate,        // [x]
  kAdd,           // [a, b]
  kSubtract,      // [a, b]
  kMultiply,      // [a, b]
  kDivide,        // [a, b]
  kPower,         // [a, b]
  kAnd,           // [a, b]
  kOr,            // [a, b]
  kEqual,         // [a, b]
  kNotEqual,      // [a, b]
  kLess,          // [a, b]
  kLessEqual,     // [a, b]
  kGreater,       // [a, b]
  kGreaterEqual,  // [a, b]
  kBetween,       // [x, low, high]
  kIn,            // [x, test ...]: any of the tests
  kIf,            // [condition, then, otherwise]
  kFor,           // [in ..., body], names: the variables
  kSome,          // [in ..., condition], names
  kEvery,         // [in ..., condition], names
  kList,          // [item ...]
  kContext,       // [value ...], names: the keys
  kRange,         // [start, end], first/second: ends included
  kIteration,     // [start, end]: "1..5" in a for
  kFilter,        // [list, condition]
  kCall,          // [callee, argument ...], names: of the arguments when named
  kFunction,      // [body], names: the parameters, used: what the body takes from around it
  kInstanceOf,    // [x], type
  kTests,         // [test ...]: about "?"; first: negated
  kAnyTest,       // "-"
  kHeldTest       // [operand], text is the operator: "< 5" about "?"
};

struct Node {
  Op op = Op::kLiteral;
  int line = 1;
  int column = 1;
  std::string text;
  Value value;
  std::vector<NodePtr> children;
  std::vector<std::string> names;
  std::vector<std::string> used;
  std::vector<Type> types;  // of parameters; of instance-of
  const Builtin* builtin = nullptr;
  bool first = false;
  bool second = false;
  int depth = 1;
};

// Whether the tree uses "?" outside a nested test of its own.
bool UsesHeld(const Node& node);

}  // namespace caseway::feel
