// TomlNode: a TOML file as a plain tree with the place of every key and value, members in the order of the file.
//
//   TomlTree tree = ParseToml(text, "workflows/referral/pathway.toml");
//   if (!tree.fault) tree.root.Find("title")->text
//
// The one place that knows the TOML library. A key given twice is a fault, with its line. Threads: values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/forms/written.h"

namespace caseway::loader {

struct TomlNode {
  enum class Kind { kText, kInteger, kBoolean, kList, kTable, kOther };
  Kind kind = Kind::kTable;
  std::string text;  // of a text; of an integer its digits; of kOther what it is: "a date", "a decimal number"
  bool truth = false;
  forms::Place place;             // of the value: a text's first character within its quotes
  std::string key;                // of a table's member
  forms::Place key_place;         // of the key
  std::vector<TomlNode> members;  // of a table, in file order; of a list, its items

  const TomlNode* Find(std::string_view wanted) const;
};

struct TomlTree {
  TomlNode root;
  struct Fault {
    forms::Place place;
    std::string say;
  };
  std::optional<Fault> fault;
};
TomlTree ParseToml(std::string_view text, const std::string& file);

}  // namespace caseway::loader
