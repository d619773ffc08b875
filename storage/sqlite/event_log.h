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

// An event as kept, with what the chain needs of it.
struct StoredEvent {
  Event event;
  Sha256Sum payload_digest{};
  Sha256Sum chain{};
  std::string salt;     // empty when erased
  std::string payload;  // as hashed; empty when erased
  bool has_payload_row = false;
};

// `parse` off leaves event.payload null: the chain needs only the text. Errors: SqliteError.
void ForEachStored(Connection& connection, std::int64_t after, bool parse,
                   const std::function<void(const StoredEvent&)>& take);
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
