// Walking an XML file by local names, knowing lines. Sources of workflows/dmn only.
#pragma once

#include <algorithm>
#include <cstring>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace caseway::dmn {

inline std::string_view LocalName(const pugi::xml_node& node) {
  std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

inline pugi::xml_node Child(const pugi::xml_node& of, std::string_view name) {
  for (const pugi::xml_node& child : of.children()) {
    if (LocalName(child) == name) return child;
  }
  return {};
}

inline std::vector<pugi::xml_node> Children(const pugi::xml_node& of, std::string_view name) {
  std::vector<pugi::xml_node> found;
  for (const pugi::xml_node& child : of.children()) {
    if (LocalName(child) == name) found.push_back(child);
  }
  return found;
}

inline std::string_view Attribute(const pugi::xml_node& of, const char* name) { return of.attribute(name).value(); }

// The text of the child element "text", or of the element itself.
inline std::string TextOf(const pugi::xml_node& of) {
  const pugi::xml_node text = Child(of, "text");
  std::string all;
  for (const pugi::xml_node& part : (text ? text : of).children()) {
    if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) all += part.value();
  }
  return all;
}

class Lines {
 public:
  explicit Lines(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\n') ends_.push_back(static_cast<std::ptrdiff_t>(i));
    }
  }
  int At(std::ptrdiff_t offset) const {
    return static_cast<int>(std::lower_bound(ends_.begin(), ends_.end(), offset) - ends_.begin()) + 1;
  }
  int Of(const pugi::xml_node& node) const { return At(node.offset_debug()); }

 private:
  std::vector<std::ptrdiff_t> ends_;
};

}  // namespace caseway::dmn
