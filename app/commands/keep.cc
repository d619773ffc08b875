#include <fstream>
#include <sstream>

#include "app/clock.h"
#include "app/commands/council.h"
#include "app/runtime.h"
#include "storage/file.h"
#include "storage/sqlite/backup.h"
#include "storage/sqlite/projections/projections.h"
#include "storage/sqlite/verify.h"
#include "workflows/calendars/read_calendars.h"

namespace caseway::app {
namespace {

int Fail(std::ostream& err, const Error& error) {
  err << error.say << (error.detail.empty() ? "" : " (" + error.detail + ")") << "\n";
  return 1;
}

// Reads beside a running server: takes no lock, changes nothing.
Result<std::unique_ptr<storage::Database>> OpenToRead(const CouncilOptions& options, const Digest& digest) {
  return storage::Database::Open(
      {.folder = options.data, .digest = digest, .projections = storage::CaseworkProjections(), .read_only = true});
}

Result<std::optional<storage::ExportedHead>> ReadExported(const std::string& path) {
  if (path.empty()) return std::optional<storage::ExportedHead>();
  const auto text = storage::ReadFile(path);
  if (!text) return text.error();
  auto head = storage::ReadHead(*text);
  if (!head) return head.error();
  return std::optional(*head);
}

// Whether there was one to copy.
Result<bool> CopyKey(const std::filesystem::path& from, const std::filesystem::path& to) {
  std::error_code fault;
  if (!std::filesystem::exists(from, fault)) return false;
  const auto key = storage::ReadFile(from);
  if (!key) return key.error();
  if (const auto kept = storage::WriteDurably(to, *key); !kept) return kept.error();
  return true;
}

}  // namespace

int RunVerify(const VerifyCommandOptions& options, std::ostream& out, std::ostream& err) {
  const security::OpenSslDigest digest;
  auto database = OpenToRead(options, digest);
  if (!database) return Fail(err, database.error());
  const auto exported = ReadExported(options.head);
  if (!exported) return Fail(err, exported.error());
  const auto found = storage::Guarded([&]() -> Result<std::vector<storage::Finding>> {
    const storage::ReadSnapshot snapshot((*database)->Reader());
    if (!options.export_head.empty()) {
      const auto written =
          storage::WriteDurably(options.export_head, storage::WriteHead(storage::HeadOf(snapshot.connection())));
      if (!written) return written.error();
    }
    return storage::Verify(snapshot.connection(), digest, (*database)->projections(), {.exported = *exported});
  });
  if (!found) return Fail(err, found.error());
  for (const auto& finding : *found) out << finding.table << " " << finding.position << ": " << finding.say << "\n";
  out << (found->empty() ? "Nothing found: both chains, every payload and every table hold.\n"
                         : std::to_string(found->size()) + " findings.\n");
  return found->empty() ? 0 : 1;
}

int RunBackup(const BackupOptions& options, std::ostream& out, std::ostream& err) {
  const security::OpenSslDigest digest;
  auto database = OpenToRead(options, digest);
  if (!database) return Fail(err, database.error());
  const auto manifest = storage::BackUp(**database, options.file);
  if (!manifest) return Fail(err, manifest.error());
  const auto key = CopyKey(options.data / "key", options.file + ".key");
  if (!key) return Fail(err, key.error());
  out << options.file << ": " << manifest->size << " bytes, events up to " << manifest->head.events.position
      << ", SHA-256 " << manifest->sha256 << "\n";
  if (*key) out << options.file << ".key opens its second-factor secrets: keep it apart from the backup.\n";
  return 0;
}

int RunRestore(const BackupOptions& options, std::ostream& out, std::ostream& err) {
  const security::OpenSslDigest digest;
  const auto manifest = storage::Restore(
      options.file,
      {.folder = options.data, .digest = digest, .projections = storage::CaseworkProjections(), .create = true});
  if (!manifest) return Fail(err, manifest.error());
  const auto key = CopyKey(options.key.empty() ? options.file + ".key" : options.key, options.data / "key");
  if (!key) return Fail(err, key.error());
  if (!*key)
    err << "There is no key beside the backup: nobody can sign in until it is put at "
        << (options.data / "key").string() << ".\n";
  out << "Restored and verified: events up to " << manifest->head.events.position << ".\n";
  return 0;
}

int RunMigrate(const CouncilOptions& options, std::ostream& out, std::ostream& err) {
  const SystemClock clock(options.now);
  const auto runtime = Runtime::Open({.folder = options.data, .workflows = options.workflows}, clock);
  if (!runtime) return Fail(err, runtime.error());
  out << "The database is up to date.\n";
  return 0;
}

int RunDoctor(const CouncilOptions& options, std::ostream& out, std::ostream& err) {
  const SystemClock clock(options.now);
  const auto workflows = options.workflows.empty() ? FindWorkflows() : options.workflows;
  const security::OpenSslDigest digest;
  auto database = OpenToRead(options, digest);
  if (!database) return Fail(err, database.error());
  out << "Database: opens, " << storage::HeadOf((*database)->Reader()).events.position << " events.\n";
  out << "Workflows: " << (workflows.empty() ? "not found" : workflows.string()) << "\n";
  const auto calendars = ReadCalendars(workflows / "calendars");
  if (!calendars) return Fail(err, calendars.error());
  bool ends_soon = false;
  for (const auto& [id, calendar] : calendars->all()) {
    if (!calendar.known()) continue;
    const bool soon = calendar.known()->until < LondonDate(clock.Now() + std::chrono::days{18 * 30});
    ends_soon = ends_soon || soon;
    out << "Calendar " << id << ": closed days known until " << FormatLong(calendar.known()->until)
        << (soon ? ", which is within 18 months: add the coming years" : "") << ".\n";
  }
  return ends_soon ? 1 : 0;
}

}  // namespace caseway::app
