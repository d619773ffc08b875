// Expression: a FEEL expression, read once and evaluated often.
//
//   TypeScope scope;
//   scope.Set("concern", Type::Context({{"safe_now", Type::Choice({"yes", "no"})}}));
//   Result<Expression> rule = Parse("concern.safe_now != null", scope);
//   NameTable facts;
//   facts.Set("concern", Value::Context({{"safe_now", Value::Text("no")}}));
//   Evaluate(*rule, facts, {now}).IsTrue()   -> true
//   Parse("concern.safe_now = ", scope)      -> error "1:20: expected a value here, found the end"
//
// Evaluation reads no clock, does no I/O and is bounded: what goes wrong gives null and a note, as the standard says.
// A name the scope does not have is no error of Parse: CheckTypes names it. Threads: an Expression is immutable and
// safe to share; an Environment is used by one evaluation at a time.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates.h"
#include "core/feel/type.h"
#include "core/feel/value.h"
#include "core/result.h"

namespace caseway::feel {

struct Node;

class Expression {
 public:
  Expression() = default;  // nothing: evaluates to null
  Expression(std::shared_ptr<const Node> root, std::shared_ptr<const std::string> text);
  explicit operator bool() const { return root_ != nullptr; }
  const std::string& text() const;
  const Node* root() const { return root_.get(); }
  const std::shared_ptr<const Node>& shared_root() const { return root_; }

 private:
  std::shared_ptr<const Node> root_;  // shared: function values outlive the evaluation that made them
  std::shared_ptr<const std::string> text_;
};

// Where root names get their values, as late as the evaluation asks for them.
class Environment {
 public:
  virtual ~Environment() = default;
  // The value of a root name, or nullptr when there is none; it must live as long as the environment.
  virtual const Value* Find(std::string_view name) const = 0;
  // The value of `root.member`, for environments that work members out one by one. nullptr: not known, is null.
  virtual const Value* FindMember(std::string_view root, std::string_view member) const;
};

// An environment that is a table.
class NameTable : public Environment {
 public:
  NameTable() = default;
  explicit NameTable(Entries entries);
  NameTable& Set(std::string name, Value value);
  const Value* Find(std::string_view name) const override;

 private:
  std::map<std::string, Value, std::less<>> values_;
};

// The moment of evaluation, its bounds, and where notes about what went wrong are put (when wanted).
struct Settings {
  Instant now{};
  int max_steps = 1'000'000;
  int max_depth = 256;
  std::vector<std::string>* notes = nullptr;
};

// Errors: kInvalidInput; `say` is "LINE:COLUMN: sentence", both from 1.
Result<Expression> Parse(std::string_view text, const TypeScope& scope);
// The tests of a decision table's cell: "-", ">= 18", "\"a\", \"b\"", "not(1)", "? > 3"; evaluated about `?`.
Result<Expression> ParseUnaryTests(std::string_view text, const TypeScope& scope);

// `today` and `now` need not be in the environment: they follow from settings.now, in London.
Value Evaluate(const Expression& expression, const Environment& environment, const Settings& settings = {});
// Whether `input` passes the tests; kUnknown when they cannot tell.
Truth EvaluateTests(const Expression& tests, const Value& input, const Environment& environment,
                    const Settings& settings = {});
// Calls a function value (a business knowledge model, a function that an expression gave).
Value Call(const Value& function, const Values& arguments, const Environment& environment,
           const Settings& settings = {});

// A fault found without evaluating. Codes: unknown-name, unknown-member, unlike-types, code-not-offered, not-boolean,
// not-a-function, wrong-arguments.
struct Problem {
  int line = 1;
  int column = 1;
  std::string code;
  std::string say;
};
std::vector<Problem> CheckTypes(const Expression& expression, const TypeScope& scope);
// The same, and the whole must be a truth: what requirements and conditions are.
std::vector<Problem> CheckCondition(const Expression& expression, const TypeScope& scope);
// What an expression gives, as far as it can be told.
Type TypeOf(const Expression& expression, const TypeScope& scope);

// A name and the members taken from it: {"concern", "safe_now"}.
using NamePath = std::vector<std::string>;
std::string ToString(const NamePath& path);  // "concern.safe_now"
// Every root name used, with its members as far as they are written; each once, in the order first used.
std::vector<NamePath> NamesUsed(const Expression& expression);

}  // namespace caseway::feel
