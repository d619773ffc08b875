// The item definitions of a .dmn file as types. Sources of workflows/dmn only.
#pragma once

#include <map>
#include <string>

#include "core/feel/type.h"
#include "workflows/dmn/xml.h"

namespace caseway::dmn {

class ItemTypes {
 public:
  explicit ItemTypes(const pugi::xml_node& definitions);
  // The type of that name; Any for none and for an unknown one.
  feel::Type Named(std::string_view name) const;
  // Adds all of them to the scope, for `instance of`.
  void AddTo(feel::TypeScope& scope) const;

 private:
  feel::Type Read(const pugi::xml_node& item, int depth);
  feel::Type Resolve(std::string_view name, int depth);

  std::map<std::string, pugi::xml_node, std::less<>> nodes_;
  std::map<std::string, feel::Type, std::less<>> types_;
};

}  // namespace caseway::dmn
