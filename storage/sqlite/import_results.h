// SqliteImportResults: core/ports/import_results.h over SQLite: the newest fifty.
//
//   SqliteImportResults results(database, writer);
//
// Threads: safe to share; Keep waits for the commit, so never from inside work or done.
#pragma once

#include "core/ports/import_results.h"
#include "core/ports/writer.h"
#include "storage/sqlite/database.h"

namespace caseway::storage {

class SqliteImportResults : public ImportResultStore {
 public:
  SqliteImportResults(Database& database, Writer& writer) : database_(database), writer_(writer) {}
  Result<void> Keep(const std::string& name, const Document& result, Instant at) override;
  Result<std::optional<Document>> Find(const std::string& name) const override;

 private:
  Database& database_;
  Writer& writer_;
};

}  // namespace caseway::storage
