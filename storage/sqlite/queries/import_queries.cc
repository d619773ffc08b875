#include "storage/sqlite/queries/reading.h"
#include "storage/sqlite/queries/work_queries.h"

namespace caseway::storage {
namespace {

#define CASEWAY_EXCEPTION \
  "SELECT id, file, line, row, faults, safeguarding, urgent, raised, due_at, resolved, reason FROM import_exception"
#define CASEWAY_MOST_PRESSING " ORDER BY safeguarding DESC, urgent DESC, due_at, id LIMIT :limit OFFSET :offset"

constexpr char kWaiting[] = CASEWAY_EXCEPTION " WHERE resolved = ''" CASEWAY_MOST_PRESSING;
constexpr char kAll[] = CASEWAY_EXCEPTION " INDEXED BY import_exception_by_urgency" CASEWAY_MOST_PRESSING;
constexpr char kOne[] = CASEWAY_EXCEPTION " WHERE id = :id";

ImportExceptionRow ExceptionOf(const Statement& row) {
  ImportExceptionRow refused;
  refused.id = ImportExceptionId{row.Int(0)};
  refused.file = row.Text(1);
  refused.line = row.Int(2);
  refused.row = DocumentOf(row.Text(3));
  const Document faults = DocumentOf(row.Text(4));
  for (const auto& fault : faults.Items()) refused.faults.push_back({fault["column"].Text(), fault["rule"].Text()});
  refused.safeguarding = row.Int(5) != 0;
  refused.urgent = row.Int(6) != 0;
  refused.raised = InstantAt(row.Int(7));
  refused.due_at = InstantAt(row.Int(8));
  refused.resolved = row.Text(9);
  refused.reason = row.Text(10);
  return refused;
}

}  // namespace

std::vector<ImportExceptionRow> SqliteWork::ImportExceptions(bool open_only, int limit, int offset) {
  std::vector<ImportExceptionRow> rows;
  auto list = db_.Prepare(open_only ? kWaiting : kAll);
  for (list.Bind(":limit", std::int64_t{limit}).Bind(":offset", std::int64_t{offset}); list.Step();) {
    rows.push_back(ExceptionOf(list));
  }
  return rows;
}

std::optional<ImportExceptionRow> SqliteWork::ImportException(ImportExceptionId id) {
  auto find = db_.Prepare(kOne);
  if (!find.Bind(":id", id).Step()) return std::nullopt;
  return ExceptionOf(find);
}

bool SqliteWork::HasImportException(const std::string& file, std::int64_t line, const std::string& row_json) {
  auto find = db_.Prepare("SELECT 1 FROM import_exception WHERE file = :file AND line = :line AND row = :row");
  return find.Bind(":file", file).Bind(":line", line).Bind(":row", row_json).Step();
}

int SqliteWork::ImportExceptionCount() {
  return static_cast<int>(
      db_.Number("SELECT COUNT(*) FROM import_exception INDEXED BY import_exception_waiting"
                 " WHERE resolved = ''"));
}

}  // namespace caseway::storage
