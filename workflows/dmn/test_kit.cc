#include "workflows/dmn/test_kit.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/feel/scanner.h"
#include "workflows/dmn/dmn_reader.h"
#include "workflows/dmn/xml.h"

namespace caseway::dmn {

namespace fs = std::filesystem;
using feel::Value;

namespace {

std::string ReadFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Value Scalar(const pugi::xml_node& node) {
  std::string_view type;
  bool nil = false;
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    if (name == "xsi:type") type = attribute.value();
    if (name == "xsi:nil") nil = std::string_view(attribute.value()) == "true";
  }
  if (nil) return {};
  const std::string text = node.child_value();
  type.remove_prefix(std::min(type.find(':') + 1, type.size()));
  if (type == "boolean") return Value::Boolean(text == "true");
  if (type == "decimal" || type == "double" || type == "int" || type == "integer" || type == "long" ||
      type == "float") {
    const auto number = feel::Decimal::Parse(text);
    return number ? Value::Number(*number) : Value();
  }
  if (type == "date") {
    const auto date = feel::ParseTemporalDate(text);
    return date ? Value::Date(*date) : Value();
  }
  if (type == "time") {
    const auto time = feel::ParseTemporalTime(text);
    return time ? Value::Time(*time) : Value();
  }
  if (type == "dateTime") {
    const auto moment = feel::ParseTemporalDateTime(text);
    return moment ? Value::Moment(*moment) : Value();
  }
  if (type == "duration") {
    if (const auto days = feel::ParseDaysDuration(text)) return Value::Duration(*days);
    const auto months = feel::ParseMonthsDuration(text);
    return months ? Value::Duration(*months) : Value();
  }
  return Value::Text(text);
}

// The value a node of the kit describes by its children: a value, a list of items, or components.
Value ReadValue(const pugi::xml_node& node) {
  if (const pugi::xml_node value = Child(node, "value")) return Scalar(value);
  if (const pugi::xml_node list = Child(node, "list")) {
    feel::Values items;
    for (const pugi::xml_node& item : Children(list, "item")) items.push_back(ReadValue(item));
    for (const pugi::xml_attribute& attribute : list.attributes()) {
      if (std::string_view(attribute.name()) == "xsi:nil" && attribute.as_bool()) return {};
    }
    return Value::List(std::move(items));
  }
  const auto components = Children(node, "component");
  if (components.empty()) return {};
  feel::Entries entries;
  for (const pugi::xml_node& component : components) {
    entries.emplace_back(std::string(Attribute(component, "name")), ReadValue(component));
  }
  return Value::Context(std::move(entries));
}

bool Close(const feel::Decimal& a, const feel::Decimal& b) {
  static const feel::Decimal kEnough = *feel::Decimal::Parse("0.00000001");
  const feel::Decimal scale = b.Abs() > feel::Decimal(1) ? b.Abs() : feel::Decimal(1);
  return (a - b).Abs() <= kEnough * scale;
}

bool Same(const Value& got, const Value& expected) {
  if (got.Is(Value::Kind::kNumber) && expected.Is(Value::Kind::kNumber)) return Close(got.number(), expected.number());
  if (got.Is(Value::Kind::kList) && expected.Is(Value::Kind::kList)) {
    if (got.items().size() != expected.items().size()) return false;
    for (std::size_t i = 0; i < got.items().size(); ++i) {
      if (!Same(got.items()[i], expected.items()[i])) return false;
    }
    return true;
  }
  if (got.Is(Value::Kind::kContext) && expected.Is(Value::Kind::kContext)) {
    if (got.entries().size() != expected.entries().size()) return false;
    for (const auto& [name, value] : expected.entries()) {
      const Value* member = got.Member(name);
      if (member == nullptr || !Same(*member, value)) return false;
    }
    return true;
  }
  return Equal(got, expected) == feel::Truth::kTrue;
}

class Kit {
 public:
  Kit(KitResult& result, Instant now) : result_(result), now_(now) {}

  void RunFile(const fs::path& path) {
    pugi::xml_document document;
    const std::string text = ReadFile(path);
    if (!document.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata_single)) return;
    const pugi::xml_node root = document.document_element();
    if (LocalName(root) != "testCases") return;
    const fs::path model = path.parent_path() / Child(root, "modelName").child_value();
    const std::string title = path.parent_path().filename().string();
    const auto file = ReadDmn(ReadFile(model), model.filename().string());
    for (const pugi::xml_node& one : Children(root, "testCase")) {
      const std::string label = title + " " + std::string(Attribute(one, "id"));
      std::string fault = file ? RunCase(file->model, one) : file.error().say;
      if (fault.empty()) {
        ++result_.passed;
        continue;
      }
      ++result_.failed;
      result_.failures.push_back(label + " " + fault);
    }
  }

 private:
  // Nothing, or what was not as expected.
  std::string RunCase(const feel::DecisionModel& model, const pugi::xml_node& one) {
    feel::NameTable inputs;
    for (const pugi::xml_node& input : Children(one, "inputNode")) {
      inputs.Set(feel::NormalName(Attribute(input, "name")), ReadValue(input));
    }
    for (const pugi::xml_node& node : Children(one, "resultNode")) {
      const feel::Outcome outcome = Work(model, one, node, inputs);
      const Value expected = ReadValue(Child(node, "expected"));
      const bool error = Attribute(node, "errorResult") == "true";
      if (error ? outcome.value.IsNull() : Same(outcome.value, expected)) continue;
      std::string fault(Attribute(node, "name"));
      fault += ": expected " + expected.ToString() + ", got " + outcome.value.ToString();
      return outcome.notes.empty() ? fault : fault + " (" + outcome.notes.front() + ")";
    }
    return "";
  }

  feel::Outcome Work(const feel::DecisionModel& model, const pugi::xml_node& one, const pugi::xml_node& node,
                     const feel::NameTable& inputs) {
    feel::Settings settings;
    settings.now = now_;
    const std::string name = feel::NormalName(Attribute(one, "invocableName"));
    const feel::DecisionElement* called = name.empty() ? nullptr : model.Find(name);
    if (called == nullptr || called->kind == feel::DecisionElement::Kind::kDecision) {
      return model.Evaluate(feel::NormalName(Attribute(node, "name")), inputs, settings);
    }
    feel::Values arguments;
    for (const auto& [parameter, type] : called->parameters) {
      if (const Value* given = inputs.Find(parameter)) arguments.push_back(*given);
    }
    feel::Outcome outcome = model.Invoke(name, arguments, inputs, settings);
    const Value* member = outcome.value.Member(Attribute(node, "name"));
    if (called->outputs.size() > 1 && member != nullptr) outcome.value = Value(*member);
    return outcome;
  }

  KitResult& result_;
  Instant now_;
};

}  // namespace

Result<KitResult> RunKit(const std::vector<std::string>& folders, Instant now) {
  KitResult result;
  Kit kit(result, now);
  for (const std::string& folder : folders) {
    std::error_code none;
    if (!fs::is_directory(folder, none)) return InvalidInput(folder + ": there is no such folder");
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder, none)) {
      if (entry.path().extension() == ".xml") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    const int before = result.passed + result.failed;
    for (const fs::path& file : files) kit.RunFile(file);
    if (result.passed + result.failed == before) return InvalidInput(folder + ": there are no test cases in it");
  }
  return result;
}

}  // namespace caseway::dmn
