// GroupCommit: keeps a group of commands and audit rows in one transaction, or finds out which of them cannot be kept.
//
//   GroupCommit keeper(database, clock);
//   GroupOutcome outcome = keeper.Keep(jobs, rows);
//   if (!outcome.fatal.empty()) Stop();               // the disk cannot be trusted: acknowledge nothing
//
// It acknowledges nothing itself: the caller does, after Keep has returned. Threads: the writer's alone.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/ports/clock.h"
#include "core/ports/writer.h"
#include "storage/sqlite/appender.h"
#include "storage/sqlite/database.h"

namespace caseway::storage {

struct WriteJob {
  Command command;
  Writer::Work work;
  Writer::Done done;
};

struct AuditJob {
  AuditRow row;
  std::function<void(Result<void>)> done;  // none: nobody waits
};

struct GroupOutcome {
  std::vector<Result<Document>> answers;  // one a job, in order
  Result<void> audit;                     // whether all rows were kept
  std::string fatal;                      // why nothing of this may be acknowledged; else ""
  int commits = 0;
  bool replayed = false;
};

class GroupCommit {
 public:
  GroupCommit(Database& database, const Clock& clock);
  ~GroupCommit();

  GroupOutcome Keep(std::vector<WriteJob>& jobs, const std::vector<AuditJob>& rows);
  // Moves the write-ahead log into the file once it has `pages`. Returns why that is fatal, or "".
  std::string Checkpoint(int pages);
  // After something else has written on the connection.
  void Reload() {
    appender_.Load();
    database_.NoteAccessChange();
  }

 private:
  struct Attempt {
    bool kept = false;
    Error why = {};          // when not kept
    std::string fatal = {};  // the commit's own sync failed
  };
  Attempt Try(WriteJob* first, std::size_t count, const std::vector<AuditJob>& rows, GroupOutcome& outcome);
  Attempt Undone(const Error& why);
  void NoteAccess(const WriteJob* first, std::size_t count);
  void Fill(WriteJob* first, std::size_t count, const std::vector<AuditJob>& rows, GroupOutcome& outcome);
  void Replay(std::vector<WriteJob>& jobs, const std::vector<AuditJob>& rows, GroupOutcome& outcome);
  Result<Document> RunOne(WriteJob& job);
  Result<Document> Answer(WriteJob& job);
  static int CountPages(void* self, sqlite3* handle, const char* name, int pages);

  Database& database_;
  Connection& connection_;
  const Clock& clock_;
  Appender appender_;
  int wal_pages_ = 0;
};

}  // namespace caseway::storage
