#include "storage/sqlite/audit_log.h"

#include <limits>
#include <string>
#include <string_view>

namespace caseway::storage {

namespace {

#define AUDIT_COLUMNS                                                                                            \
  "SELECT a.position, a.at, a.actor, a.session, a.deed, a.route, a.subject_kind, a.shown, a.reason, a.request, " \
  "a.chain "

AuditDeed DeedOf(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(AuditDeed::kBrokeGlass); ++i) {
    if (name == caseway::NameOf(static_cast<AuditDeed>(i))) return static_cast<AuditDeed>(i);
  }
  throw SqliteError(11, "the audit holds an unknown deed: " + std::string(name));
}

AuditEntry ReadRow(const Statement& row) {
  AuditEntry entry;
  entry.position = row.Int(0);
  entry.at = Instant(std::chrono::microseconds(row.Int(1)));
  entry.actor = UserId{row.Int(2)};
  entry.session = row.String(3);
  entry.deed = DeedOf(row.Text(4));
  entry.route = row.String(5);
  entry.subject_kind = row.String(6);
  entry.shown = ReadIds(row.Text(7));
  entry.reason = row.String(8);
  entry.request = row.String(9);
  return entry;
}

std::vector<AuditEntry> ReadAll(Statement rows, std::int64_t before, int limit) {
  rows.Bind(":before", before > 0 ? before : std::numeric_limits<std::int64_t>::max()).Bind(":limit", limit);
  std::vector<AuditEntry> entries;
  while (rows.Step()) entries.push_back(ReadRow(rows));
  return entries;
}

}  // namespace

void ForEachAudit(Connection& connection, const std::function<void(const StoredAudit&)>& take) {
  Statement rows = connection.Prepare(AUDIT_COLUMNS "FROM audit a ORDER BY a.position");
  constexpr int kCanonicalColumns = 10;  // position to request: the order of CanonicalAudit
  while (rows.Step()) {
    take({rows.Int(0), CanonicalRow(rows, kCanonicalColumns), ReadIds(rows.Text(7)), SumOf(rows.Bytes(10))});
  }
}

Result<std::vector<AuditEntry>> SqliteAudit::About(std::int64_t subject, std::int64_t before, int limit) const {
  return Guarded([&]() -> Result<std::vector<AuditEntry>> {
    Statement rows = database_.Reader().Prepare(
        AUDIT_COLUMNS
        "FROM audit_subject s JOIN audit a ON a.position = s.position"
        " WHERE s.subject = :subject AND s.position < :before ORDER BY s.position DESC LIMIT :limit");
    rows.Bind(":subject", subject);
    return ReadAll(std::move(rows), before, limit);
  });
}

Result<std::vector<AuditEntry>> SqliteAudit::By(UserId actor, std::int64_t before, int limit) const {
  return Guarded([&]() -> Result<std::vector<AuditEntry>> {
    Statement rows = database_.Reader().Prepare(
        AUDIT_COLUMNS
        "FROM audit a WHERE a.actor = :actor AND a.position < :before ORDER BY a.position DESC LIMIT :limit");
    rows.Bind(":actor", actor);
    return ReadAll(std::move(rows), before, limit);
  });
}

Result<std::vector<AuditEntry>> SqliteAudit::Latest(std::int64_t before, int limit) const {
  return Guarded([&]() -> Result<std::vector<AuditEntry>> {
    return ReadAll(database_.Reader().Prepare(AUDIT_COLUMNS "FROM audit a WHERE a.position < :before"
                                                            " ORDER BY a.position DESC LIMIT :limit"),
                   before, limit);
  });
}

#undef AUDIT_COLUMNS

}  // namespace caseway::storage
