// Inference: how the type of a tree is worked out, node by node. For core/feel only.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/feel/inference.h"

namespace caseway::feel {

// One walk over a tree; what it finds goes to `problems`. Functions stand in inference.cc (shapes), inference_tests.cc
// (what is compared and asked for truth) and inference_calls.cc. Threads: one walk.
class Inference {
 public:
  Inference(const TypeScope& scope, TypeFrame& frames, std::vector<Problem>* problems)
      : scope_(scope), frames_(frames), problems_(problems) {}

  Type Visit(const Node& node);

 private:
  void Add(const Node& node, std::string code, std::string say) {
    if (problems_ != nullptr) problems_->push_back({node.line, node.column, std::move(code), std::move(say)});
  }
  Type NameType(const Node& node);
  Type PathType(const Node& node);
  Type ArithmeticType(const Node& node);
  void CheckComparison(const Node& at, const Node& a, const Type& ta, const Node& b, const Type& tb);
  void CheckCode(const Node& literal, const Type& other);
  void CheckLists(const Node& at, const Type& a, const Type& b);
  void CheckTruth(const Node& node, const Type& type);
  void CheckTest(const Node& test, const Node& tested, const Type& type);
  Type BetweenType(const Node& node);
  Type IfType(const Node& node);
  Type ListType(const Node& node);
  Type RangeType(const Node& node);
  Type TestsType(const Node& node);
  Type HeldTestType(const Node& node);
  Type LoopType(const Node& node);
  Type ContextType(const Node& node);
  Type FilterType(const Node& node);
  void CheckBuiltin(const Node& node, const std::vector<Type>& given);
  void CheckPattern(const Node& node);
  Type CallType(const Node& node);
  Type FunctionType(const Node& node);
  Type Joined(const Type& a, const Type& b);
  void VisitAll(const Node& node) {
    for (const NodePtr& child : node.children) Visit(*child);
  }

  const TypeScope& scope_;
  TypeFrame& frames_;
  std::vector<Problem>* problems_;
};

}  // namespace caseway::feel
