// Backup: the whole record as one file with a manifest, made while the server runs, and brought back.
//
//   Result<BackupManifest> made = BackUp(database, "/backups/2026-11-22.db");    // and /backups/2026-11-22.db.manifest
//   Result<BackupManifest> back = Restore("/backups/2026-11-22.db", {.folder = "data2", .digest = digest});
//
// The copy is taken in one step from one snapshot: writes go on meanwhile and cannot hold it up. Restore checks the
// file against its manifest, opens it in an empty folder, ends sessions and unused links it held, and verifies all.
// Threads: any but the writer's.
#pragma once

#include <filesystem>
#include <string>

#include "core/result.h"
#include "storage/sqlite/database.h"
#include "storage/sqlite/verify.h"

namespace caseway::storage {

struct BackupManifest {
  std::string sha256;  // of the file
  std::int64_t size = 0;
  int version = 0;  // of the tables
  ExportedHead head;
};

// Errors: kConflict when `file` is there already; kUnavailable and kInternal from the disk, leaving no file.
Result<BackupManifest> BackUp(Database& database, const std::filesystem::path& file);

// Errors: kInvalidInput when the file does not match its manifest, the folder is not empty or the record does not
// verify (all findings in `detail`).
Result<BackupManifest> Restore(const std::filesystem::path& file, DatabaseOptions into);

std::filesystem::path ManifestOf(const std::filesystem::path& file);

}  // namespace caseway::storage
