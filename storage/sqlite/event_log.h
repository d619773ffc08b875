// SqliteEventLog: reads events back, on the calling thread's connection; and the same reads on a given connection.
//
//   ForEachEvent(connection, 0, [](const Event& event) { Fold(event); });   // the whole log, in order
//
// Appending is EventAppender's. Threads: the class is safe to share; a connection is one thread's.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "core/ports/log.h"
#include "storage/sqlite/chain.h"
#include "storage/sqlite/database.h"

namespace caseway::storage {

// An event as kept, with what the chain needs of it. Nothing is parsed, so that a row with nonsense in it can be told.
struct StoredEvent {
  std::int64_t position = 0;
  Stream stream;
  std::int64_t sequence = 0;
  std::string canonical;  // of the row as it is
  Sha256Sum payload_digest{};
  Sha256Sum chain{};
  std::string salt;     // empty when erased
  std::string payload;  // as hashed; empty when erased
  bool erased = false;
  std::int64_t erased_by = 0;  // the position of the event that says why; 0: none
};

// The whole log in order. Errors: SqliteError, also for a payload that cannot be read.
void ForEachStored(Connection& connection, const std::function<void(const StoredEvent&)>& take);
void ForEachEvent(Connection& connection, std::int64_t after, const std::function<void(const Event&)>& take);
std::vector<Event> ReadStream(Connection& connection, const Stream& stream, std::int64_t after, int limit);
std::vector<Event> ReadAfter(Connection& connection, std::int64_t after, int limit);
std::optional<Event> ReadAt(Connection& connection, std::int64_t position);
Link EventHead(Connection& connection);
Link AuditHead(Connection& connection);

class SqliteEventLog : public EventLog {
 public:
  explicit SqliteEventLog(Database& database) : database_(database) {}
  Result<std::vector<Event>> ReadStream(const Stream& stream, std::int64_t after, int limit) const override;
  Result<std::vector<Event>> ReadAfter(std::int64_t after, int limit) const override;
  Result<Event> ReadAt(std::int64_t position) const override;
  Result<ChainHead> Head() const override;

 private:
  Database& database_;
};

}  // namespace caseway::storage
