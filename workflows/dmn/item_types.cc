#include "workflows/dmn/item_types.h"

#include "core/feel/ast.h"
#include "core/feel/expression.h"

namespace caseway::dmn {

using feel::Type;

namespace {

// The texts of "\"a\", \"b\"", when that is all there is.
std::vector<std::string> CodesOf(const std::string& text) {
  const auto tests = feel::ParseUnaryTests(text, feel::TypeScope());
  std::vector<std::string> codes;
  if (!tests || tests->root()->op != feel::Op::kTests || tests->root()->first) return codes;
  for (const feel::NodePtr& test : tests->root()->children) {
    if (test->op != feel::Op::kLiteral || !test->value.Is(feel::Value::Kind::kText)) return {};
    codes.push_back(test->value.text());
  }
  return codes;
}

}  // namespace

ItemTypes::ItemTypes(const pugi::xml_node& definitions) {
  for (const pugi::xml_node& item : Children(definitions, "itemDefinition")) {
    nodes_.emplace(Attribute(item, "name"), item);
  }
  for (const auto& [name, item] : nodes_) types_.insert_or_assign(name, Read(item, 0));
}

Type ItemTypes::Named(std::string_view name) const {
  const auto own = types_.find(name);
  if (own != types_.end()) return own->second;
  return feel::TypeNamed(name).value_or(Type::Any());
}

void ItemTypes::AddTo(feel::TypeScope& scope) const {
  for (const auto& [name, type] : types_) scope.SetType(name, type);
}

Type ItemTypes::Resolve(std::string_view name, int depth) {
  const auto own = nodes_.find(name);
  if (own != nodes_.end()) return depth < 16 ? Read(own->second, depth + 1) : Type::Any();
  return feel::TypeNamed(name).value_or(Type::Any());
}

Type ItemTypes::Read(const pugi::xml_node& item, int depth) {
  Type type = Resolve(TextOf(Child(item, "typeRef")), depth);
  const auto components = Children(item, "itemComponent");
  if (!components.empty()) {
    Type::Members members;
    for (const pugi::xml_node& component : components) {
      members.emplace_back(std::string(Attribute(component, "name")), Read(component, depth + 1));
    }
    type = Type::Context(std::move(members));
  }
  if (const pugi::xml_node function = Child(item, "functionItem")) {
    std::vector<Type> parameters;
    for (const pugi::xml_node& parameter : Children(function, "parameters")) {
      parameters.push_back(Resolve(Attribute(parameter, "typeRef"), depth));
    }
    type = Type::Function(std::move(parameters), Resolve(Attribute(function, "outputTypeRef"), depth));
  }
  if (const pugi::xml_node allowed = Child(item, "allowedValues")) {
    auto codes = CodesOf(TextOf(allowed));
    if (!codes.empty() && (type.Is(Type::Kind::kText) || type.IsAny())) type = Type::Choice(std::move(codes));
  }
  return Attribute(item, "isCollection") == "true" ? Type::List(type) : type;
}

}  // namespace caseway::dmn
