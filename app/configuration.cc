#include "app/configuration.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string_view>
#include <vector>

#include "core/pathway/nearest.h"
#include "workflows/loader/toml_tree.h"

namespace caseway::app {
namespace {

// A key of the file with its name in the environment and what it sets.
struct Key {
  const char* name;
  const char* variable;
  std::string Configuration::*text = nullptr;
  int Configuration::*number = nullptr;
  int least = 0, most = 0;
  std::vector<std::string> Configuration::*names = nullptr;
};

const std::vector<Key>& Keys() {
  static const std::vector<Key> keys = {{"data", "CASEWAY_DATA", &Configuration::data},
                                        {"workflows", "CASEWAY_WORKFLOWS", &Configuration::workflows},
                                        {"address", "CASEWAY_ADDRESS", &Configuration::address},
                                        {"port", "CASEWAY_PORT", nullptr, &Configuration::port, 0, 65535},
                                        {"threads", "CASEWAY_THREADS", nullptr, &Configuration::threads, 1, 64},
                                        {"hosts", "CASEWAY_HOSTS", nullptr, nullptr, 0, 0, &Configuration::hosts}};
  return keys;
}

std::string SetNames(std::vector<std::string>& names, const std::vector<std::string>& given) {
  for (const std::string& name : given) {
    if (!IsHostName(name))
      return fmt::format("“{}” is no name to serve by: write it in small letters, without https:// and port.", name);
  }
  names = given;
  return "";
}

std::vector<std::string> WithCommas(const std::string& text) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, ',');) {
    part.erase(0, part.find_first_not_of(' '));
    part.erase(part.find_last_not_of(' ') + 1);
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

// "" when it was set, else what is wrong with it.
std::string Set(Configuration& configuration, const Key& key, const std::string& text) {
  if (key.names != nullptr) return SetNames(configuration.*key.names, WithCommas(text));
  if (key.text != nullptr) {
    configuration.*key.text = text;
    return "";
  }
  int number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
  if (!whole || number < key.least || number > key.most)
    return fmt::format("{} is a whole number from {} to {}, not “{}”.", key.name, key.least, key.most, text);
  configuration.*key.number = number;
  return "";
}

Error At(const forms::Place& place, const std::string& say) {
  return InvalidInput(forms::ToString(place) + ": " + say);
}

Result<void> TakeNames(const loader::TomlNode& member, const Key& key, Configuration& configuration) {
  const auto is_text = [](const loader::TomlNode& item) { return item.kind == loader::TomlNode::Kind::kText; };
  if (member.kind != loader::TomlNode::Kind::kList ||
      !std::all_of(member.members.begin(), member.members.end(), is_text))
    return At(member.place, fmt::format("{} is a list of texts.", key.name));
  std::vector<std::string> given;
  for (const auto& item : member.members) given.push_back(item.text);
  const std::string wrong = SetNames(configuration.*key.names, given);
  return wrong.empty() ? Result<void>() : At(member.place, wrong);
}

Result<void> Take(const loader::TomlNode& member, Configuration& configuration) {
  std::vector<std::string> names;
  for (const Key& key : Keys()) {
    names.push_back(key.name);
    if (member.key != key.name) continue;
    if (key.names != nullptr) return TakeNames(member, key, configuration);
    const auto wanted = key.text != nullptr ? loader::TomlNode::Kind::kText : loader::TomlNode::Kind::kInteger;
    if (member.kind != wanted)
      return At(member.place, fmt::format("{} is {}.", key.name, key.text != nullptr ? "a text" : "a whole number"));
    const std::string wrong = Set(configuration, key, member.text);
    return wrong.empty() ? Result<void>() : At(member.place, wrong);
  }
  return At(member.key_place,
            fmt::format("there is no setting “{}”.", member.key) + pathway::DidYouMean(member.key, names));
}

Result<void> TakeFile(const std::filesystem::path& path, Configuration& configuration) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return NotFound("The configuration " + path.string() + " cannot be read.");
  const std::string text(std::istreambuf_iterator<char>(file), {});
  const auto tree = loader::ParseToml(text, path.string());
  if (tree.fault) return At(tree.fault->place, tree.fault->say + ".");
  for (const auto& member : tree.root.members) {
    if (auto taken = Take(member, configuration); !taken) return taken;
  }
  return {};
}

}  // namespace

bool IsHostName(std::string_view name) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-'; };
  return !name.empty() && name.size() <= 253 && std::all_of(name.begin(), name.end(), fits);
}

std::optional<std::filesystem::path> ConfigurationFile(int argc, const char* const* argv,
                                                       const Environment& environment) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--config" && i + 1 < argc) return argv[i + 1];
    if (word.rfind("--config=", 0) == 0) return std::string(word.substr(9));
  }
  if (const char* named = environment("CASEWAY_CONFIG")) return named;
  std::error_code none;
  if (std::filesystem::exists("caseway.toml", none)) return "caseway.toml";
  return std::nullopt;
}

Result<Configuration> ReadConfiguration(const std::optional<std::filesystem::path>& file,
                                        const Environment& environment) {
  Configuration configuration;
  if (file) {
    if (const auto taken = TakeFile(*file, configuration); !taken) return taken.error();
  }
  for (const Key& key : Keys()) {
    const char* text = environment(key.variable);
    if (text == nullptr) continue;
    const std::string wrong = Set(configuration, key, text);
    if (!wrong.empty()) return InvalidInput(std::string(key.variable) + ": " + wrong);
  }
  return configuration;
}

}  // namespace caseway::app
