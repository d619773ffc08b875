// SqliteAudit: reads the audit back: who looked at a record, what one person looked at, the latest.
//
//   Result<std::vector<AuditEntry>> looks = audit.About(person.value, 0, 50);   // newest first
//
// Rows are written through the Writer. Threads: safe to share; each thread reads on its own connection.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/ports/audit.h"
#include "storage/sqlite/chain.h"
#include "storage/sqlite/database.h"

namespace caseway::storage {

// A row as kept, for the chain; nothing but the ids is parsed.
struct StoredAudit {
  std::int64_t position = 0;
  std::string canonical;
  std::vector<std::int64_t> shown;
  Sha256Sum chain{};
};

// The whole audit in order. Errors: SqliteError.
void ForEachAudit(Connection& connection, const std::function<void(const StoredAudit&)>& take);

class SqliteAudit : public AuditReader {
 public:
  explicit SqliteAudit(Database& database) : database_(database) {}
  Result<std::vector<AuditEntry>> About(std::int64_t subject, std::int64_t before, int limit) const override;
  Result<std::vector<AuditEntry>> By(UserId actor, std::int64_t before, int limit) const override;
  Result<std::vector<AuditEntry>> Latest(std::int64_t before, int limit) const override;

 private:
  Database& database_;
};

}  // namespace caseway::storage
