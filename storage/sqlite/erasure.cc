#include "storage/sqlite/erasure.h"

#include <sqlite3.h>

#include "storage/sqlite/blobs.h"
#include "storage/sqlite/drafts.h"
#include "storage/sqlite/rebuild.h"

namespace caseway::storage {

namespace {

Document PayloadOf(const Erasure& erasure) {
  Document positions{Document::List{}};
  Document blobs{Document::List{}};
  Document forms{Document::List{}};
  for (const std::int64_t position : erasure.positions) positions.Add(position);
  for (const std::string& blob : erasure.blobs) blobs.Add(blob);
  for (const FormId form : erasure.drafts) forms.Add(form.value);
  Document payload = erasure.says;
  return payload.Set("reason", erasure.reason).Set("positions", positions).Set("blobs", blobs).Set("forms", forms);
}

Result<void> CheckPosition(Connection& connection, std::int64_t position) {
  Statement row = connection.Prepare("SELECT type FROM event WHERE position = :position");
  row.Bind(":position", position);
  if (!row.Step()) return InvalidInput("There is no event " + std::to_string(position) + ".");
  if (row.Text(0) == kErased) return InvalidInput("What says that something was erased cannot itself be erased.");
  return {};
}

void Tombstone(Connection& connection, std::int64_t position, std::int64_t erased_by) {
  Statement payload = connection.Prepare(
      "UPDATE event_payload SET salt = NULL, payload = NULL, erased_by = :by"
      " WHERE position = :position AND payload IS NOT NULL");
  payload.Bind(":by", erased_by).Bind(":position", position).Run();
  Statement answer = connection.Prepare(
      "UPDATE command SET answer = 'null' WHERE id = (SELECT command FROM event WHERE position = :position)");
  answer.Bind(":position", position).Run();
}

}  // namespace

Result<std::int64_t> EraseWithin(WriteSession& session, const Projections& projections, const Erasure& erasure) {
  Connection& connection = ConnectionOf(session);
  for (const std::int64_t position : erasure.positions) {
    if (Result<void> known = CheckPosition(connection, position); !known) return known.error();
  }
  NewEvent event{.stream = erasure.stream,
                 .type = kErased,
                 .actor = session.command().actor,
                 .happened = erasure.happened,
                 .definition = {},
                 .payload = PayloadOf(erasure)};
  const Result<std::int64_t> by = session.Append(std::move(event));
  if (!by) return by.error();
  for (const std::int64_t position : erasure.positions) Tombstone(connection, position, *by);
  for (const std::string& blob : erasure.blobs) EraseBlob(connection, blob);
  for (const FormId form : erasure.drafts) EraseDraft(connection, form);
  EmptyProjections(connection, projections);
  Replay(connection, connection, projections);
  CompactSearch(connection, projections);
  return *by;
}

Result<std::int64_t> Erase(GroupWriter& writer, Database& database, const Erasure& erasure) {
  const Result<Document> erased = writer.Run(erasure.command, [&](WriteSession& session) -> Result<Document> {
    const Result<std::int64_t> by = EraseWithin(session, database.projections(), erasure);
    if (!by) return by.error();
    return Document(*by);
  });
  if (!erased) return erased.error();
  if (const Result<void> scrubbed = Scrub(writer); !scrubbed) return scrubbed.error();
  return erased->Number();
}

Result<void> Scrub(GroupWriter& writer) {
  return writer.RunAlone([](Connection& connection) -> Result<void> {
    connection.Execute("VACUUM");
    // The first column says whether a reader kept some of the log from being emptied.
    if (connection.Number("PRAGMA wal_checkpoint(TRUNCATE)") == 0) return {};
    return Error{ErrorCode::kUnavailable,
                 "It is erased from the record, but readers kept its old bytes in the file for now. Scrub again."};
  });
}

}  // namespace caseway::storage
