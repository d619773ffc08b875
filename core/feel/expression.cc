#include "core/feel/expression.h"

#include "core/feel/inference.h"
#include "core/feel/placed.h"
#include "core/feel/session.h"

namespace caseway::feel {

Expression::Expression(std::shared_ptr<const Node> root, std::shared_ptr<const std::string> text)
    : root_(std::move(root)), text_(std::move(text)) {}

const std::string& Expression::text() const {
  static const std::string kNone;
  return text_ ? *text_ : kNone;
}

const Value* Environment::FindMember(std::string_view root, std::string_view member) const {
  const Value* value = Find(root);
  return value == nullptr ? nullptr : value->Member(member);
}

NameTable::NameTable(Entries entries) {
  for (auto& [name, value] : entries) Set(std::move(name), std::move(value));
}

NameTable& NameTable::Set(std::string name, Value value) {
  values_.insert_or_assign(std::move(name), std::move(value));
  return *this;
}

const Value* NameTable::Find(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? nullptr : &found->second;
}

Value Evaluate(const Expression& expression, const Environment& environment, const Settings& settings) {
  if (!expression) return {};
  return Session(environment, settings).Eval(*expression.root(), nullptr);
}

Value EvaluatePlaced(const Expression& expression, const Environment& environment, const Settings& settings,
                     std::vector<Problem>& problems) {
  if (!expression) return {};
  Session session(environment, settings);
  session.KeepPlaces(problems);
  return session.Eval(*expression.root(), nullptr);
}

Truth EvaluateTests(const Expression& tests, const Value& input, const Environment& environment,
                    const Settings& settings) {
  if (!tests) return Truth::kTrue;
  const Frame frame{nullptr, "?", &input, false};
  return Session(environment, settings).Test(*tests.root(), input, &frame);
}

Value Call(const Value& function, const Values& arguments, const Environment& environment, const Settings& settings) {
  return Session(environment, settings).Call(function, arguments);
}

std::vector<Problem> CheckTypes(const Expression& expression, const TypeScope& scope) {
  std::vector<Problem> problems;
  TypeFrame frames;
  if (expression) InferType(*expression.root(), scope, frames, &problems);
  return problems;
}

std::vector<Problem> CheckCondition(const Expression& expression, const TypeScope& scope) {
  std::vector<Problem> problems = CheckTypes(expression, scope);
  const Type type = TypeOf(expression, scope);
  if (type.IsAny() || type.Is(Type::Kind::kBoolean)) return problems;
  const Node* root = expression.root();
  problems.push_back({root == nullptr ? 1 : root->line, root == nullptr ? 1 : root->column, "not-boolean",
                      "a condition must be true or false, this is " + type.ToString()});
  return problems;
}

Type TypeOf(const Expression& expression, const TypeScope& scope) {
  TypeFrame frames;
  return expression ? InferType(*expression.root(), scope, frames) : Type::Null();
}

}  // namespace caseway::feel
