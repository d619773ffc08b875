#include "storage/sqlite/record.h"

#include "storage/sqlite/blobs.h"
#include "storage/sqlite/drafts.h"
#include "storage/sqlite/group_writer.h"

namespace caseway::storage {

Result<Draft> SqliteRecord::ReadDraft(FormId form) {
  return Guarded([&]() -> Result<Draft> { return storage::ReadDraft(ask_.connection, form); });
}

SqliteWritableRecord::SqliteWritableRecord(WriteSession& session) : session_(session), ask_(ConnectionOf(session)) {}

Result<Draft> SqliteWritableRecord::ReadDraft(FormId form) { return storage::ReadDraft(ask_.connection, form); }

Result<std::int64_t> SqliteWritableRecord::Append(NewEvent event, std::int64_t expected_sequence) {
  ask_.cases.Forget();
  if (expected_sequence < 0) return session_.Append(std::move(event), {});
  return session_.Append(std::move(event), expected_sequence);
}

Result<void> SqliteWritableRecord::KeepBundle(const std::string& digest, const std::string& pathway, int version,
                                              const std::string& text) {
  return storage::KeepBundle(ask_.connection, {digest, pathway, version, text});
}

Result<std::int64_t> SqliteWritableRecord::SaveDraft(const DraftDelta& delta) {
  return storage::SaveDraft(ask_.connection, delta);
}

Result<Draft> SqliteWritableRecord::FreezeDraft(FormId form, std::int64_t revision) {
  return storage::FreezeDraft(ask_.connection, form, revision);
}

Result<void> SqliteWritableRecord::ReopenDraft(FormId form) {
  storage::ReopenDraft(ask_.connection, form);
  return {};
}

Result<void> SqliteWritableRecord::KeepBlob(const std::string& digest, std::string_view bytes) {
  storage::KeepBlob(ask_.connection, digest, bytes);
  return {};
}

Result<void> SqliteRecordReader::Read(const std::function<void(Record&)>& read) {
  return Guarded([&]() -> Result<void> {
    Connection& connection = database_.Reader();
    const StepLimit limit(connection, most_steps_);
    const ReadSnapshot snapshot(connection);
    SqliteRecord record(connection);
    read(record);
    return {};
  });
}

}  // namespace caseway::storage
