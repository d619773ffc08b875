#include "workflows/loader/toml_tree.h"

#include <toml++/toml.h>

#include <algorithm>
#include <utility>

namespace caseway::loader {
namespace {

forms::Place PlaceOf(const std::string& file, const toml::source_region& region) {
  return {file, static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
}

// How many characters stand before the first of a text: its quotes, and the line end after three of them.
forms::Place TextPlace(forms::Place place, const toml::source_region& region, std::string_view source) {
  std::size_t line_start = 0;
  for (toml::source_index line = 1; line < region.begin.line; ++line) line_start = source.find('\n', line_start) + 1;
  const std::string_view quotes = source.substr(std::min(source.size(), line_start + region.begin.column - 1), 3);
  const bool three = quotes == "'''" || quotes == "\"\"\"";
  place.column += three ? 3 : 1;
  return place;
}

TomlNode Convert(const toml::node& node, const std::string& file, std::string_view source);

void ConvertTable(const toml::table& table, const std::string& file, std::string_view source, TomlNode& out) {
  for (const auto& [key, value] : table) {
    TomlNode member = Convert(value, file, source);
    member.key = std::string(key.str());
    member.key_place = PlaceOf(file, key.source());
    out.members.push_back(std::move(member));
  }
  std::stable_sort(out.members.begin(), out.members.end(),
                   [](const TomlNode& a, const TomlNode& b) { return forms::Before(a.key_place, b.key_place); });
}

std::string_view OtherName(toml::node_type type) {
  switch (type) {
    case toml::node_type::floating_point: return "a decimal number";
    case toml::node_type::date: return "a date";
    case toml::node_type::time: return "a time";
    case toml::node_type::date_time: return "a date and time";
    default: return "something else";
  }
}

TomlNode Convert(const toml::node& node, const std::string& file, std::string_view source) {
  TomlNode out;
  out.place = PlaceOf(file, node.source());
  if (const auto* text = node.as_string()) {
    out.kind = TomlNode::Kind::kText;
    out.text = text->get();
    out.place = TextPlace(out.place, node.source(), source);
  } else if (const auto* integer = node.as_integer()) {
    out.kind = TomlNode::Kind::kInteger;
    out.text = std::to_string(integer->get());
  } else if (const auto* boolean = node.as_boolean()) {
    out.kind = TomlNode::Kind::kBoolean;
    out.truth = boolean->get();
  } else if (const auto* list = node.as_array()) {
    out.kind = TomlNode::Kind::kList;
    for (const auto& item : *list) out.members.push_back(Convert(item, file, source));
  } else if (const auto* table = node.as_table()) {
    ConvertTable(*table, file, source, out);
  } else {
    out.kind = TomlNode::Kind::kOther;
    out.text = std::string(OtherName(node.type()));
  }
  return out;
}

}  // namespace

const TomlNode* TomlNode::Find(std::string_view wanted) const {
  for (const TomlNode& member : members) {
    if (member.key == wanted) return &member;
  }
  return nullptr;
}

TomlTree ParseToml(std::string_view text, const std::string& file) {
  TomlTree tree;
  try {
    tree.root = Convert(toml::parse(text, std::string_view(file)), file, text);
    tree.root.place = {file, 1, 1};
  } catch (const toml::parse_error& error) {
    tree.fault = TomlTree::Fault{PlaceOf(file, error.source()), std::string(error.description())};
  }
  return tree;
}

}  // namespace caseway::loader
