// SqliteDrafts: core/ports/drafts.h over two tables; and the same deeds on a given connection.
//
// Threads: safe to share; saving runs inside a command's work.
#pragma once

#include <vector>

#include "core/ports/drafts.h"
#include "storage/sqlite/database.h"

namespace caseway::storage {

// On the writer's connection, inside a savepoint. Errors as in the port; SqliteError.
Result<std::int64_t> SaveDraft(Connection& connection, const DraftDelta& delta);
Draft ReadDraft(Connection& connection, FormId form);
Result<Draft> FreezeDraft(Connection& connection, FormId form, std::int64_t revision);
void ReopenDraft(Connection& connection, FormId form);
// Removes every trace of the form's typing: for erasure.
void EraseDraft(Connection& connection, FormId form);

class SqliteDrafts : public DraftStore {
 public:
  explicit SqliteDrafts(Database& database) : database_(database) {}
  Result<std::int64_t> Save(WriteSession& session, const DraftDelta& delta) override;
  Result<Draft> Read(WriteSession& session, FormId form) const override;
  Result<Draft> Read(FormId form) const override;
  Result<Draft> Freeze(WriteSession& session, FormId form, std::int64_t revision) override;
  Result<void> Reopen(WriteSession& session, FormId form) override;

 private:
  Database& database_;
};

}  // namespace caseway::storage
