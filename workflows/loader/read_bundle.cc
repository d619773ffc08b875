#include "workflows/loader/read_bundle.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <optional>
#include <set>

#include "core/pathway/checker.h"
#include "workflows/loader/identifier.h"
#include "workflows/loader/named_conditions.h"
#include "workflows/loader/read_decision.h"
#include "workflows/loader/read_form.h"
#include "workflows/loader/read_letter.h"
#include "workflows/loader/read_pathway.h"

namespace caseway::loader {
namespace {

namespace fs = std::filesystem;
using pathway::Bundle;
using pathway::Faults;

class BundleReader {
 public:
  BundleReader(const BundleSource& source, const forms::CodeLists& codes, Faults& faults, Faults& notes)
      : source_(source), codes_(codes), faults_(faults), notes_(notes) {}

  std::shared_ptr<Bundle> Read() {
    auto root = Toml(source_.pathway + "/pathway.toml");
    if (!root) return nullptr;
    named_.emplace(*root, faults_);
    named_->WriteOut(*root);
    bundle_ = std::make_shared<Bundle>();
    bundle_->definition = ReadPathway(*root, faults_);
    CheckFolder();
    for (const auto& file : source_.files) ReadForm(file);
    named_->NoteUnused(notes_);
    for (const auto& file : source_.files) ReadLetter(file);
    PickCodes();
    const feel::TypeScope names = pathway::NamesOf(*bundle_);
    for (const auto& file : source_.files) ReadDecision(file, names);
    pathway::CompileConditions(*bundle_, faults_);
    return bundle_;
  }

  // The code lists the bundle names; those nobody names do not change its digest.
  const Files& picked() const { return picked_; }

 private:
  std::string Shown(const std::string& path) const { return source_.shown + "/" + path; }

  bool IsIn(const std::string& path, std::string_view part) const {
    return fs::path(path).parent_path() == fs::path(source_.pathway) / part;
  }

  std::optional<TomlNode> Parse(const std::pair<std::string, std::string>& file) {
    TomlTree tree = ParseToml(file.second, Shown(file.first));
    if (!tree.fault) return std::move(tree.root);
    faults_.push_back({tree.fault->place, "PW-TOML", fmt::format("This is not TOML: {}.", tree.fault->say)});
    return std::nullopt;
  }

  std::optional<TomlNode> Toml(const std::string& path) {
    for (const auto& file : source_.files) {
      if (file.first == path) return Parse(file);
    }
    return std::nullopt;
  }

  void CheckFolder() {
    const auto& definition = bundle_->definition;
    if (definition.id == source_.pathway || definition.id.empty()) return;
    faults_.push_back({definition.written.Of("pathway"), "PW-FILE-NAME",
                       fmt::format("The pathway “{}” stands in the folder “{}”.", definition.id, source_.pathway)});
  }

  void ReadForm(const std::pair<std::string, std::string>& file) {
    if (!IsIn(file.first, "forms")) return;
    auto root = Parse(file);
    if (!root) return;
    named_->WriteOut(*root);
    forms::FormDefinition form = loader::ReadForm(*root, faults_);
    CheckFileName(file.first, form.id, form.written.Of("form"), faults_);
    bundle_->forms.emplace(fs::path(file.first).stem().string(), std::move(form));
  }

  void ReadLetter(const std::pair<std::string, std::string>& file) {
    if (!IsIn(file.first, "letters")) return;
    pathway::Letter letter = loader::ReadLetter(file.second, Shown(file.first), faults_);
    CheckFileName(file.first, letter.id, letter.written.header, faults_);
    bundle_->letters.emplace(fs::path(file.first).stem().string(), std::move(letter));
  }

  void ReadDecision(const std::pair<std::string, std::string>& file, const feel::TypeScope& names) {
    if (!IsIn(file.first, "decisions")) return;
    const std::string stem = fs::path(file.first).stem().string();
    auto used = loader::ReadDecision(file.second, Shown(file.first), stem, names, faults_);
    if (used) bundle_->decisions.emplace(used->id, *std::move(used));
  }

