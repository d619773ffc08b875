#include "workflows/dmn/logic_reader.h"

#include <fmt/format.h>

#include "core/feel/scanner.h"

namespace caseway::dmn {

using feel::Expression;
using feel::Logic;
using feel::Type;
using feel::TypeScope;
using Kind = Logic::Kind;

pugi::xml_node FirstLogic(const pugi::xml_node& node) {
  static constexpr std::string_view kKnown[] = {"literalExpression",
                                                "decisionTable",
                                                "context",
                                                "invocation",
                                                "functionDefinition",
                                                "relation",
                                                "list",
                                                "conditional",
                                                "for",
                                                "some",
                                                "every",
                                                "filter"};
  for (const pugi::xml_node& child : node.children()) {
    if (std::find(std::begin(kKnown), std::end(kKnown), LocalName(child)) != std::end(kKnown)) return child;
  }
  return {};
}

namespace {

bool IsBlank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

}  // namespace

Expression LogicReader::ReadText(const pugi::xml_node& node, const TypeScope& scope) {
  const std::string text = TextOf(node);
  if (IsBlank(text)) return {};
  auto parsed = feel::Parse(text, scope);
  if (parsed) return *parsed;
  Problem(node, parsed.error().say);
  return {};
}

Expression LogicReader::ReadTests(const pugi::xml_node& node, const TypeScope& scope) {
  auto parsed = feel::ParseUnaryTests(TextOf(node), scope);
  if (parsed) return *parsed;
  Problem(node, parsed.error().say);
  return {};
}

Logic LogicReader::Read(const pugi::xml_node& node, const TypeScope& scope, const std::string& label,
                        const Type& type) {
  const std::string_view name = LocalName(node);
  if (name == "decisionTable") {
    Logic table = ReadTable(node, scope, type);
    table.label = label;
    return table;
  }
  if (name == "context") return ReadContext(node, scope, label);
  if (name == "invocation") return ReadInvocation(node, scope, label);
  if (name == "functionDefinition") return ReadFunction(node, scope, label);
  if (name == "relation" || name == "list") return ReadRows(node, scope, label);
  if (name == "conditional") {
    Logic logic = ReadParts(node, scope, label, {"if", "then", "else"});
    logic.kind = Kind::kIf;
    return logic;
  }
  if (name == "for" || name == "some" || name == "every" || name == "filter") {
    const char* body = name == "for" ? "return" : name == "filter" ? "match" : "satisfies";
    return ReadLoop(node, scope, label, body);
  }
  Logic logic;
  logic.label = label;
  if (name != "literalExpression") {
    Problem(node, fmt::format("\"{}\" is no boxed expression", name));
    return logic;
  }
  logic.expression = ReadText(node, scope);
  return logic;
}

Logic LogicReader::ReadParts(const pugi::xml_node& node, const TypeScope& scope, const std::string& label,
                             std::vector<const char*> wanted) {
  Logic logic;
  for (const char* part : wanted) {
    const pugi::xml_node inner = FirstLogic(Child(node, part));
    if (!inner) Problem(node, fmt::format("\"{}\" is missing", part));
    logic.parts.push_back(inner ? Read(inner, scope, label) : Logic());
  }
  return logic;
}

Logic LogicReader::ReadLoop(const pugi::xml_node& node, TypeScope scope, const std::string& label, const char* body) {
  Logic logic = ReadParts(node, scope, label, {"in"});
  const std::string_view name = LocalName(node);
  logic.kind = name == "for"     ? Kind::kFor
               : name == "some"  ? Kind::kSome
               : name == "every" ? Kind::kEvery
                                 : Kind::kFilter;
  const std::string variable = logic.kind == Kind::kFilter ? "item" : std::string(Attribute(node, "iteratorVariable"));
  logic.names = {variable};
  scope.Set(variable, Type::Any());
  if (logic.kind == Kind::kFor) scope.Set("partial", Type::Any());
  logic.parts.push_back(std::move(ReadParts(node, scope, label, {body}).parts[0]));
  return logic;
}

Logic LogicReader::ReadFunction(const pugi::xml_node& node, const TypeScope& scope, const std::string& label) {
  Logic logic;
  logic.kind = Kind::kFunction;
  TypeScope inner = scope;
  for (const pugi::xml_node& parameter : Children(node, "formalParameter")) {
    const std::string name = feel::NormalName(Attribute(parameter, "name"));
    const Type type = types_.Named(Attribute(parameter, "typeRef"));
    inner.Set(name, type);
    logic.parameters.emplace_back(name, type);
  }
  const std::string_view kind = Attribute(node, "kind");
  const pugi::xml_node body = FirstLogic(node);
  const bool runs = body && (kind.empty() || kind == "FEEL");
  logic.parts.push_back(runs ? Read(body, inner, label) : Logic());
  logic.types.push_back(types_.Named(Attribute(body, "typeRef")));
  return logic;
}

Logic LogicReader::ReadContext(const pugi::xml_node& node, TypeScope scope, const std::string& label) {
  Logic logic;
  logic.kind = Kind::kContext;
  for (const pugi::xml_node& entry : Children(node, "contextEntry")) {
    const pugi::xml_node variable = Child(entry, "variable");
    const std::string name = feel::NormalName(Attribute(variable, "name"));
    const Type type = types_.Named(Attribute(variable, "typeRef"));
    const pugi::xml_node inner = FirstLogic(entry);
    logic.parts.push_back(inner ? Read(inner, scope, label, type) : Logic());
    logic.names.push_back(name);
    logic.types.push_back(type);
    Type seen = type;
    if (type.IsAny() && logic.parts.back().expression) seen = feel::TypeOf(logic.parts.back().expression, scope);
    if (!name.empty()) scope.Set(name, seen);
  }
  return logic;
}

Logic LogicReader::ReadInvocation(const pugi::xml_node& node, const TypeScope& scope, const std::string& label) {
  Logic logic;
  logic.kind = Kind::kInvocation;
  const pugi::xml_node called = FirstLogic(node);
  logic.parts.push_back(called ? Read(called, scope, label) : Logic());
  logic.names.emplace_back();
  for (const pugi::xml_node& binding : Children(node, "binding")) {
    const pugi::xml_node argument = FirstLogic(binding);
    logic.names.push_back(feel::NormalName(Attribute(Child(binding, "parameter"), "name")));
    logic.parts.push_back(argument ? Read(argument, scope, label) : Logic());
  }
  return logic;
}

Logic LogicReader::ReadRows(const pugi::xml_node& node, const TypeScope& scope, const std::string& label) {
  Logic logic;
  const bool relation = LocalName(node) == "relation";
  logic.kind = relation ? Kind::kRelation : Kind::kList;
  for (const pugi::xml_node& column : Children(node, "column")) {
    logic.names.push_back(feel::NormalName(Attribute(column, "name")));
  }
  for (const pugi::xml_node& child : node.children()) {
    if (relation && LocalName(child) == "row") {
      logic.parts.push_back(ReadRows(child, scope, label));
    } else if (!relation && child.type() == pugi::node_element && LocalName(child) != "description") {
      logic.parts.push_back(Read(child, scope, label));
    }
  }
  return logic;
}

namespace {

const std::pair<std::string_view, feel::HitPolicy> kPolicies[] = {
    {"UNIQUE", feel::HitPolicy::kUnique},           {"ANY", feel::HitPolicy::kAny},
    {"PRIORITY", feel::HitPolicy::kPriority},       {"FIRST", feel::HitPolicy::kFirst},
    {"COLLECT", feel::HitPolicy::kCollect},         {"RULE ORDER", feel::HitPolicy::kRuleOrder},
    {"OUTPUT ORDER", feel::HitPolicy::kOutputOrder}};
const std::pair<std::string_view, feel::Aggregation> kAggregations[] = {{"SUM", feel::Aggregation::kSum},
                                                                        {"COUNT", feel::Aggregation::kCount},
                                                                        {"MIN", feel::Aggregation::kMin},
                                                                        {"MAX", feel::Aggregation::kMax}};

}  // namespace

Logic LogicReader::ReadTable(const pugi::xml_node& node, const TypeScope& scope, const Type& type) {
  Logic logic;
  logic.kind = Kind::kTable;
  feel::DecisionTable& table = logic.table;
  table.line = lines_.Of(node);
  bool known = Attribute(node, "hitPolicy").empty();
  for (const auto& [name, policy] : kPolicies) {
    if (Attribute(node, "hitPolicy") == name) table.policy = policy, known = true;
  }
  if (!known) Problem(node, fmt::format("there is no hit policy \"{}\"", Attribute(node, "hitPolicy")));
  for (const auto& [name, aggregation] : kAggregations) {
    if (Attribute(node, "aggregation") == name) table.aggregation = aggregation;
  }
  for (const pugi::xml_node& input : Children(node, "input")) table.inputs.push_back(ReadInput(input, scope));
  const auto outputs = Children(node, "output");
  const Type whole = type.Is(Type::Kind::kList) ? type.element() : type;
  for (const pugi::xml_node& output : outputs) {
    const Type* member = outputs.size() == 1 ? &whole : whole.Member(feel::NormalName(Attribute(output, "name")));
    table.outputs.push_back(ReadOutput(output, scope, member == nullptr ? Type() : *member));
  }
  for (const pugi::xml_node& rule : Children(node, "rule")) {
    table.rules.push_back(ReadRule(rule, scope));
    const feel::TableRule& read = table.rules.back();
    if (read.tests.size() != table.inputs.size() || read.outputs.size() != table.outputs.size()) {
      Problem(rule, "this rule has not one cell for each column");
    }
  }
  return logic;
}

feel::TableInput LogicReader::ReadInput(const pugi::xml_node& node, const TypeScope& scope) {
  feel::TableInput input;
  const pugi::xml_node expression = Child(node, "inputExpression");
  input.expression = ReadText(expression, scope);
  input.type = types_.Named(Attribute(expression, "typeRef"));
  input.label = Attribute(node, "label");
  if (input.label.empty()) input.label = feel::NormalName(TextOf(expression));
  const pugi::xml_node allowed = Child(node, "inputValues");
  if (allowed && !IsBlank(TextOf(allowed))) input.allowed = ReadTests(allowed, scope);
  return input;
}

feel::TableOutput LogicReader::ReadOutput(const pugi::xml_node& node, const TypeScope& scope, const Type& whole) {
  feel::TableOutput output;
  output.name = feel::NormalName(Attribute(node, "name"));
  output.type = types_.Named(Attribute(node, "typeRef"));
  const pugi::xml_node allowed = Child(node, "outputValues");
  if (allowed && !IsBlank(TextOf(allowed))) {
    output.allowed = ReadTests(allowed, scope);
    const auto text = std::make_shared<const std::string>(output.allowed.text());
    if (output.allowed && output.allowed.root()->op == feel::Op::kTests) {
      for (const feel::NodePtr& test : output.allowed.root()->children) output.ranked.emplace_back(test, text);
    }
  } else {
    const Type& type = output.type.IsAny() ? whole : output.type;
    for (const std::string& code : type.codes()) {
      if (auto ranked = feel::Parse(feel::Value::Text(code).ToString(), scope)) output.ranked.push_back(*ranked);
    }
  }
  if (const pugi::xml_node entry = Child(node, "defaultOutputEntry")) output.otherwise = ReadText(entry, scope);
  return output;
}

feel::TableRule LogicReader::ReadRule(const pugi::xml_node& node, const TypeScope& scope) {
  feel::TableRule rule;
  rule.line = lines_.Of(node);
  for (const pugi::xml_node& entry : Children(node, "inputEntry")) rule.tests.push_back(ReadTests(entry, scope));
  for (const pugi::xml_node& entry : Children(node, "outputEntry")) rule.outputs.push_back(ReadText(entry, scope));
  rule.note = feel::NormalName(TextOf(Child(node, "annotationEntry")));
  if (rule.note.empty()) rule.note = feel::NormalName(TextOf(Child(node, "description")));
  return rule;
}

}  // namespace caseway::dmn
