#include "workflows/loader/load_workflows.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <utility>

#include "core/utf8.h"
#include "workflows/calendars/read_calendars.h"
#include "workflows/loader/identifier.h"
#include "workflows/loader/read_council.h"
#include "workflows/loader/read_form.h"

namespace caseway::loader {
namespace {

namespace fs = std::filesystem;
using pathway::Faults;

// By the machine: what can be chosen from a list depends on the day on which its folder is read.
Date Today() { return LondonDate(std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now())); }

// What may lie beside definitions and is meant to be none.
bool IsBesides(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.front() == '.' || path.extension() == ".md" || name == "CMakeLists.txt";
}

// What lies in the folder itself and is read; the demonstration by who loads it.
bool BelongsInRoot(const fs::path& path) {
  static const std::set<std::string> kRead = {"roles.toml", "teams.toml", "settings.toml", "demonstration.toml"};
  return IsBesides(path) || kRead.count(path.filename().string()) > 0;
}

constexpr std::uintmax_t kMostBytes = 4 << 20;  // a definition file is pages of text: more is a mistake

// Reads the folder's files one after another, gathering faults.
class FolderReader {
 public:
  FolderReader(const fs::path& folder, const Digest& digest, const std::string& shown)
      : folder_(folder), shown_(shown.empty() ? folder.generic_string() : shown), digest_(digest) {}

  Loaded Load() {
    ReadTop("roles.toml", ReadRoles);
    ReadTop("teams.toml", ReadTeams);
    ReadTop("settings.toml", ReadSettings);
    ReadAllCalendars();
    ReadAllCodes();
    for (const fs::path& path : Sorted(folder_, "")) {
      if (fs::is_directory(path)) ReadBundle(path);
      else if (!BelongsInRoot(path)) NoteUnread(path, "only roles.toml, teams.toml and settings.toml count");
    }
    if (loaded_.library.live().empty() && broken_.empty())
      AddFault(folder_, "PW-NO-PATHWAY", "There is no pathway in this folder.");
    return Finish();
  }

 private:
  std::string Name(const fs::path& path) const {
    const fs::path within = path.lexically_relative(folder_);
    return within == "." ? shown_ : shown_ + "/" + within.generic_string();
  }
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
    std::string text(std::istreambuf_iterator<char>(file), {});
    if (IsValidUtf8(text)) return text;
    AddFault(path, "PW-FILE", "This file is not UTF-8 text.");
    return std::nullopt;
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

  // "office.toml:7: sentence" -> that line of that file.
  pathway::Fault CalendarFault(const std::string& say) const {
    const auto file_end = say.find(':');
    const auto line_end = file_end == std::string::npos ? file_end : say.find(": ", file_end + 1);
    const int line = line_end == std::string::npos ? 0 : std::atoi(say.c_str() + file_end + 1);
    if (line < 1) return {{Name(folder_ / "calendars"), 1, 1}, "PW-CALENDAR", say};
    return {{Name(folder_ / "calendars" / say.substr(0, file_end)), line, 1}, "PW-CALENDAR", say.substr(line_end + 2)};
  }

  void NoteUnread(const fs::path& path, const std::string& what_counts) {
    unread_.push_back(
        {{Name(path), 1, 1}, "PW-UNREAD-FILE", fmt::format("Nothing reads this file: here {}.", what_counts)});
  }

  // A file that lies among definitions but is none, by its ending: most often a slip that makes a form go missing.
  void NoteUnreadIn(const fs::path& folder, std::string_view extension) {
    for (const fs::path& path : Sorted(folder, "")) {
      const bool read = fs::is_directory(path) || path.extension() == extension ||
                        path.filename() == "CMakeLists.txt" || path.extension() == ".cc" || path.extension() == ".h";
      if (!read) NoteUnread(path, fmt::format("only files ending in {} count", extension));
    }
  }

  void ReadAllCalendars() {
    auto calendars = ReadCalendars(folder_ / "calendars");
    if (!calendars) {
      loaded_.faults.push_back(CalendarFault(calendars.error().say));
      return;
    }
    for (const auto& [id, calendar] : calendars->all()) loaded_.library.council.calendars.emplace(id, calendar);
  }

  // A folder that is no pathway's may hold anything but tables: those somebody meant to be read.
  void NoteUnreadTables(const fs::path& folder) {
    for (const fs::path& path : Sorted(folder, ".toml")) NoteUnread(path, "a pathway would need a pathway.toml");
  }

