#include "storage/sqlite/record_writer.h"

#include <utility>

#include "storage/sqlite/record.h"

namespace caseway::storage {

void SqliteRecordWriter::Submit(const std::string& command_id, const std::string& fingerprint, const Actor& actor,
                                Work work, Done done) {
  const Command command{command_id, actor.user, clock_.Now(), fingerprint};
  writer_.Submit(
      command,
      [work = std::move(work)](WriteSession& session) {
        SqliteWritableRecord record(session);
        return work(record);
      },
      std::move(done));
}

}  // namespace caseway::storage
