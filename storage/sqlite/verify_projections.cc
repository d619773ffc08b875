#include <sqlite3.h>

#include <string>
#include <variant>
#include <vector>

#include "storage/sqlite/migrations.h"
#include "storage/sqlite/rebuild.h"
#include "storage/sqlite/verify.h"

namespace caseway::storage {

namespace {

// A value in SQLite's own order of kinds: null, numbers, text and bytes.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;
using Row = std::vector<Value>;

Value ReadValue(const Statement& row, int column) {
  if (row.IsNull(column)) return {};
  switch (row.TypeOf(column)) {
    case SQLITE_INTEGER: return row.Int(column);
    case SQLITE_FLOAT: return row.Real(column);
    default: return std::string(row.Bytes(column));
  }
}

// One table in order of all its columns.
class Sorted {
 public:
  Sorted(Connection& connection, const std::string& table) : rows_(connection.Prepare(Query(connection, table))) {
    Next();
  }
  void Next() {
    has_row_ = rows_.Step();
    row_.clear();
    for (int column = 0; has_row_ && column < rows_.columns(); ++column) row_.push_back(ReadValue(rows_, column));
  }
  bool has_row() const { return has_row_; }
  const Row& row() const { return row_; }

 private:
  static std::string Query(Connection& connection, const std::string& table) {
    const std::string all = "SELECT * FROM " + table;
    const int columns = connection.Prepare(all).columns();
    std::string order;
    for (int i = 1; i <= columns; ++i) order += (i == 1 ? " ORDER BY " : ", ") + std::to_string(i) + " COLLATE BINARY";
    return all + order;
  }

  Statement rows_;
  bool has_row_ = false;
  Row row_;
};

std::int64_t FirstNumber(const Row& row) {
  const std::int64_t* number = row.empty() ? nullptr : std::get_if<std::int64_t>(&row.front());
  return number == nullptr ? 0 : *number;
}

void CompareTable(Connection& kept, Connection& rebuilt, const std::string& table, std::size_t most,
                  std::vector<Finding>& findings) {
  Sorted left(kept, table);
  Sorted right(rebuilt, table);
  for (std::size_t said = 0; said < most && (left.has_row() || right.has_row());) {
    if (left.has_row() && right.has_row() && left.row() == right.row()) {
      left.Next();
      right.Next();
      continue;
    }
    ++said;
    if (left.has_row() && (!right.has_row() || left.row() < right.row())) {
      findings.push_back({table, FirstNumber(left.row()), "a row is there that the events do not give"});
      left.Next();
    } else {
      findings.push_back({table, FirstNumber(right.row()), "a row that the events give is not there"});
      right.Next();
    }
  }
}

}  // namespace

void VerifyProjections(Connection& connection, const Projections& projections, const VerifyOptions& options,
                       std::vector<Finding>& findings) {
  Connection fresh("", {.cache_kib = 65536});
  if (const Result<void> made = Migrate(fresh); !made) throw SqliteError(SQLITE_ERROR, made.error().say);
  fresh.Execute("PRAGMA synchronous = OFF; PRAGMA secure_delete = OFF");
  Transaction transaction(fresh);
  Replay(connection, fresh, projections);
  for (const std::string& table : projections.tables) CompareTable(connection, fresh, table, options.most, findings);
}

}  // namespace caseway::storage
