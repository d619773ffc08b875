#include "app/configuration.h"

#include <fmt/format.h>

#include <charconv>
#include <fstream>
#include <iterator>
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
};

const std::vector<Key>& Keys() {
  static const std::vector<Key> keys = {{"data", "CASEWAY_DATA", &Configuration::data},
                                        {"workflows", "CASEWAY_WORKFLOWS", &Configuration::workflows},
                                        {"address", "CASEWAY_ADDRESS", &Configuration::address},
                                        {"port", "CASEWAY_PORT", nullptr, &Configuration::port, 0, 65535},
                                        {"threads", "CASEWAY_THREADS", nullptr, &Configuration::threads, 1, 64}};
  return keys;
}

// "" when it was set, else what is wrong with it.
std::string Set(Configuration& configuration, const Key& key, const std::string& text) {
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

Result<void> Take(const loader::TomlNode& member, Configuration& configuration) {
  std::vector<std::string> names;
  for (const Key& key : Keys()) {
    names.push_back(key.name);
    if (member.key != key.name) continue;
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
