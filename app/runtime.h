// Runtime: one council's record opened for work: database, writer, workflows, and what the commands share.
//
//   auto runtime = Runtime::Open({.folder = "data", .create = true}, clock, std::cerr);
//   runtime->Do("command", [&](WritableRecord& r, const casework::Deed& d) { return casework::OpenCase(r, ..., d); },
//   actor);
//
// Threads: Do and Read from any; the rest before anything is served.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "core/ports/clock.h"
#include "security/digest.h"
#include "storage/sqlite/blobs.h"
#include "storage/sqlite/database.h"
#include "storage/sqlite/group_writer.h"
#include "storage/sqlite/record.h"
#include "storage/sqlite/record_writer.h"
#include "web/service.h"

namespace caseway::app {

struct RuntimeOptions {
  std::filesystem::path folder = "data";
  std::filesystem::path workflows;  // "": where the program finds its own
  bool create = false;
  std::function<void(const std::string&)> on_fatal = {};
};

class Runtime {
 public:
  // Errors: a sentence for the person at the terminal: the folder is in use, a newer database, a fault in the
  // workflows.
  static Result<std::unique_ptr<Runtime>> Open(const RuntimeOptions& options, const Clock& clock);

  // Runs a use case on the writer and waits.
  using UseCase = std::function<Result<Document>(WritableRecord&, const casework::Deed&)>;
  Result<Document> Do(const Actor& actor, UseCase use_case);
  // The same without waiting; `done` is called on the writer's thread.
  void Queue(const Actor& actor, Instant now, UseCase use_case, RecordWriter::Done done);
  Result<void> Read(const std::function<void(Record&)>& read) { return reader_->Read(read); }
  // Builds the live workflows anew from what the council has set.
  Result<void> Refresh();

  storage::Database& database() { return *database_; }
  storage::GroupWriter& log() { return *log_; }
  RecordReader& reader() { return *reader_; }
  RecordWriter& writer() { return *writer_; }
  web::LiveHolder& live() { return live_; }
  const Digest& digest() const { return digest_; }
  const Clock& clock() const { return clock_; }
  std::string Property(const std::string& name);

 private:
  explicit Runtime(const Clock& clock) : clock_(clock) {}
  // The earlier versions of pathways that cases of this record are pinned to, read back from their kept texts.
  Result<void> RestoreBundles();

  const Clock& clock_;
  security::OpenSslDigest digest_;
  std::unique_ptr<storage::Database> database_;
  std::unique_ptr<storage::GroupWriter> log_;
  std::unique_ptr<RecordReader> reader_;
  std::unique_ptr<RecordWriter> writer_;
  pathway::Library shipped_;
  web::LiveHolder live_;
};

// The folder of the shipped workflows: beside the program, or in the source tree it was built in. "" when there is
// none.
std::filesystem::path FindWorkflows();

// The account that commands act as before any is named: the system itself.
Actor SystemActor();

// Shows `done of all` on a terminal, nothing when piped.
void ShowProgress(const char* what, std::int64_t done, std::int64_t all);

}  // namespace caseway::app
