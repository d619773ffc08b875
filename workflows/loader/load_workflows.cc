#include "workflows/loader/load_workflows.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <utility>

#include "workflows/calendars/read_calendars.h"
#include "workflows/loader/read_council.h"
#include "workflows/loader/read_decision.h"
#include "workflows/loader/read_form.h"
#include "workflows/loader/read_letter.h"
#include "workflows/loader/read_pathway.h"

namespace caseway::loader {
namespace {

namespace fs = std::filesystem;
using pathway::Bundle;
using pathway::Faults;
using Files = std::vector<std::pair<std::string, std::string>>;  // path within the folder, content

constexpr std::uintmax_t kMostBytes = 4 << 20;  // a definition file is pages of text: more is a mistake

// Reads the folder's files one after another, gathering faults.
class FolderReader {
 public:
  FolderReader(const fs::path& folder, const Digest& digest) : folder_(folder), digest_(digest) {}

  Loaded Load() {
    ReadTop("roles.toml", ReadRoles);
    ReadTop("teams.toml", ReadTeams);
    ReadTop("settings.toml", ReadSettings);
    ReadAllCalendars();
    ReadAllCodes();
    for (const fs::path& path : Sorted(folder_, "")) {
      if (fs::is_directory(path)) ReadBundle(path);
    }
    if (loaded_.library.live().empty()) AddFault(folder_, "PW-NO-PATHWAY", "There is no pathway in this folder.");
    return Finish();
  }

 private:
  std::string Name(const fs::path& path) const { return path.generic_string(); }
  void AddFault(const fs::path& path, std::string code, std::string say) {
    loaded_.faults.push_back({{Name(path), 1, 1}, std::move(code), std::move(say)});
  }

  // In the order of their names; only those that end in `extension`, unless it is "".
  std::vector<fs::path> Sorted(const fs::path& folder, std::string_view extension) const {
    std::vector<fs::path> paths;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder, none)) {
      if (extension.empty() || entry.path().extension() == extension) paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
  }

  std::optional<std::string> Text(const fs::path& path) {
    std::error_code failed;
    const auto size = fs::file_size(path, failed);
    std::ifstream file(path, std::ios::binary);
    if (failed || !file) {
      AddFault(path, "PW-FILE", "This file cannot be read.");
      return std::nullopt;
    }
    if (size > kMostBytes) {
      AddFault(path, "PW-FILE", "This file is larger than 4 MB.");
      return std::nullopt;
    }
    return std::string(std::istreambuf_iterator<char>(file), {});
  }

  std::optional<TomlNode> Toml(const fs::path& path, Files* files) {
    auto text = Text(path);
    if (!text) return std::nullopt;
    if (files) files->emplace_back(path.lexically_relative(folder_).generic_string(), *text);
    TomlTree tree = ParseToml(*text, Name(path));
    if (!tree.fault) return std::move(tree.root);
    loaded_.faults.push_back({tree.fault->place, "PW-TOML", fmt::format("This is not TOML: {}.", tree.fault->say)});
    return std::nullopt;
  }

  void ReadTop(const char* name, void (*read)(const TomlNode&, pathway::Library&, Faults&)) {
    if (const auto root = Toml(folder_ / name, nullptr)) read(*root, loaded_.library, loaded_.faults);
  }

  void ReadAllCalendars() {
    auto calendars = ReadCalendars(folder_ / "calendars");
    if (!calendars) {
      AddFault(folder_ / "calendars", "PW-CALENDAR", calendars.error().say);
      return;
    }
    for (const auto& [id, calendar] : calendars->all()) loaded_.library.council.calendars.emplace(id, calendar);
  }

  // A thing is named like its file, so that it can be found.
  void CheckName(const fs::path& path, const std::string& id, const forms::Place& place) {
    if (id.empty() || id == path.stem().string()) return;
    loaded_.faults.push_back(
        {place, "PW-FILE-NAME", fmt::format("“{}” stands in a file named “{}”.", id, path.filename().string())});
  }

  void ReadAllCodes() {
    for (const fs::path& path : Sorted(folder_ / "codes", ".toml")) {
      const auto root = Toml(path, &code_files_);
      if (!root) continue;
      forms::CodeList list = ReadCodeList(*root, loaded_.faults);
      CheckName(path, list.id, list.written.Of("codes"));
      loaded_.library.codes.emplace(list.id, std::move(list));
    }
  }