  std::set<std::string> CodesNamed() const {
    std::set<std::string> names = {bundle_->definition.outcomes, "urgency-bands"};
    for (const auto& state : bundle_->definition.states) {
      for (const auto& action : state.actions) names.insert(action.reason);
    }
    for (const auto& [id, form] : bundle_->forms) {
      for (const auto& question : form.questions) {
        names.insert(question.choices);
        for (const auto& inner : question.questions) names.insert(inner.choices);
      }
    }
    return names;
  }

  void PickCodes() {
    for (const std::string& name : CodesNamed()) {
      const auto list = codes_.find(name);
      if (list == codes_.end()) continue;
      bundle_->codes.emplace(list->first, list->second);
      for (const auto& file : source_.code_files) {
        if (fs::path(file.first).stem().string() == name) picked_.push_back(file);
      }
    }
  }

  const BundleSource& source_;
  const forms::CodeLists& codes_;
  Faults& faults_;
  Faults& notes_;
  std::optional<NamedConditions> named_;
  std::shared_ptr<Bundle> bundle_;
  Files picked_;
};

// The next "path size" line of a canonical text and the content that follows it; moves past both.
std::optional<std::pair<std::string, std::string>> NextFile(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = rest.substr(0, end);
  const std::size_t space = line.rfind(' ');
  if (space == std::string_view::npos) return std::nullopt;
  std::size_t size = 0;
  const std::string_view digits = line.substr(space + 1);
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), size);
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return std::nullopt;
  if (size > rest.size() - end - 1) return std::nullopt;
  std::pair<std::string, std::string> file{line.substr(0, space), rest.substr(end + 1, size)};
  rest.remove_prefix(end + 1 + size);
  return file;
}

forms::CodeLists ReadCodes(const Files& files, Faults& faults) {
  forms::CodeLists codes;
  for (const auto& [path, content] : files) {
    const TomlTree tree = ParseToml(content, path);
    if (tree.fault) {
      faults.push_back({tree.fault->place, "PW-TOML", tree.fault->say});
      continue;
    }
    forms::CodeList list = ReadCodeList(tree.root, faults);
    codes.emplace(list.id, std::move(list));
  }
  return codes;
}

}  // namespace

std::shared_ptr<const Bundle> ReadBundle(BundleSource source, const forms::CodeLists& codes, const Digest& digest,
                                         Faults& faults, Faults* notes) {
  Faults unwanted;
  BundleReader reader(source, codes, faults, notes == nullptr ? unwanted : *notes);
  const auto bundle = reader.Read();
  if (bundle == nullptr) return nullptr;
  Files files = std::move(source.files);
  files.insert(files.end(), reader.picked().begin(), reader.picked().end());
  bundle->text = CanonicalText(std::move(files));
  bundle->digest = digest(bundle->text);
  return bundle;
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

Result<Files> FilesOf(std::string_view canonical) {
  Files files;
  while (!canonical.empty()) {
    auto file = NextFile(canonical);
    if (!file) return InvalidInput("This is not the text of a pathway as it is kept in the record.");
    files.push_back(*std::move(file));
  }
  return files;
}

Result<std::shared_ptr<const Bundle>> RestoreBundle(std::string_view canonical, const Digest& digest) {
  auto files = FilesOf(canonical);
  if (!files) return files.error();
  BundleSource source;
  source.shown = "kept";
  for (auto& file : *files) {
    const bool is_code = file.first.rfind("codes/", 0) == 0;
    if (!is_code) source.pathway = fs::path(file.first).begin()->string();
    (is_code ? source.code_files : source.files).push_back(std::move(file));
  }
  Faults faults;
  const auto codes = ReadCodes(source.code_files, faults);
  auto bundle = ReadBundle(std::move(source), codes, digest, faults);
  if (!faults.empty()) return InvalidInput(forms::ToString(faults.front().place) + ": " + faults.front().say);
  if (bundle == nullptr) return InvalidInput("The kept text has no pathway in it.");
  return bundle;
}

}  // namespace caseway::loader
