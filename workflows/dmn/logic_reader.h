// Reads one boxed expression of a .dmn file. Sources of workflows/dmn only.
#pragma once

#include <string>
#include <vector>

#include "core/feel/logic.h"
#include "workflows/dmn/dmn_reader.h"
#include "workflows/dmn/item_types.h"
#include "workflows/dmn/xml.h"

namespace caseway::dmn {

// The first child that is a boxed expression.
pugi::xml_node FirstLogic(const pugi::xml_node& node);

class LogicReader {
 public:
  LogicReader(const ItemTypes& types, const Lines& lines, std::vector<DmnProblem>& problems)
      : types_(types), lines_(lines), problems_(problems) {}

  feel::Logic Read(const pugi::xml_node& node, const feel::TypeScope& scope, const std::string& label,
                   const feel::Type& type = {});
  feel::Logic ReadFunction(const pugi::xml_node& node, const feel::TypeScope& scope, const std::string& label);

 private:
  feel::Logic ReadTable(const pugi::xml_node& node, const feel::TypeScope& scope, const feel::Type& type);
  feel::TableInput ReadInput(const pugi::xml_node& node, const feel::TypeScope& scope);
  feel::TableOutput ReadOutput(const pugi::xml_node& node, const feel::TypeScope& scope, const feel::Type& whole);
  feel::TableRule ReadRule(const pugi::xml_node& node, const feel::TypeScope& scope);
  feel::Logic ReadContext(const pugi::xml_node& node, feel::TypeScope scope, const std::string& label);
  feel::Logic ReadInvocation(const pugi::xml_node& node, const feel::TypeScope& scope, const std::string& label);
  feel::Logic ReadRows(const pugi::xml_node& node, const feel::TypeScope& scope, const std::string& label);
  feel::Logic ReadParts(const pugi::xml_node& node, const feel::TypeScope& scope, const std::string& label,
                        std::vector<const char*> wanted);
  feel::Logic ReadLoop(const pugi::xml_node& node, feel::TypeScope scope, const std::string& label, const char* body);
  feel::Expression ReadText(const pugi::xml_node& node, const feel::TypeScope& scope);
  feel::Expression ReadTests(const pugi::xml_node& node, const feel::TypeScope& scope);
  void Problem(const pugi::xml_node& node, std::string say) { problems_.push_back({lines_.Of(node), std::move(say)}); }

  const ItemTypes& types_;
  const Lines& lines_;
  std::vector<DmnProblem>& problems_;
};

}  // namespace caseway::dmn
