#include "workflows/dmn/dmn_reader.h"

#include <fmt/format.h>

#include <map>

#include "core/feel/logic.h"
#include "core/feel/scanner.h"
#include "workflows/dmn/item_types.h"
#include "workflows/dmn/logic_reader.h"
#include "workflows/dmn/xml.h"

namespace caseway::dmn {

using feel::DecisionElement;
using feel::Type;
using feel::TypeScope;

namespace {

using ElementKind = DecisionElement::Kind;

class Reader {
 public:
  Reader(const pugi::xml_node& definitions, std::string_view xml, const TypeScope& scope)
      : definitions_(definitions), lines_(xml), outer_(scope), types_(definitions) {
    types_.AddTo(outer_);
  }

  Result<DmnFile> Read(const std::string& file) {
    for (const pugi::xml_node& node : definitions_.children()) Declare(node);
    for (std::size_t i = 0; i < elements_.size(); ++i) Complete(elements_[i], nodes_[i]);
    auto model = feel::DecisionModel::Build(std::string(Attribute(definitions_, "name")), std::move(elements_));
    if (!model) return InvalidInput(file + ":" + model.error().say);
    return DmnFile{std::move(*model), std::move(problems_)};
  }

 private:
  void Declare(const pugi::xml_node& node) {
    static const std::map<std::string_view, ElementKind> kKinds = {
        {"inputData", ElementKind::kInput},
        {"decision", ElementKind::kDecision},
        {"businessKnowledgeModel", ElementKind::kKnowledge},
        {"decisionService", ElementKind::kService},
    };
    const auto kind = kKinds.find(LocalName(node));
    if (kind == kKinds.end()) return;
    DecisionElement element;
    element.kind = kind->second;
    element.id = Attribute(node, "id");
    element.name = feel::NormalName(Attribute(node, "name"));
    element.line = lines_.Of(node);
    const std::string_view type = Attribute(Child(node, "variable"), "typeRef");
    element.type = types_.Named(type);
    const Type* outer = type.empty() ? outer_.Find(element.name) : nullptr;
    if (outer != nullptr && element.kind == ElementKind::kInput) element.type = *outer;
    names_.emplace(element.id, element.name);
    kept_types_.insert_or_assign(element.name, element.type);
    elements_.push_back(std::move(element));
    nodes_.push_back(node);
  }

  std::string NameOf(const pugi::xml_node& reference) {
    std::string_view href = Attribute(reference, "href");
    href.remove_prefix(std::min(href.find('#') + 1, href.size()));
    const auto found = names_.find(href);
    if (found != names_.end()) return found->second;
    problems_.push_back({lines_.Of(reference), fmt::format("nothing here has the id \"{}\"", href)});
    return "";
  }

  std::vector<std::string> NamesIn(const pugi::xml_node& node, std::string_view requirement, std::string_view inner) {
    std::vector<std::string> names;
    for (const pugi::xml_node& one : Children(node, requirement)) {
      for (const pugi::xml_node& reference : inner.empty() ? std::vector{one} : Children(one, inner)) {
        if (std::string name = NameOf(reference); !name.empty()) names.push_back(std::move(name));
      }
    }
    return names;
  }

  void Complete(DecisionElement& element, const pugi::xml_node& node) {
    auto need = [&](std::vector<std::string> names) {
      element.needs.insert(element.needs.end(), names.begin(), names.end());
    };
    need(NamesIn(node, "informationRequirement", "requiredInput"));
    need(NamesIn(node, "informationRequirement", "requiredDecision"));
    need(NamesIn(node, "knowledgeRequirement", "requiredKnowledge"));
    if (element.kind == ElementKind::kService) return CompleteService(element, node);
    if (element.kind == ElementKind::kInput) return;
    TypeScope scope = outer_;
    for (const std::string& name : element.needs) scope.Set(name, kept_types_.at(name));
    LogicReader reader(types_, lines_, problems_);
    feel::Logic logic;
    if (element.kind == ElementKind::kKnowledge) {
      const pugi::xml_node body = Child(node, "encapsulatedLogic");
      if (!body) return;
      logic = reader.ReadFunction(body, scope, element.name);
      element.parameters = logic.parameters;
    } else {
      const pugi::xml_node body = FirstLogic(node);
      if (!body) return;
      logic = reader.Read(body, scope, element.name, element.type);
    }
    element.logic = std::make_shared<const feel::Logic>(std::move(logic));
  }

  void CompleteService(DecisionElement& element, const pugi::xml_node& node) {
    element.outputs = NamesIn(node, "outputDecision", "");
    element.inner = NamesIn(node, "encapsulatedDecision", "");
    for (const char* kind : {"inputData", "inputDecision"}) {
      for (const std::string& name : NamesIn(node, kind, ""))
        element.parameters.emplace_back(name, kept_types_.at(name));
    }
  }

  const pugi::xml_node definitions_;
  Lines lines_;
  TypeScope outer_;
  ItemTypes types_;
  std::vector<DecisionElement> elements_;
  std::vector<pugi::xml_node> nodes_;
  std::map<std::string, std::string, std::less<>> names_;  // by id
  std::map<std::string, Type, std::less<>> kept_types_;    // by name
  std::vector<DmnProblem> problems_;
};

}  // namespace

Result<DmnFile> ReadDmn(std::string_view xml, const std::string& file, const TypeScope& scope) {
  pugi::xml_document document;
  const auto parsed = document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata_single,
                                           pugi::encoding_utf8);
  if (!parsed) {
    return InvalidInput(
        fmt::format("{}:{}: this is no XML: {}", file, Lines(xml).At(parsed.offset), parsed.description()));
  }
  const pugi::xml_node root = document.document_element();
  if (LocalName(root) != "definitions") return InvalidInput(file + ":1: this is no DMN model");
  return Reader(root, xml, scope).Read(file);
}

Result<feel::DecisionModel> LoadDmn(std::string_view xml, const std::string& file, const TypeScope& scope) {
  auto read = ReadDmn(xml, file, scope);
  if (!read) return read.error();
  if (read->problems.empty()) return std::move(read->model);
  const DmnProblem& first = read->problems.front();
  return InvalidInput(fmt::format("{}:{}: {}", file, first.line, first.say));
}

}  // namespace caseway::dmn