  void NoteUnreadBeside(const fs::path& folder) {
    for (const fs::path& path : Sorted(folder, "")) {
      const std::string name = path.filename().string();
      const bool is_part = std::any_of(std::begin(kBundleParts), std::end(kBundleParts),
                                       [&](const auto& part) { return name == part.first; });
      const bool read = fs::is_directory(path) ? is_part : name == "pathway.toml" || IsBesides(path);
      if (!read) NoteUnread(path, "only pathway.toml, forms, letters and decisions count");
    }
  }

  void ReadAllCodes() {
    NoteUnreadIn(folder_ / "codes", ".toml");
    NoteUnreadIn(folder_ / "calendars", ".toml");
    for (const fs::path& path : Sorted(folder_ / "codes", ".toml")) {
      const auto root = Toml(path, &code_files_);
      if (!root) continue;
      forms::CodeList list = ReadCodeList(*root, loaded_.faults);
      CheckFileName(path.generic_string(), list.id, list.written.Of("codes"), loaded_.faults);
      loaded_.library.codes.emplace(list.id, std::move(list));
    }
  }

  void ReadBundle(const fs::path& folder) {
    if (!fs::exists(folder / "pathway.toml")) {
      if (fs::exists(folder / "forms"))
        AddFault(folder / "pathway.toml", "PW-FILE", "This folder has forms but no pathway.toml.");
      else if (folder.filename() != "codes" && folder.filename() != "calendars") NoteUnreadTables(folder);
      return;
    }
    NoteUnreadBeside(folder);
    Files files;
    Gather(folder / "pathway.toml", files);
    for (const auto& [part, extension] : kBundleParts) {
      NoteUnreadIn(folder / part, extension);
      for (const fs::path& path : Sorted(folder / part, extension)) Gather(path, files);
    }
    BundleSource source{shown_, folder.filename().string(), std::move(files), code_files_};
    auto bundle = loader::ReadBundle(std::move(source), loaded_.library.codes, digest_, loaded_.faults, &unread_);
    if (bundle) loaded_.library.Add(std::move(bundle));
    else broken_.push_back("“" + folder.filename().string() + "”");
  }

  // A pathway whose file cannot be read is there: that it is not known follows from what was said of its file.
  bool FollowsFromUnread(const pathway::Fault& fault) const {
    return fault.code == "PW-UNKNOWN-PATHWAY" &&
           std::any_of(broken_.begin(), broken_.end(),
                       [&](const std::string& name) { return fault.say.find("pathway " + name) != std::string::npos; });
  }

  void Gather(const fs::path& path, Files& files) {
    if (auto text = Text(path)) files.emplace_back(path.lexically_relative(folder_).generic_string(), *std::move(text));
  }

  // Whatever is said can be gone to: an element that stands nowhere is told at the head of its file.
  void GivePlace(forms::Place& place) const {
    if (place.file.empty()) place.file = shown_;
    place.line = std::max(place.line, 1);
    place.column = std::max(place.column, 1);
  }

  Loaded Finish() {
    pathway::Report report = pathway::Check(loaded_.library, Today());
    loaded_.counts = report.counts;
    loaded_.notes = std::move(report.notes);
    loaded_.notes.insert(loaded_.notes.end(), unread_.begin(), unread_.end());
    for (auto& fault : report.faults) {
      if (!FollowsFromUnread(fault)) loaded_.faults.push_back(std::move(fault));
    }
    for (auto& fault : loaded_.faults) GivePlace(fault.place);
    for (auto& note : loaded_.notes) GivePlace(note.place);
    std::stable_sort(loaded_.faults.begin(), loaded_.faults.end(),
                     [](const auto& a, const auto& b) { return forms::Before(a.place, b.place); });
    return std::move(loaded_);
  }

  fs::path folder_;
  std::string shown_;
  const Digest& digest_;
  Loaded loaded_;
  Files code_files_;
  Faults unread_;
  std::vector<std::string> broken_;  // pathways that cannot be read, as faults name them
};

}  // namespace

Loaded LoadWorkflows(const fs::path& folder, const Digest& digest, const std::string& shown) {
  // "workflows/" and "workflows" name the same files in faults.
  return FolderReader(folder.has_filename() ? folder : folder.parent_path(), digest, shown).Load();
}

Result<pathway::Library> LoadLibrary(const fs::path& folder, const Digest& digest) {
  Loaded loaded = LoadWorkflows(folder, digest, "workflows");
  if (loaded.faults.empty()) return std::move(loaded.library);
  const auto& first = loaded.faults.front();
  return InvalidInput(fmt::format("{}: {}: {} ({} faults in all: run caseway check {})", forms::ToString(first.place),
                                  first.code, first.say, loaded.faults.size(), folder.generic_string()));
}

}  // namespace caseway::loader
