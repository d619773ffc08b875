// Unremembered writes: changes that are no part of the record (sessions, credentials), so need no command id.
//
//   Result<bool> changed = WriteRows(writer, [&](Connection& connection) { ...; return connection.Changes() > 0; });
//
// Threads: never from inside work or done.
#pragma once

#include <cstdint>
#include <functional>

#include "core/ports/writer.h"
#include "storage/sqlite/group_writer.h"

namespace caseway::storage {

// Waits for the commit. `change` returns how many rows it changed.
inline Result<std::int64_t> WriteRows(Writer& writer, const std::function<std::int64_t(Connection&)>& change) {
  const Result<Document> answer = writer.Run(
      Command{}, [&](WriteSession& session) -> Result<Document> { return Document(change(ConnectionOf(session))); });
  if (!answer) return answer.error();
  return answer->Number();
}

inline Result<void> Write(Writer& writer, const std::function<void(Connection&)>& change) {
  const Result<std::int64_t> rows = WriteRows(writer, [&](Connection& connection) -> std::int64_t {
    change(connection);
    return 0;
  });
  if (!rows) return rows.error();
  return {};
}

inline std::int64_t MicrosOf(Instant at) { return at.time_since_epoch().count(); }
inline Instant InstantOf(std::int64_t micros) { return Instant(std::chrono::microseconds(micros)); }

}  // namespace caseway::storage
