#include "workflows/loader/table_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "core/pathway/nearest.h"

namespace caseway::loader {
namespace {

std::string_view KindName(const TomlNode& node) {
  switch (node.kind) {
    case TomlNode::Kind::kText: return "text";
    case TomlNode::Kind::kInteger: return "a number";
    case TomlNode::Kind::kBoolean: return "true or false";
    case TomlNode::Kind::kList: return "a list";
    case TomlNode::Kind::kTable: return "a table";
    case TomlNode::Kind::kOther: break;
  }
  return node.text;
}

}  // namespace

TableReader::TableReader(const TomlNode& node, std::string what, pathway::Faults& faults)
    : node_(node), what_(std::move(what)), faults_(faults) {
  written_.header = node.key.empty() ? node.place : node.key_place;
  for (const TomlNode& member : node.members) {
    if (member.key.empty()) continue;
    written_.keys.emplace_back(member.key, member.key_place);
    if (member.kind != TomlNode::Kind::kList) continue;
    for (std::size_t i = 0; i < member.members.size(); ++i)
      written_.keys.emplace_back(fmt::format("{}.{}", member.key, i), member.members[i].place);
  }
}

const TomlNode* TableReader::Take(std::string_view key) {
  known_.emplace_back(key);
  return node_.Find(key);
}

const TomlNode* TableReader::TakeKind(std::string_view key, TomlNode::Kind kind, std::string_view name) {
  const TomlNode* found = Take(key);
  if (!found || found->kind == kind) return found;
  Refuse(key, "PW-WRONG-TYPE", fmt::format("“{}” of {} must be {}, not {}.", key, what_, name, KindName(*found)));
  return nullptr;
}

std::string TableReader::Text(std::string_view key) {
  const TomlNode* found = TakeKind(key, TomlNode::Kind::kText, "text in quotes");
  return found ? found->text : "";
}

std::string TableReader::NeedText(std::string_view key) {
  std::string text = Text(key);
  const TomlNode* found = node_.Find(key);
  if (!found) Refuse(key, "PW-MISSING-KEY", fmt::format("{} has no “{}”.", what_, key));
  else if (found->kind == TomlNode::Kind::kText && text.find_first_not_of(" \t\n") == std::string::npos)
    Refuse(key, "PW-EMPTY-TEXT", fmt::format("“{}” of {} is empty.", key, what_));
  return text;
}

std::string TableReader::NumberText(std::string_view key) {
  const TomlNode* found = Take(key);
  if (!found) return "";
  if (found->kind == TomlNode::Kind::kText || found->kind == TomlNode::Kind::kInteger) return found->text;
  Refuse(key, "PW-WRONG-TYPE", fmt::format("“{}” of {} must be a number in quotes.", key, what_));
  return "";
}

bool TableReader::Flag(std::string_view key) {
  const TomlNode* found = TakeKind(key, TomlNode::Kind::kBoolean, "true or false");
  return found && found->truth;
}

int TableReader::Count(std::string_view key, int otherwise, int least) {
  const TomlNode* found = TakeKind(key, TomlNode::Kind::kInteger, "a whole number");
  if (!found) return otherwise;
  const long number = std::strtol(found->text.c_str(), nullptr, 10);
  if (number >= least && number <= 1'000'000) return static_cast<int>(number);
  Refuse(key, "PW-BAD-VALUE", fmt::format("“{}” of {} must lie between {} and 1000000.", key, what_, least));
  return otherwise;
}

std::vector<std::string> TableReader::Texts(std::string_view key) {
  std::vector<std::string> texts;
  const TomlNode* found = TakeKind(key, TomlNode::Kind::kList, "a list of texts");
  if (!found) return texts;
  for (const TomlNode& item : found->members) {
    if (item.kind == TomlNode::Kind::kText) texts.push_back(item.text);
    else faults_.push_back({item.place, "PW-WRONG-TYPE", fmt::format("“{}” of {} must hold texts.", key, what_)});
  }
  return texts;
}

std::optional<forms::Condition> TableReader::When(std::string_view key) {
  const TomlNode* found = TakeKind(key, TomlNode::Kind::kText, "a condition in single quotes");
  if (!found) return std::nullopt;
  if (found->text.find_first_not_of(" \t\n") == std::string::npos)
    Refuse(key, "PW-EMPTY-TEXT", fmt::format("“{}” of {} is empty.", key, what_));
  return forms::Condition{found->text, found->place, {}};
}

forms::Condition TableReader::NeedWhen(std::string_view key) {
  auto condition = When(key);
  if (condition) return *std::move(condition);
  if (!Has(key)) Refuse(key, "PW-MISSING-KEY", fmt::format("{} has no “{}”.", what_, key));
  return {"", written_.Of(key), {}};
}

const TomlNode* TableReader::Table(std::string_view key) { return TakeKind(key, TomlNode::Kind::kTable, "a table"); }

std::vector<const TomlNode*> TableReader::Tables(std::string_view key) {
  std::vector<const TomlNode*> tables;
  const TomlNode* found = Table(key);
  if (!found) return tables;
  for (const TomlNode& member : found->members) {
    if (member.kind == TomlNode::Kind::kTable) tables.push_back(&member);
    else
      faults_.push_back({member.key_place, "PW-UNKNOWN-KEY",
                         fmt::format("“{}” in “{}” is no table: write [{}.{}].", member.key, key, key, member.key)});
  }
  return tables;
}

std::vector<const TomlNode*> TableReader::Rows(std::string_view key) {
  std::vector<const TomlNode*> rows;
  const TomlNode* found = TakeKind(key, TomlNode::Kind::kList, "a list of tables");
  if (!found) return rows;
  for (const TomlNode& item : found->members) {
    if (item.kind == TomlNode::Kind::kTable) rows.push_back(&item);
    else faults_.push_back({item.place, "PW-WRONG-TYPE", fmt::format("“{}” of {} must hold tables.", key, what_)});
  }
  return rows;
}

void TableReader::RefuseUnknown() {
  for (const TomlNode& member : node_.members) {
    if (std::find(known_.begin(), known_.end(), member.key) != known_.end()) continue;
    std::vector<std::string> free;
    for (const std::string& key : known_) {
      if (!Has(key)) free.push_back(key);
    }
    faults_.push_back({member.key_place, "PW-UNKNOWN-KEY",
                       fmt::format("{} has no key “{}”.{}", what_, member.key, pathway::DidYouMean(member.key, free))});
  }
}

void TableReader::Refuse(std::string_view key, std::string code, std::string say) {
  if (!say.empty() && say[0] >= 'a' && say[0] <= 'z') say[0] = static_cast<char>(say[0] - 'a' + 'A');
  faults_.push_back({written_.Of(key), std::move(code), std::move(say)});
}

}  // namespace caseway::loader
