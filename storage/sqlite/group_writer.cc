#include "storage/sqlite/group_writer.h"

#include <atomic>
#include <future>
#include <utility>

#include "storage/sqlite/group_commit.h"
#include "storage/sqlite/write_queue.h"
#include "storage/sqlite/write_session.h"

namespace caseway::storage {

namespace {

Error Full() {
  return {ErrorCode::kUnavailable,
          "Too much is waiting to be saved, or the server is stopping. Nothing was changed: "
          "try again in a moment."};
}

Error Unconfirmed() {
  return {ErrorCode::kUnavailable, "We cannot say whether this was saved. Look at the record before you try again."};
}

// A closed queue with rows still on a disk that refuses them must end some time.
constexpr int kLastTries = 3;

}  // namespace

class GroupWriter::Loop {
 public:
  Loop(Database& database, const Clock& clock, GroupWriterOptions options)
      : database_(database),
        options_(std::move(options)),
        queue_({options_.max_queued, options_.max_audit_rows, options_.audit_delay}),
        keeper_(database, clock),
        thread_([this] { Run(); }) {}
  ~Loop() {
    closing_ = true;
    queue_.Close();
    thread_.join();
  }

  WriteQueue& queue() { return queue_; }
  WriterCounts Counts() const { return {commits_, commands_, replays_}; }
  bool IsFatal() const { return fatal_; }

 private:
  void Run();
  void Keep(WriteQueue::Group& group);
  void Acknowledge(WriteQueue::Group& group, GroupOutcome& outcome);
  void AcknowledgeAudit(std::vector<AuditJob>& rows, const Result<void>& kept);
  void RunAlone(std::vector<AloneJob>& jobs);
  void Fail(const std::string& why);
  static void Refuse(WriteQueue::Group& group);

  Database& database_;
  const GroupWriterOptions options_;
  WriteQueue queue_;
  GroupCommit keeper_;
  std::atomic<bool> closing_{false}, fatal_{false};
  std::atomic<std::int64_t> commits_{0}, commands_{0}, replays_{0};
  int last_tries_ = 0;
  std::thread thread_;  // last: it uses all of the above
};

void GroupWriter::Loop::Run() {
  while (true) {
    WriteQueue::Group group = queue_.Take();
    if (group.IsEmpty()) return;
    if (fatal_) {
      Refuse(group);
      continue;
    }
    if (!group.jobs.empty() || !group.audit.empty()) Keep(group);
    RunAlone(group.alone);
  }
}

void GroupWriter::Loop::Keep(WriteQueue::Group& group) {
  GroupOutcome outcome = keeper_.Keep(group.jobs, group.audit);
  commits_ += outcome.commits;
  if (outcome.replayed) ++replays_;
  if (!outcome.fatal.empty()) {
    Fail(outcome.fatal);
    WriteQueue::Group lost{std::move(group.jobs), std::move(group.audit), {}};
    Refuse(lost);
    return;
  }
  Acknowledge(group, outcome);
  if (const std::string why = keeper_.Checkpoint(options_.checkpoint_pages); !why.empty()) Fail(why);
}

void GroupWriter::Loop::Acknowledge(WriteQueue::Group& group, GroupOutcome& outcome) {
  for (std::size_t i = 0; i < group.jobs.size(); ++i) {
    if (outcome.answers[i]) ++commands_;
    group.jobs[i].done(std::move(outcome.answers[i]));
  }
  AcknowledgeAudit(group.audit, outcome.audit);
}

// Rows whose page was already sent must not be lost: they wait for the disk to have room.
void GroupWriter::Loop::AcknowledgeAudit(std::vector<AuditJob>& rows, const Result<void>& kept) {
  std::vector<AuditJob> again;
  for (AuditJob& row : rows) {
    if (row.done) {
      row.done(kept);
    } else if (!kept) {
      again.push_back(std::move(row));
    }
  }
  if (closing_ && ++last_tries_ > kLastTries) return;
  if (!again.empty()) queue_.GiveBack(std::move(again));
}

void GroupWriter::Loop::RunAlone(std::vector<AloneJob>& jobs) {
  for (AloneJob& job : jobs) {
    Result<void> outcome = fatal_ ? Result<void>(Unconfirmed()) : Guarded([&] { return job.deed(database_.writer()); });
    Result<void> loaded = Guarded([&]() -> Result<void> { return keeper_.Reload(), Result<void>(); });
    if (!loaded) Fail("the record cannot be read again: " + loaded.error().detail);
    job.done(outcome);
  }
}

void GroupWriter::Loop::Fail(const std::string& why) {
  if (fatal_.exchange(true)) return;
  options_.on_fatal(why);
}

void GroupWriter::Loop::Refuse(WriteQueue::Group& group) {
  for (WriteJob& job : group.jobs) job.done(Unconfirmed());
  for (AuditJob& row : group.audit) {
    if (row.done) row.done(Unconfirmed());
  }
  for (AloneJob& job : group.alone) job.done(Unconfirmed());
}

GroupWriter::GroupWriter(Database& database, const Clock& clock, GroupWriterOptions options)
    : loop_(std::make_unique<Loop>(database, clock, std::move(options))) {}
GroupWriter::~GroupWriter() = default;

void GroupWriter::Submit(Command command, Work work, Done done) {
  WriteJob job{std::move(command), std::move(work), std::move(done)};
  if (loop_->IsFatal() || !loop_->queue().Add(job)) job.done(Full());
}

Result<Document> GroupWriter::Run(Command command, Work work) {
  std::promise<Result<Document>> answer;
  std::future<Result<Document>> waiting = answer.get_future();
  Submit(std::move(command), std::move(work), [&](Result<Document> result) { answer.set_value(std::move(result)); });
  return waiting.get();
}

Result<void> GroupWriter::SubmitAudit(AuditRow row) {
  AuditJob job{std::move(row), {}};
  if (loop_->IsFatal() || !loop_->queue().Add(job)) return Full();
  return {};
}

void GroupWriter::SubmitAuditDurably(AuditRow row, std::function<void(Result<void>)> done) {
  AuditJob job{std::move(row), std::move(done)};
  if (loop_->IsFatal() || !loop_->queue().Add(job)) job.done(Full());
}

Result<void> GroupWriter::RunAlone(std::function<Result<void>(Connection&)> deed) {
  std::promise<Result<void>> outcome;
  std::future<Result<void>> waiting = outcome.get_future();
  AloneJob job{std::move(deed), [&](Result<void> result) { outcome.set_value(std::move(result)); }};
  if (!loop_->queue().Add(job)) return Full();
  return waiting.get();
}

WriterCounts GroupWriter::Counts() const { return loop_->Counts(); }

Connection& ConnectionOf(WriteSession& session) { return static_cast<SqliteSession&>(session).connection(); }

}  // namespace caseway::storage
