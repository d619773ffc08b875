// TableReader: takes the keys of one TOML table strictly: what is missing, of the wrong kind or unknown is a fault.
//
//   TableReader reader(node, "the state “planning”", faults);
//   state.title = reader.NeedText("title");
//   state.end = reader.Flag("end");
//   reader.RefuseUnknown();          // PW-UNKNOWN-KEY for what nobody took, with the nearest known key
//
// Internal to the loader. Faults are appended in the order of reading.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/forms/condition.h"
#include "core/pathway/fault.h"
#include "workflows/loader/toml_tree.h"

namespace caseway::loader {

class TableReader {
 public:
  // `node` and `faults` must outlive the reader; `what` names the table in sentences.
  TableReader(const TomlNode& node, std::string what, pathway::Faults& faults);

  std::string Text(std::string_view key);        // "" when absent
  std::string NeedText(std::string_view key);    // absent or empty is a fault
  std::string NumberText(std::string_view key);  // text or a whole number
  bool Flag(std::string_view key);
  // A whole number from `least` to a million.
  int Count(std::string_view key, int otherwise, int least = 0);
  std::vector<std::string> Texts(std::string_view key);
  std::optional<forms::Condition> When(std::string_view key);
  forms::Condition NeedWhen(std::string_view key);
  // A table, or nullptr. Its members are the caller's to read.
  const TomlNode* Table(std::string_view key);
  // The members of a table of tables, each with its key; a member that is no table is a fault.
  std::vector<const TomlNode*> Tables(std::string_view key);
  // The items of a list of tables.
  std::vector<const TomlNode*> Rows(std::string_view key);

  bool Has(std::string_view key) const { return node_.Find(key) != nullptr; }
  void RefuseUnknown();
  void Refuse(std::string_view key, std::string code, std::string say);
  const forms::Written& written() const { return written_; }
  const std::string& what() const { return what_; }

 private:
  const TomlNode* Take(std::string_view key);
  const TomlNode* TakeKind(std::string_view key, TomlNode::Kind kind, std::string_view name);

  const TomlNode& node_;
  std::string what_;
  pathway::Faults& faults_;
  forms::Written written_;
  std::vector<std::string> known_;
};

}  // namespace caseway::loader