  void ReadBundle(const fs::path& folder) {
    if (!fs::exists(folder / "pathway.toml")) {
      if (fs::exists(folder / "forms"))
        AddFault(folder / "pathway.toml", "PW-FILE", "This folder has forms but no pathway.toml.");
      return;
    }
    Files files;
    auto bundle = std::make_shared<Bundle>();
    const auto root = Toml(folder / "pathway.toml", &files);
    if (!root) return;
    bundle->definition = ReadPathway(*root, loaded_.faults);
    if (bundle->definition.id != folder.filename().string() && !bundle->definition.id.empty())
      loaded_.faults.push_back({bundle->definition.written.Of("pathway"), "PW-FILE-NAME",
                                fmt::format("The pathway “{}” stands in the folder “{}”.", bundle->definition.id,
                                            folder.filename().string())});
    ReadForms(folder, *bundle, files);
    ReadLetters(folder, *bundle, files);
    PickCodes(*bundle, files);
    ReadDecisions(folder, *bundle, files);
    pathway::CompileConditions(*bundle, loaded_.faults);
    bundle->digest = digest_(CanonicalText(std::move(files)));
    loaded_.library.Add(std::move(bundle));
  }

  void ReadForms(const fs::path& folder, Bundle& bundle, Files& files) {
    for (const fs::path& path : Sorted(folder / "forms", ".toml")) {
      const auto root = Toml(path, &files);
      if (!root) continue;
      forms::FormDefinition form = ReadForm(*root, loaded_.faults);
      CheckName(path, form.id, form.written.Of("form"));
      bundle.forms.emplace(path.stem().string(), std::move(form));
    }
  }

  void ReadLetters(const fs::path& folder, Bundle& bundle, Files& files) {
    for (const fs::path& path : Sorted(folder / "letters", ".html")) {
      auto text = Text(path);
      if (!text) continue;
      pathway::Letter letter = ReadLetter(*text, Name(path), loaded_.faults);
      CheckName(path, letter.id, letter.written.header);
      bundle.letters.emplace(path.stem().string(), std::move(letter));
      files.emplace_back(path.lexically_relative(folder_).generic_string(), *std::move(text));
    }
  }

  void ReadDecisions(const fs::path& folder, Bundle& bundle, Files& files) {
    const feel::TypeScope names = pathway::NamesOf(bundle);
    for (const fs::path& path : Sorted(folder / "decisions", ".dmn")) {
      auto text = Text(path);
      if (!text) continue;
      auto used = ReadDecision(*text, Name(path), path.stem().string(), names, loaded_.faults);
      files.emplace_back(path.lexically_relative(folder_).generic_string(), *std::move(text));
      if (used) bundle.decisions.emplace(used->id, *std::move(used));
    }
  }

  // The code lists the bundle names; those nobody names do not change its digest.
  void PickCodes(Bundle& bundle, Files& files) {
    std::set<std::string> names = {bundle.definition.outcomes, "urgency-bands"};
    for (const auto& state : bundle.definition.states) {
      for (const auto& action : state.actions) names.insert(action.reason);
    }
    for (const auto& [id, form] : bundle.forms) {
      for (const auto& question : form.questions) {
        names.insert(question.choices);
        for (const auto& inner : question.questions) names.insert(inner.choices);
      }
    }
    for (const std::string& name : names) {
      const auto list = loaded_.library.codes.find(name);
      if (list == loaded_.library.codes.end()) continue;
      bundle.codes.emplace(list->first, list->second);
      for (const auto& file : code_files_) {
        if (fs::path(file.first).stem().string() == name) files.push_back(file);
      }
    }
  }

  Loaded Finish() {
    pathway::Report report = pathway::Check(loaded_.library);
    loaded_.counts = report.counts;
    loaded_.notes = std::move(report.notes);
    for (auto& fault : report.faults) loaded_.faults.push_back(std::move(fault));
    std::stable_sort(loaded_.faults.begin(), loaded_.faults.end(),
                     [](const auto& a, const auto& b) { return forms::Before(a.place, b.place); });
    return std::move(loaded_);
  }

  fs::path folder_;
  const Digest& digest_;
  Loaded loaded_;
  Files code_files_;
};

}  // namespace

Loaded LoadWorkflows(const fs::path& folder, const Digest& digest) {
  // "workflows/" and "workflows" name the same files in faults.
  return FolderReader(folder.has_filename() ? folder : folder.parent_path(), digest).Load();
}

Result<pathway::Library> LoadLibrary(const fs::path& folder, const Digest& digest) {
  Loaded loaded = LoadWorkflows(folder, digest);
  if (loaded.faults.empty()) return std::move(loaded.library);
  const auto& first = loaded.faults.front();
  return InvalidInput(fmt::format("{}: {}: {} ({} faults in all: run caseway check {})", forms::ToString(first.place),
                                  first.code, first.say, loaded.faults.size(), folder.generic_string()));
}

std::string CanonicalText(Files files) {
  std::sort(files.begin(), files.end());
  std::string text;
  for (auto& [path, content] : files) {
    content.erase(std::remove(content.begin(), content.end(), '\r'), content.end());
    text += fmt::format("{} {}\n", path, content.size());
    text += content;
  }
  return text;
}

}  // namespace caseway::loader
