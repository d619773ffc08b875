#include "storage/sqlite/backup.h"

#include <sqlite3.h>

#include <system_error>
#include <utility>

#include "core/document.h"
#include "storage/file.h"
#include "storage/sqlite/migrations.h"

namespace caseway::storage {

namespace {

Document Write(const ChainHead& head) { return Document().Set("position", head.position).Set("hash", head.hash); }
ChainHead Read(const Document& head) { return {head["position"].Number(), head["hash"].Text()}; }

std::string WriteManifest(const BackupManifest& manifest) {
  return WriteJson(Document()
                       .Set("caseway_backup", 1)
                       .Set("sha256", manifest.sha256)
                       .Set("size", manifest.size)
                       .Set("version", manifest.version)
                       .Set("events", Write(manifest.head.events))
                       .Set("audit", Write(manifest.head.audit))) +
         "\n";
}

Result<BackupManifest> ReadManifest(const std::filesystem::path& path) {
  const Result<std::string> text = ReadFile(path);
  if (!text) return text.error();
  const Result<Document> json = ReadJson(*text);
  if (!json || (*json)["caseway_backup"].Number() != 1) {
    return InvalidInput(path.string() + " is not the manifest of a Caseway backup.");
  }
  return BackupManifest{(*json)["sha256"].Text(),
                        (*json)["size"].Number(),
                        static_cast<int>((*json)["version"].Number()),
                        {Read((*json)["events"]), Read((*json)["audit"])}};
}

// All pages in one step: a backup in several never ends while others write.
void CopyPages(Connection& from, Connection& to) {
  sqlite3_backup* backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
  if (backup == nullptr) throw SqliteError(sqlite3_errcode(to.handle()), sqlite3_errmsg(to.handle()));
  sqlite3_backup_step(backup, -1);
  const int code = sqlite3_backup_finish(backup);
  if (code != SQLITE_OK) throw SqliteError(code, std::string("backup: ") + sqlite3_errstr(code));
}

Result<BackupManifest> Copy(Database& database, const std::filesystem::path& part) {
  BackupManifest manifest;
  // Made before anything is in it: the owner's alone from the first byte.
  if (const Result<void> started = WriteDurably(part, ""); !started) return started.error();
  {
    Connection copy(part.string(), {});
    CopyPages(database.Reader(), copy);
    copy.Execute("PRAGMA journal_mode = DELETE");  // one file, nothing beside it
    manifest.head = HeadOf(copy);
    manifest.version = static_cast<int>(copy.Number("PRAGMA user_version"));
  }
  if (const Result<void> synced = SyncPath(part); !synced) return synced.error();
  Result<std::string> sum = Sha256OfFile(database.digest(), part);
  if (!sum) return sum.error();
  manifest.sha256 = std::move(*sum);
  manifest.size = static_cast<std::int64_t>(std::filesystem::file_size(part));
  return manifest;
}

Result<void> CheckEmpty(const std::filesystem::path& folder) {
  std::error_code fault;
  if (!std::filesystem::exists(folder, fault) || std::filesystem::is_empty(folder, fault)) return {};
  return InvalidInput("The folder " + folder.string() + " is not empty. Restore into a new folder.");
}

Result<void> CheckFile(const std::filesystem::path& file, const BackupManifest& manifest, const Digest& digest) {
  const Result<std::string> sum = Sha256OfFile(digest, file);
  if (!sum) return sum.error();
  if (*sum == manifest.sha256) return {};
  return InvalidInput(file.string() + " is not the file its manifest describes: it was changed or is not whole.");
}

Result<void> CopyInto(const std::filesystem::path& file, const std::filesystem::path& folder) {
  std::error_code fault;
  std::filesystem::create_directories(folder, fault);
  const std::filesystem::path target = folder / "caseway.db";
  if (!fault) std::filesystem::copy_file(file, target, fault);
  if (!fault) {
    std::filesystem::permissions(target, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write,
                                 fault);
  }
  if (fault) return Error{ErrorCode::kInternal, target.string() + " cannot be written: " + fault.message() + "."};
  if (Result<void> synced = SyncPath(target); !synced) return synced;
  return SyncPath(folder);
}

std::string ListOf(const std::vector<Finding>& findings) {
  std::string list;
  for (const Finding& finding : findings) {
    list += finding.table + " " + std::to_string(finding.position) + ": " + finding.say + "\n";
  }
  return list;
}

Result<void> OpenAndVerify(DatabaseOptions into, const BackupManifest& manifest) {
  const Result<std::unique_ptr<Database>> database = Database::Open(std::move(into));
  if (!database) return database.error();
  return Guarded([&]() -> Result<void> {
    Connection& connection = (*database)->writer();
    connection.Execute("DELETE FROM session; DELETE FROM one_time_link WHERE used = 0");
    VerifyOptions options;
    options.exported = manifest.head;
    const std::vector<Finding> findings =
        Verify(connection, (*database)->digest(), (*database)->projections(), options);
    if (findings.empty()) return {};
    Error error = InvalidInput("The backup was restored, but the record in it does not verify.");
    error.detail = ListOf(findings);
    return error;
  });
}

}  // namespace

std::filesystem::path ManifestOf(const std::filesystem::path& file) { return file.string() + ".manifest"; }

Result<BackupManifest> BackUp(Database& database, const std::filesystem::path& file) {
  if (std::filesystem::exists(file)) return Conflict(file.string() + " is there already. Name another file.");
  const std::filesystem::path part = file.string() + ".part";
  std::error_code fault;
  std::filesystem::remove(part, fault);
  Result<BackupManifest> made = Guarded([&] { return Copy(database, part); });
  if (made) std::filesystem::rename(part, file, fault);
  if (!made || fault) {
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
    if (!made) return made;
    return Error{ErrorCode::kInternal, file.string() + " cannot be written: " + fault.message() + "."};
  }
  if (const Result<void> kept = WriteDurably(ManifestOf(file), WriteManifest(*made)); !kept) return kept.error();
  return made;
}

Result<BackupManifest> Restore(const std::filesystem::path& file, DatabaseOptions into) {
  Result<BackupManifest> manifest = ReadManifest(ManifestOf(file));
  if (!manifest) return manifest;
  if (const Result<void> whole = CheckFile(file, *manifest, into.digest); !whole) return whole.error();
  if (const Result<void> empty = CheckEmpty(into.folder); !empty) return empty.error();
  if (const Result<void> copied = CopyInto(file, into.folder); !copied) return copied.error();
  if (const Result<void> verified = OpenAndVerify(std::move(into), *manifest); !verified) return verified.error();
  return manifest;
}

}  // namespace caseway::storage
