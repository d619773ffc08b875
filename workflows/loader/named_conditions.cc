#include "workflows/loader/named_conditions.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "core/pathway/nearest.h"

namespace caseway::loader {
namespace {

constexpr std::string_view kPrefix = "condition.";
constexpr char kTables[] = "condition";

bool IsNameCharacter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.'; }

// A use within a text: where it begins, how long it is, and the name.
struct Use {
  std::size_t at = 0;
  std::size_t length = 0;
  std::string id;
};

// The first use from `from` on, outside of text in quotes.
std::optional<Use> NextUse(std::string_view text, std::size_t from) {
  bool in_quotes = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"') in_quotes = !in_quotes;
    if (at < from || in_quotes || text.substr(at, kPrefix.size()) != kPrefix) continue;
    if (at > 0 && IsNameCharacter(text[at - 1])) continue;
    std::size_t end = at + kPrefix.size();
    while (end < text.size() && IsNameCharacter(text[end]) && text[end] != '.') ++end;
    return Use{at, end - at, std::string(text.substr(at + kPrefix.size(), end - at - kPrefix.size()))};
  }
  return std::nullopt;
}

bool IsConditionKey(const std::string& key) { return key == "when" || key == "show_when" || key == "withheld_when"; }

std::string TextOf(const TomlNode* node) {
  return node != nullptr && node->kind == TomlNode::Kind::kText ? node->text : "";
}

TomlNode* Member(TomlNode& node, std::string_view key) {
  const auto found =
      std::find_if(node.members.begin(), node.members.end(), [&](const auto& m) { return m.key == key; });
  return found == node.members.end() ? nullptr : &*found;
}

}  // namespace

NamedConditions::NamedConditions(TomlNode& root, pathway::Faults& faults) : faults_(faults) {
  TomlNode* tables = Member(root, kTables);
  if (tables == nullptr) return;
  for (TomlNode& table : tables->members) {
    TomlNode* when = Member(table, "when");
    const bool written = when != nullptr && when->kind == TomlNode::Kind::kText;
    named_[table.key] = {written ? when : nullptr, table.key_place, TextOf(table.Find("say")), false};
  }
  for (const auto& [id, named] : named_) Settle(id, {});
}

void NamedConditions::Settle(const std::string& id, std::vector<std::string> way) {
  Named& named = named_.find(id)->second;
  if (named.done || named.when == nullptr) return;
  way.push_back(id);
  Expand(*named.when, way);
  named.done = true;
}

void NamedConditions::Expand(TomlNode& when, const std::vector<std::string>& way) {
  for (std::size_t from = 0;;) {
    const auto use = NextUse(when.text, from);
    if (!use) return;
    const bool whole = use->at == 0 && use->length == when.text.size();
    from = use->at + use->length;
    forms::Place place = when.place;
    place.column += static_cast<int>(use->at);
    const auto named = named_.find(use->id);
    if (named == named_.end()) {
      std::vector<std::string> known;
      for (const auto& [id, one] : named_) known.push_back(id);
      faults_.push_back({place, "PW-UNKNOWN-CONDITION",
                         fmt::format("There is no condition “{}”.{}", use->id, pathway::DidYouMean(use->id, known))});
      continue;
    }
    used_.insert(use->id);
    if (std::find(way.begin(), way.end(), use->id) != way.end()) {
      faults_.push_back(
          {place, "PW-CONDITION-LOOP",
           fmt::format("The condition “{}” is written in itself: {}, {}.", use->id, fmt::join(way, ", "), use->id)});
      continue;
    }
    Settle(use->id, way);
    if (named->second.when == nullptr) continue;
    std::string text = named->second.when->text;
    std::replace(text.begin(), text.end(), '\n', ' ');
    if (whole) {
      when.text = text;
      when.place = named->second.when->place;
      return;
    }
    when.text.replace(use->at, use->length, "(" + text + ")");
    from = use->at + text.size() + 2;
  }
}

// A requirement that is one named condition and says nothing of its own.
void NamedConditions::TakeSentence(TomlNode& table) const {
  const TomlNode* when = table.Find("when");
  if (table.Find("rule") == nullptr || table.Find("say") != nullptr || TextOf(when).empty()) return;
  const auto use = NextUse(when->text, 0);
  const auto named = use && use->length == when->text.size() ? named_.find(use->id) : named_.end();
  if (named == named_.end() || named->second.say.empty()) return;
  TomlNode say;
  say.kind = TomlNode::Kind::kText;
  say.text = named->second.say;
  say.place = when->place;
  say.key = "say";
  say.key_place = when->key_place;
  table.members.push_back(std::move(say));
}

void NamedConditions::Walk(TomlNode& node) {
  if (node.kind == TomlNode::Kind::kTable) TakeSentence(node);
  for (TomlNode& member : node.members) {
    if (member.kind == TomlNode::Kind::kText && IsConditionKey(member.key)) Expand(member, {});
    else if (!member.members.empty()) Walk(member);
  }
}

void NamedConditions::NoteUnused(pathway::Faults& notes) const {
  for (const auto& [id, named] : named_) {
    if (used_.count(id) == 0)
      notes.push_back({named.place, "PW-UNUSED-CONDITION", fmt::format("Nothing uses the condition “{}”.", id)});
  }
}

void NamedConditions::WriteOut(TomlNode& root) {
  for (TomlNode& member : root.members) {
    if (member.kind == TomlNode::Kind::kText && IsConditionKey(member.key)) Expand(member, {});
    else if (member.key != kTables) Walk(member);
  }
}

}  // namespace caseway::loader
