// Values of a decision table that its own lists do not have: a result that is none of the output values, a test for
// what is none of the input values.
#include <fmt/format.h>

#include <algorithm>

#include "core/feel/free_names.h"
#include "core/feel/logic.h"
#include "core/feel/samples.h"

namespace caseway::feel {
namespace {

const NameTable kNothing;

// What a cell always gives; nullopt when it is worked out.
std::optional<Value> ConstantCell(const Expression& cell) {
  if (!cell || !FreePaths(*cell.root()).empty()) return std::nullopt;
  const Value value = Evaluate(cell, kNothing);
  return value.IsNull() ? std::nullopt : std::optional(value);
}

// "\"a\", \"b\"": the values as the file lists them, or the codes of the type.
std::string Listed(const Expression& allowed, const Type& type) { return allowed ? allowed.text() : type.ToString(); }

bool IsAllowed(const Value& value, const Expression& allowed, const Type& type) {
  if (allowed) return EvaluateTests(allowed, value, kNothing) == Truth::kTrue;
  return type.codes().empty() || !value.Is(Value::Kind::kText) || Accepts(type, value);
}

// The values a cell asks for one by one; bounds of ranges need not be values themselves.
void CollectEquals(const Node& test, Values& values) {
  const bool equals = test.op == Op::kHeldTest && (test.text == "=" || test.text == "!=");
  if (test.op == Op::kTests || test.op == Op::kList || equals) {
    for (const NodePtr& child : test.children) CollectEquals(*child, values);
  } else if (const auto constant = ConstantOf(test); constant && !constant->IsNull()) {
    values.push_back(*constant);
  }
}

// The type of one output: its own, else what the decision gives.
Type TypeOfOutput(const DecisionTable& table, const TableOutput& output, const Type& gives) {
  if (!output.type.codes().empty() || (gives.IsAny() && !output.type.IsAny())) return output.type;
  const Type one = gives.Is(Type::Kind::kList) ? gives.element() : gives;
  if (table.outputs.size() == 1) return one;
  const Type* member = one.Member(output.name);
  return member == nullptr ? output.type : *member;
}

class ValueCheck {
 public:
  ValueCheck(const DecisionTable& table, const Type& gives, std::vector<TableProblem>& problems)
      : table_(table), gives_(gives), problems_(problems) {}

  void Run() {
    for (const TableRule& rule : table_.rules) {
      for (std::size_t i = 0; i < rule.tests.size() && i < table_.inputs.size(); ++i)
        CheckInput(rule.tests[i], table_.inputs[i], rule.line);
      for (std::size_t i = 0; i < rule.outputs.size() && i < table_.outputs.size(); ++i)
        CheckOutput(rule.outputs[i], table_.outputs[i], rule.line);
    }
    for (const TableOutput& output : table_.outputs) CheckOutput(output.otherwise, output, table_.line);
  }

 private:
  void CheckInput(const Expression& tests, const TableInput& input, int line) {
    if (!tests || !input.allowed) return;
    Values values;
    CollectEquals(*tests.root(), values);
    for (const Value& value : values) {
      if (IsAllowed(value, input.allowed, input.type)) continue;
      problems_.push_back({"table-input-value",
                           fmt::format("{} is none of the input values of \"{}\": {} in {}", value.ToString(),
                                       input.label, input.allowed.text(), tests.text()),
                           line});
    }
  }

  void CheckOutput(const Expression& cell, const TableOutput& output, int line) {
    const auto value = ConstantCell(cell);
    const Type type = TypeOfOutput(table_, output, gives_);
    if (!value || IsAllowed(*value, output.allowed, type)) return;
    problems_.push_back({"table-output-value",
                         fmt::format("{} is none of the output values: {} in {}", value->ToString(),
                                     Listed(output.allowed, type), cell.text()),
                         line});
  }

  const DecisionTable& table_;
  const Type& gives_;
  std::vector<TableProblem>& problems_;
};

}  // namespace

void CheckTableValues(const DecisionTable& table, const Type& gives, std::vector<TableProblem>& problems) {
  ValueCheck(table, gives, problems).Run();
}

}  // namespace caseway::feel
