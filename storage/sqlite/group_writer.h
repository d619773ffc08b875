// GroupWriter: core/ports/writer.h over SQLite: one thread, one commit for all that waited.
//
//   GroupWriter writer(database, clock, {.on_fatal = [](const std::string& why) { Log(why); std::_Exit(1); }});
//   writer.Run({.id = "c-1", .actor = grace, .at = now}, work);
//
// Each command has its savepoint; a fault of SQLite refuses that command alone, or, where SQLite rolled the whole group
// back, the commands are replayed one by one. A failed sync is fatal: nothing more is acknowledged and on_fatal is
// called. Destroying it finishes what is queued. Threads: any; see the port.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "core/ports/clock.h"
#include "core/ports/writer.h"
#include "storage/sqlite/database.h"

namespace caseway::storage {

struct GroupWriterOptions {
  std::size_t max_queued = 10000;      // commands waiting; more are refused
  std::size_t max_audit_rows = 50000;  // rows not yet kept; more are refused
  std::chrono::milliseconds audit_delay{100};
  int checkpoint_pages = 16000;  // of the write-ahead log, moved into the file after a commit was answered
  // Called once, on the writer's thread, when the disk can no longer be trusted. The server exits.
  std::function<void(const std::string& why)> on_fatal = [](const std::string&) {};
};

// Since the start, for `doctor` and the benches.
struct WriterCounts {
  std::int64_t commits = 0;
  std::int64_t commands = 0;  // acknowledged
  std::int64_t replays = 0;   // groups SQLite rolled back whole
};

class GroupWriter : public Writer {
 public:
  GroupWriter(Database& database, const Clock& clock, GroupWriterOptions options = {});
  ~GroupWriter() override;

  void Submit(Command command, Work work, Done done) override;
  Result<Document> Run(Command command, Work work) override;
  Result<void> SubmitAudit(AuditRow row) override;
  void SubmitAuditDurably(AuditRow row, std::function<void(Result<void>)> done) override;

  // Runs `deed` on the writer's thread between two groups, outside any transaction, and waits: for erasure and
  // compaction. What it throws as a SqliteError comes back as the Error.
  Result<void> RunAlone(std::function<Result<void>(Connection&)> deed);
  WriterCounts Counts() const;

 private:
  class Loop;
  std::unique_ptr<Loop> loop_;
};

// The connection behind a session made by GroupWriter: projections and queries inside work use it.
Connection& ConnectionOf(WriteSession& session);

}  // namespace caseway::storage
