// All builtins by name, and their signatures read once.
#include <algorithm>
#include <map>

#include "core/feel/builtins.h"

namespace caseway::feel {

namespace {

std::string_view Trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

Signature ReadSignature(std::string_view text) {
  Signature way;
  while (!Trim(text).empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    std::string_view name = Trim(text.substr(0, comma));
    text.remove_prefix(std::min(comma + 1, text.size()));
    if (name.front() == '[') {
      name = name.substr(1, name.size() - 2);
    } else {
      ++way.required;
    }
    if (name.size() > 3 && name.substr(name.size() - 3) == "...") {
      name.remove_suffix(3);
      way.variadic = true;
    }
    way.parameters.push_back(name);
  }
  return way;
}

struct Entry {
  const Builtin* builtin;
  std::vector<Signature> ways;
};

const std::map<std::string_view, Entry>& Registry() {
  static const auto kRegistry = [] {
    std::map<std::string_view, Entry> all;
    for (const Builtins* table : {&ConversionBuiltins(), &TextBuiltins(), &NumberBuiltins(), &ListBuiltins(),
                                  &StatisticBuiltins(), &ContextBuiltins(), &TemporalBuiltins(), &RangeBuiltins()}) {
      for (const Builtin& builtin : *table) {
        Entry entry{&builtin, {}};
        for (std::string_view rest = builtin.parameters;;) {
          const std::size_t bar = rest.find('|');
          entry.ways.push_back(ReadSignature(rest.substr(0, bar)));
          if (bar == std::string_view::npos) break;
          rest.remove_prefix(bar + 1);
        }
        all.emplace(builtin.name, std::move(entry));
      }
    }
    return all;
  }();
  return kRegistry;
}

}  // namespace

const Builtin* FindBuiltin(std::string_view name) {
  const auto found = Registry().find(name);
  return found == Registry().end() ? nullptr : found->second.builtin;
}

const std::vector<std::string_view>& BuiltinNames() {
  static const auto kNames = [] {
    std::vector<std::string_view> names;
    for (const auto& [name, entry] : Registry()) names.push_back(name);
    return names;
  }();
  return kNames;
}

const std::vector<Signature>& SignaturesOf(const Builtin& builtin) {
  return Registry().find(builtin.name)->second.ways;
}

}  // namespace caseway::feel
