// SqliteRecordWriter: core/ports/record.h's RecordWriter over the group writer: work is given a whole record.
//
//   SqliteRecordWriter writer(group_writer, clock);
//   writer.Submit(form.command, fingerprint, grace, [=](WritableRecord& record) { return WriteNote(record, ...); },
//   done);
//
// Threads: as core/ports/writer.h.
#pragma once

#include <string>

#include "core/ports/clock.h"
#include "core/ports/record.h"
#include "core/ports/writer.h"

namespace caseway::storage {

class SqliteRecordWriter : public RecordWriter {
 public:
  // Both must outlive it.
  SqliteRecordWriter(Writer& writer, const Clock& clock) : writer_(writer), clock_(clock) {}
  void Submit(const std::string& command_id, const std::string& fingerprint, const Actor& actor, Work work,
              Done done) override;

 private:
  Writer& writer_;
  const Clock& clock_;
};

}  // namespace caseway::storage
