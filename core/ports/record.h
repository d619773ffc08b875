// Record: the case record as one snapshot sees it; WritableRecord: the same on the writer, inside the savepoint of one
// command.
//
//   // a page, on a reader's thread
//   auto row = record.cases().Find(id);
//   // a use case, on the writer's thread
//   record.Append({.stream = {"case", id.value}, .type = events::kBanded, ...});
//
// Everything a use case reads through a WritableRecord includes what it appended before. Threads: one thread at a time;
// lives no longer than its snapshot or savepoint. No page may wait for anything while it holds a Record.
#pragma once

#include <functional>
#include <string>

#include "core/actor.h"
#include "core/event.h"
#include "core/ports/cases_reading.h"
#include "core/ports/council_reading.h"
#include "core/ports/drafts.h"
#include "core/ports/people_reading.h"
#include "core/ports/work_reading.h"
#include "core/result.h"

namespace caseway {

class Record {
 public:
  virtual ~Record() = default;
  virtual PeopleReading& people() = 0;
  virtual CasesReading& cases() = 0;
  virtual WorkReading& work() = 0;
  virtual CouncilReading& council() = 0;
  // What is being typed for a form (core/ports/drafts.h); revision 0 when nothing is.
  virtual Result<Draft> ReadDraft(FormId form) = 0;
};

class WritableRecord : public Record {
 public:
  // Keeps an event and folds it into the projections. Gives its position. Errors: kConflict when `expected_sequence` >=
  // 0 is not the stream's last; kInternal for a broken store.
  virtual Result<std::int64_t> Append(NewEvent event, std::int64_t expected_sequence = -1) = 0;
  virtual std::int64_t NextId() = 0;
  // Keeps the bundle's canonical text when its digest is first used (DESIGN section 5).
  virtual Result<void> KeepBundle(const std::string& digest, const std::string& pathway, int version,
                                  const std::string& text) = 0;
  // The draft store, within this command (core/ports/drafts.h).
  virtual Result<std::int64_t> SaveDraft(const DraftDelta& delta) = 0;
  virtual Result<Draft> FreezeDraft(FormId form, std::int64_t revision) = 0;
  virtual Result<void> ReopenDraft(FormId form) = 0;
  // Keeps a file's bytes under their digest.
  virtual Result<void> KeepBlob(const std::string& digest, std::string_view bytes) = 0;
};

// Where pages read: one snapshot on the calling thread, for as long as `read` runs; it must wait for nothing.
class RecordReader {
 public:
  virtual ~RecordReader() = default;
  // Errors: kUnavailable when the page's queries went over their step limit or the disk failed; `read` was then cut
  // short.
  virtual Result<void> Read(const std::function<void(Record&)>& read) = 0;
};

// Where use cases queue what they want written (one writer, group commit).
class RecordWriter {
 public:
  using Work = std::function<Result<Document>(WritableRecord&)>;
  using Done = std::function<void(Result<Document>)>;
  virtual ~RecordWriter() = default;
  // Runs `work` on the writer's thread in its own savepoint; calls `done` on that thread once the answer is durable (or
  // refused). The same command id again gets the first answer and runs nothing. `done` must not block.
  // `fingerprint` tells a repeat from another request under the same id, which is refused (core/ports/writer.h).
  virtual void Submit(const std::string& command_id, const std::string& fingerprint, const Actor& actor, Work work,
                      Done done) = 0;
  // The same, waiting. Never on a thread that serves requests.
  Result<Document> Run(const std::string& command_id, const Actor& actor, Work work);
};

}  // namespace caseway
