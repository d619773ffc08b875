#include "app/import_referrals.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/clock.h"
#include "app/commands/council.h"
#include "app/commands/forwarding.h"
#include "core/casework/council.h"

namespace caseway::app {
namespace {

int Fail(std::ostream& err, const Error& error) {
  err << error.say << "\n";
  for (const auto& field : error.fields) err << "  " << field.field << ": " << field.say << "\n";
  return 1;
}

bool WriteReport(const std::string& path, const ImportCounts& counts, std::ostream& err) {
  if (path.empty()) return true;
  std::ofstream file(path, std::ios::binary);
  file << ReportFile(counts);
  file.close();
  if (file) return true;
  err << path << ": the report could not be written.\n";
  return false;
}

int Report(const ImportOptions& options, const ImportCounts& counts, std::ostream& out, std::ostream& err) {
  if (!counts.read_as.empty()) out << "The file is not in UTF-8: all of it was read as " << counts.read_as << ".\n";
  if (counts.differs > 0)
    out << counts.differs
        << " repeated references came with a changed text, name, address or NHS number; the first stands.\n";
  if (counts.asks > 0)
    out << counts.asks << (counts.asks == 1 ? " of them now says" : " of them now say")
        << " abuse or neglect: look at the exceptions, due at once.\n";
  if (counts.nothing_loaded)
    out << (options.dry_run ? "Dry run: nothing was loaded.\n"
                            : "Nothing was loaded, because some rows were refused.\n");
  const bool written = WriteReport(options.report, counts, err);
  out << counts.Line() << "\n";
  if (!written) return 1;
  return options.all_or_nothing && counts.refused > 0 ? 1 : 0;
}

// Before a row is loaded: a report that cannot be written afterwards would leave nobody knowing what was refused.
bool CanWriteReport(const std::string& path, std::ostream& err) {
  if (path.empty() || std::ofstream(path, std::ios::binary | std::ios::app)) return true;
  err << path << ": the report cannot be written there, so nothing was loaded. Name another file with --report.\n";
  return false;
}

// A running server holds the folder: it does the import itself, as it would from the page.
int Forward(const ImportOptions& options, std::ostream& out, std::ostream& err) {
  std::ifstream in(options.file, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  Document request;
  request.Set("command", "import referrals")
      .Set("file", std::filesystem::path(options.file).filename().string())
      .Set("text", text.str());
  request.Set("dry_run", options.dry_run).Set("all_or_nothing", options.all_or_nothing).Set("as", options.as);
  const auto answer = AskServer(options.data, request);
  if (!answer) return Fail(err, answer.error());
  ImportCounts counts;
  counts.rows = (*answer)["rows"].Number();
  counts.opened = (*answer)["opened"].Number();
  counts.already_there = (*answer)["already_there"].Number();
  counts.refused = (*answer)["refused"].Number();
  counts.differs = (*answer)["differs"].Number();
  counts.asks = (*answer)["asks"].Number();
  counts.read_as = (*answer)["read_as"].Text();
  counts.nothing_loaded = (*answer)["nothing_loaded"].Truth();
  for (const auto& line : (*answer)["report"].Items()) {
    counts.report.emplace_back();
    for (const auto& cell : line.Items()) counts.report.back().push_back(cell.Text());
  }
  return Report(options, counts, out, err);
}

// Where a file is only checked and there is no record yet: a folder that is gone afterwards.
class PassingFolder {
 public:
  PassingFolder() : path_((std::filesystem::temp_directory_path() / "caseway-check-XXXXXX").string()) {
    if (mkdtemp(path_.data()) == nullptr) path_.clear();
  }
  ~PassingFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  PassingFolder(const PassingFolder&) = delete;
  PassingFolder& operator=(const PassingFolder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

bool HasRecord(const std::filesystem::path& folder) { return std::filesystem::exists(folder / "caseway.db"); }

int Load(const ImportOptions& options, std::istream& in, std::ostream& out, std::ostream& err) {
  SystemClock clock(options.now);
  auto runtime = Runtime::Open({.folder = options.data, .workflows = options.workflows, .create = true}, clock);
  if (!runtime && runtime.error().code == ErrorCode::kUnavailable) return Forward(options, out, err);
  if (!runtime) return Fail(err, runtime.error());
  const auto founded = Found(**runtime, "Your council", false);
  if (!founded) return Fail(err, founded.error());
  const auto actor = options.as.empty() ? FileImportActor(**runtime) : ActorNamed(**runtime, options.as);
  if (!actor) return Fail(err, actor.error());
  std::error_code fault;
  const auto size = static_cast<std::int64_t>(std::filesystem::file_size(options.file, fault));
  ImportRequest request{
      .file_name = std::filesystem::path(options.file).filename().string(), .in = in, .size = fault ? 0 : size};
  request.dry_run = options.dry_run;
  request.all_or_nothing = options.all_or_nothing;
  request.on_progress = [](std::int64_t done, std::int64_t all) { ShowProgress("Reading", done, all); };
  const auto counts = ImportReferrals(**runtime, request, *actor);
  if (!counts) return Fail(err, counts.error());
  return Report(options, *counts, out, err);
}

}  // namespace

int RunImportReferrals(const ImportOptions& options, std::ostream& out, std::ostream& err) {
  std::ifstream in(options.file, std::ios::binary);
  if (!in) {
    err << options.file << ": the file cannot be read.\n";
    return 2;
  }
  if (!CanWriteReport(options.report, err)) return 2;
  if (!options.dry_run || HasRecord(options.data)) return Load(options, in, out, err);
  const PassingFolder passing;
  if (passing.path().empty()) return Fail(err, InvalidInput("There is no room to check the file."));
  ImportOptions checked = options;
  checked.data = passing.path();
  return Load(checked, in, out, err);
}

}  // namespace caseway::app
