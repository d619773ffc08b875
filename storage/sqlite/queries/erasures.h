// SqliteErasures: core/ports/erasure.h on a connection: a reader's for pages, the writer's inside a command's work.
//
// Threads: its connection's.
#pragma once

#include <optional>
#include <vector>

#include "core/ports/erasure.h"
#include "storage/sqlite/database.h"

namespace caseway::storage {

class SqliteErasures : public ErasureReading {
 public:
  explicit SqliteErasures(Connection& connection) : connection_(connection) {}
  Result<ErasureWeight> Weigh(PersonId person) override;
  Result<std::optional<ErasureRow>> Of(PersonId person) override;
  Result<std::vector<ErasureRow>> Latest(int limit) override;

 private:
  Connection& connection_;
};

// The same for pages of any thread: each call on that thread's own reader.
class SqliteErasureReader : public ErasureReading {
 public:
  explicit SqliteErasureReader(Database& database) : database_(database) {}
  Result<ErasureWeight> Weigh(PersonId person) override { return SqliteErasures(database_.Reader()).Weigh(person); }
  Result<std::optional<ErasureRow>> Of(PersonId person) override {
    return SqliteErasures(database_.Reader()).Of(person);
  }
  Result<std::vector<ErasureRow>> Latest(int limit) override {
    return SqliteErasures(database_.Reader()).Latest(limit);
  }

 private:
  Database& database_;
};

}  // namespace caseway::storage
