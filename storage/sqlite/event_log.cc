#include "storage/sqlite/event_log.h"

#include <string>

namespace caseway::storage {

namespace {

// One list of columns for every read, in the order ReadRow takes them.
#define EVENT_COLUMNS                                                                                            \
  "SELECT e.position, e.stream_kind, e.stream_id, e.sequence, e.type, e.type_version, e.command, e.actor,"       \
  " e.happened, e.precision, e.entered, e.definition, e.payload_digest, e.chain, p.salt, p.payload, p.erased_by" \
  " FROM event e LEFT JOIN event_payload p ON p.position = e.position "

constexpr int kCanonicalColumns = 13;  // position to payload_digest: the order of CanonicalEvent

void ReadHeader(const Statement& row, Event& event) {
  event.position = row.Int(0);
  event.stream = {row.String(1), row.Int(2)};
  event.sequence = row.Int(3);
  event.type = row.String(4);
  event.type_version = static_cast<int>(row.Int(5));
  event.command = row.String(6);
  event.actor = UserId{row.Int(7)};
  event.happened = {ReadLocal(row.Text(8)), PrecisionOf(row.Text(9))};
  event.entered = Instant(std::chrono::microseconds(row.Int(10)));
  event.definition = row.String(11);
}

void ReadPayload(std::string_view text, Event& event) {
  Result<Document> payload = ReadJson(text);
  if (!payload) throw SqliteError(11, "event " + std::to_string(event.position) + ": its payload cannot be read");
  event.payload = std::move(*payload);
}

Event ReadRow(const Statement& row) {
  Event event;
  ReadHeader(row, event);
  event.erased = row.IsNull(15);
  if (!event.erased) ReadPayload(row.Text(15), event);
  return event;
}

std::vector<Event> ReadAll(Statement rows) {
  std::vector<Event> events;
  while (rows.Step()) events.push_back(ReadRow(rows));
  return events;
}

Link HeadFrom(Statement row) {
  if (!row.Step()) return {};
  return {row.Int(0), SumOf(row.Bytes(1))};
}

}  // namespace

void ForEachStored(Connection& connection, const std::function<void(const StoredEvent&)>& take) {
  Statement rows = connection.Prepare(EVENT_COLUMNS "ORDER BY e.position");
  while (rows.Step()) {
    StoredEvent stored;
    stored.position = rows.Int(0);
    stored.stream = {rows.String(1), rows.Int(2)};
    stored.sequence = rows.Int(3);
    stored.canonical = CanonicalRow(rows, kCanonicalColumns);
    stored.payload_digest = SumOf(rows.Bytes(12));
    stored.chain = SumOf(rows.Bytes(13));
    stored.salt = rows.Bytes(14);
    stored.payload = rows.Text(15);
    stored.erased = rows.IsNull(15);
    stored.erased_by = rows.Int(16);
    take(stored);
  }
}

void ForEachEvent(Connection& connection, std::int64_t after, const std::function<void(const Event&)>& take) {
  Statement rows = connection.Prepare(EVENT_COLUMNS "WHERE e.position > :after ORDER BY e.position");
  rows.Bind(":after", after);
  while (rows.Step()) take(ReadRow(rows));
}

std::vector<Event> ReadStream(Connection& connection, const Stream& stream, std::int64_t after, int limit) {
  Statement rows = connection.Prepare(EVENT_COLUMNS
                                      "WHERE e.stream_kind = :kind AND e.stream_id = :id AND e.sequence > :after"
                                      " ORDER BY e.sequence LIMIT :limit");
  rows.Bind(":kind", stream.kind).Bind(":id", stream.id).Bind(":after", after).Bind(":limit", limit);
  return ReadAll(std::move(rows));
}

std::vector<Event> ReadAfter(Connection& connection, std::int64_t after, int limit) {
  Statement rows = connection.Prepare(EVENT_COLUMNS "WHERE e.position > :after ORDER BY e.position LIMIT :limit");
  rows.Bind(":after", after).Bind(":limit", limit);
  return ReadAll(std::move(rows));
}

std::optional<Event> ReadAt(Connection& connection, std::int64_t position) {
  Statement rows = connection.Prepare(EVENT_COLUMNS "WHERE e.position = :position");
  rows.Bind(":position", position);
  if (!rows.Step()) return std::nullopt;
  return ReadRow(rows);
}

#undef EVENT_COLUMNS

Link EventHead(Connection& connection) {
  return HeadFrom(connection.Prepare("SELECT position, chain FROM event ORDER BY position DESC LIMIT 1"));
}

Link AuditHead(Connection& connection) {
  return HeadFrom(connection.Prepare("SELECT position, chain FROM audit ORDER BY position DESC LIMIT 1"));
}

Result<std::vector<Event>> SqliteEventLog::ReadStream(const Stream& stream, std::int64_t after, int limit) const {
  return Guarded(
      [&]() -> Result<std::vector<Event>> { return storage::ReadStream(database_.Reader(), stream, after, limit); });
}

Result<std::vector<Event>> SqliteEventLog::ReadAfter(std::int64_t after, int limit) const {
  return Guarded([&]() -> Result<std::vector<Event>> { return storage::ReadAfter(database_.Reader(), after, limit); });
}

Result<Event> SqliteEventLog::ReadAt(std::int64_t position) const {
  return Guarded([&]() -> Result<Event> {
    std::optional<Event> event = storage::ReadAt(database_.Reader(), position);
    if (!event) return NotFound("There is no event " + std::to_string(position) + ".");
    return std::move(*event);
  });
}

Result<ChainHead> SqliteEventLog::Head() const {
  return Guarded([&]() -> Result<ChainHead> { return HeadOf(EventHead(database_.Reader())); });
}

}  // namespace caseway::storage
