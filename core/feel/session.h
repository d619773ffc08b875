// Session: one evaluation under way, with its bounds, its moment and its notes; and the frames of variables around a
// node. For core/feel only. Threads: one evaluation.
#pragma once

#include <string>
#include <string_view>

#include "core/feel/ast.h"
#include "core/feel/expression.h"

namespace caseway::feel {

// A variable in sight, or an item whose members are; frames live on the stack, the innermost first.
struct Frame {
  const Frame* around = nullptr;
  std::string_view name;
  const Value* value = nullptr;
  bool members = false;  // the value's members are names too: inside a filter
};

class Session {
 public:
  Session(const Environment& environment, const Settings& settings)
      : environment_(environment), settings_(settings), budget_(&own_) {}
  // Other names, the same bounds: what this one spends, the outer one has spent.
  Session(const Environment& environment, Session& outer)
      : environment_(environment),
        settings_(outer.settings_),
        budget_(outer.budget_),
        placed_(outer.placed_),
        at_(outer.at_) {}
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  const Settings& settings() const { return settings_; }
  const Environment& environment() const { return environment_; }
  // Keeps what goes wrong with its place too, and what gives null without a word; codes: note, null, stopped.
  void KeepPlaces(std::vector<Problem>& problems) { placed_ = &problems; }
  // Notes what went wrong; gives null, so that it can be returned.
  Value Note(std::string say);
  // Counts work done outside Eval against the bounds; false when they are reached.
  bool Spend(std::size_t steps);
  // Calls a function value, within this session's bounds.
  Value Call(const Value& function, const Values& arguments);

  Value Eval(const Node& node, const Frame* frame);
  Truth Test(const Node& test, const Value& input, const Frame* frame);

 private:
  Value Dispatch(const Node& node, const Frame* frame);
  void Place(const char* code, const std::string& say);
  void PlaceNull(const Node& node);
  const Value* Lookup(std::string_view name, const Frame* frame) const;
  Value EvalName(const Node& node, const Frame* frame);
  Value EvalPath(const Node& node, const Frame* frame);
  Value EvalLogic(const Node& node, const Frame* frame);
  Value EvalIn(const Node& node, const Frame* frame);
  Value EvalBetween(const Node& node, const Frame* frame);
  Value EvalRange(const Node& node, const Frame* frame);
  Value EvalInstance(const Node& node, const Frame* frame);
  Value EvalLoop(const Node& node, const Frame* frame, std::size_t binding, Values& results);
  Value EvalContext(const Node& node, const Frame* frame, std::size_t entry, Entries& entries);
  Value EvalFilter(const Node& node, const Frame* frame);
  Value EvalCall(const Node& node, const Frame* frame);
  Value CallNamed(const Node& node, const Function& function, Values arguments);
  Value EvalFunction(const Node& node, const Frame* frame);
  Values Domain(const Node& node, const Frame* frame, bool& known);
  Value HeldTest(const Node& node, const Frame* frame);

  const Environment& environment_;
  Settings settings_;
  struct Budget {
    int steps = 0;
    int depth = 0;
    bool exhausted = false;
  };
  Budget own_;
  Budget* budget_;
  std::vector<Problem>* placed_ = nullptr;
  const Node* at_ = nullptr;  // what is being evaluated
};

// The operators on values; null where they do not apply.
Value Arithmetic(Op op, const Value& a, const Value& b);
Value Compare(Op op, const Value& a, const Value& b);
Value PropertyOf(const Value& value, std::string_view name, bool& known);
Truth InRange(const Value& value, const Range& range);

}  // namespace caseway::feel
